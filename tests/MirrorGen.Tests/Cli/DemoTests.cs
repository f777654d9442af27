using System.Text.Json;
using MirrorGen.Tests.Verification;

namespace MirrorGen.Tests.Cli;

/// <summary>The whole way, from HTTP to the verdict, on the blog that travels inside the program.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_demo_is_a_complete_mirror_and_a_second_run_rewrites_nothing()
    {
        var first = await Run.Of("demo", "-o", _folder["demo"]);

        first.Code.ShouldBe(0, first.Output + first.Errors);
        first.Output.ShouldContain("Could the original disappear now? Yes.");
        File.Exists(_folder["demo/site/index.html"]).ShouldBeTrue();

        var before = Files();
        var second = await Run.Of("demo", "-o", _folder["demo"]);

        second.Code.ShouldBe(0, second.Output + second.Errors);
        Files().ShouldBe(before);
    }

    [Fact]
    public async Task Json_is_the_report_and_nothing_else()
    {
        var run = await Run.Of("demo", "-o", _folder["demo"], "--json");

        using var report = JsonDocument.Parse(run.Output);
        report.RootElement.GetProperty("verdict").GetString().ShouldBe("complete");
        report.RootElement.GetProperty("steps").GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public async Task Quiet_says_the_result_alone()
    {
        var run = await Run.Of("demo", "-o", _folder["demo"], "--quiet");

        run.Errors.ShouldBeEmpty();
        run.Output.ShouldContain("Could the original disappear now?");
    }

    [Fact]
    public async Task What_happens_to_a_mirror_afterwards_is_seen_by_verify()
    {
        await Run.Of("demo", "-o", _folder["demo"], "-q");
        (await Run.Of("verify", _folder["demo"], "--offline")).Code.ShouldBe(0);

        var page = Directory.EnumerateFiles(_folder["demo/site/2023"], "index.html", SearchOption.AllDirectories).Order().Last();
        File.Delete(page);
        var damaged = await Run.Of("verify", _folder["demo"], "--offline");

        damaged.Code.ShouldBe(4);
        damaged.Output.ShouldContain("Links that lead nowhere");

        (await Run.Of("build", _folder["demo"])).Code.ShouldBe(0);
        File.Exists(page).ShouldBeTrue();
    }

    [Fact]
    public async Task A_run_that_brings_nothing_new_builds_nothing_and_what_somebody_took_away_is_built_again()
    {
        await Run.Of("demo", "-o", _folder["demo"], "-q");
        var again = await Run.Of("demo", "-o", _folder["demo"]);
        again.Errors.ShouldContain("nothing changed since the last build");

        File.Delete(_folder["demo/site/404.html"]);
        (await Run.Of("demo", "-o", _folder["demo"])).Code.ShouldBe(0);

        File.Exists(_folder["demo/site/404.html"]).ShouldBeTrue();
    }

    [Fact]
    public async Task A_blog_that_is_gone_is_no_obstacle_to_verify()
    {
        await Run.Of("demo", "-o", _folder["demo"], "-q");

        var run = await Run.Of("verify", _folder["demo"]);

        run.Code.ShouldBe(0, run.Output + run.Errors);
        run.Output.ShouldContain("Yes.");
    }

    [Fact]
    public async Task An_edit_shows_on_the_site_and_survives_the_next_run()
    {
        await Run.Of("demo", "-o", _folder["demo"], "-q");
        var post = Directory.EnumerateFiles(_folder["demo/content/posts"], "index.md", SearchOption.AllDirectories).Order().First();
        File.AppendAllText(post, "\nAdded years later.\n");

        (await Run.Of("build", _folder["demo"])).Code.ShouldBe(0);
        Site().ShouldContain(page => page.Contains("Added years later."));

        var again = await Run.Of("demo", "-o", _folder["demo"], "--verbose");
        again.Code.ShouldBe(0, again.Output);
        File.ReadAllText(post).ShouldEndWith("Added years later.\n");
        again.Output.ShouldContain("edited");
    }

    [Fact]
    public async Task The_site_can_be_built_with_nothing_but_content_and_media()
    {
        await Run.Of("demo", "-o", _folder["demo"], "-q");
        var before = Site();
        File.Delete(_folder["demo/snapshot.db"]);
        Directory.Delete(_folder["demo/site"], recursive: true);

        var run = await Run.Of("build", _folder["demo"]);

        run.Code.ShouldBe(0);
        run.Output.ShouldContain("That can't be proven.");
        Site().ShouldBe(before);
    }

    [Fact]
    public async Task Interrupting_says_how_to_go_on()
    {
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();
        using var output = new StringWriter();
        using var errors = new StringWriter();

        var code = await MirrorGen.Cli.App.RunAsync(["demo", "-o", _folder["demo"]], output, errors, null, interrupted.Token);

        code.ShouldBe(130);
        errors.ToString().ShouldContain("run the same command again to go on");
    }

    private string[] Site() =>
        [.. Directory.EnumerateFiles(_folder["demo/site"], "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    // Everything that a second run must leave alone: what it was, and when it was written.
    private string[] Files() =>
    [
        .. from name in new[] { "content", "media", "site" }
           from file in Directory.EnumerateFiles(_folder["demo/" + name], "*", SearchOption.AllDirectories)
           where Path.GetFileName(file) != ".mirrorgen"
           orderby file
           select $"{file} {File.GetLastWriteTimeUtc(file):O}",
    ];
}
