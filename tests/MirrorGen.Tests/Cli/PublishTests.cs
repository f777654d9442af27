using System.Reflection;
using System.Text.RegularExpressions;
using CommandLine;
using MirrorGen.Cli.Commands;
using MirrorGen.Content;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Cli;

public sealed partial class PublishTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("publish").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_host_that_it_does_not_know_is_wrong_usage_and_says_what_to_do()
    {
        var run = await Run.Of("publish", _folder, "--to", "netlify");

        run.Code.ShouldBe(2);
        run.Errors.ShouldContain("upload the folder site/");
    }

    [Fact]
    public async Task A_mirror_without_a_site_is_to_be_built_first()
    {
        var run = await Run.Of("publish", _folder, "--to", "github-pages");

        run.Code.ShouldBe(2);
        run.Errors.ShouldContain("mirrorgen build");
    }

    [Fact]
    public async Task The_workflow_is_printed_or_written_and_never_over_another_one()
    {
        var mirror = Path.Combine(_folder, "mirror");
        new ContentFolder(Path.Combine(mirror, "content")).Write(new Blog { Home = new("https://example.org/"), Title = "Example" }, CancellationToken.None);
        var repository = Directory.CreateDirectory(Path.Combine(_folder, "blog")).FullName;

        (await Run.Of("publish", mirror, "--to", "github-pages", "--workflow")).Output.ShouldContain("BLOG: \"https://example.org/\"");
        (await Run.Of("publish", mirror, "--to", "github-pages", "--workflow", "--repo", repository)).Code.ShouldBe(0);
        (await Run.Of("publish", mirror, "--to", "github-pages", "--workflow", "--repo", repository)).Code.ShouldBe(0, "the same again");
        var file = Path.Combine(repository, ".github", "workflows", "mirror.yml");
        File.AppendAllText(file, "# changed by its owner\n");

        (await Run.Of("publish", mirror, "--to", "github-pages", "--workflow", "--repo", repository)).Code.ShouldBe(2);
        File.ReadAllText(file).ShouldEndWith("# changed by its owner\n");
    }

    [Fact]
    public void The_options_in_the_documentation_are_those_of_the_program()
    {
        var documented = Option().Matches(Repository.Read("docs", "publishing.md")).Select(match => match.Groups[1].Value).Distinct();
        var there = typeof(PublishOptions).GetProperties().Select(property => property.GetCustomAttribute<OptionAttribute>()?.LongName);

        documented.Except(there).ShouldBeEmpty();
    }

    [GeneratedRegex("--([a-z][a-z-]+)")]
    private static partial Regex Option();
}
