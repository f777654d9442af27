using MirrorGen.Tests.Conversion;

namespace MirrorGen.EndToEnd;

/// <summary>Every known attack through the real converter and into a real browser: nothing runs, nothing is asked for, nothing is said.</summary>
public sealed class AttackTests(Chromium chromium) : IClassFixture<Chromium>
{
    // Each in a frame of its own; so many in one page.
    private const int AtATime = 50;

    private static readonly string[] All = Attacks.Read(Path.Combine(Surroundings.Repository, "tests", "xss-vectors.txt"));

    /// <summary>What must be shown to be heard: one of each way to run a script that this Chromium still has.</summary>
    private static readonly string[] Alive =
    [
        "<script>window.hacked=1</script>",
        "<img src=x onerror=window.hacked=1>",
        "<svg onload=window.hacked=1></svg>",
        "<a href=\"java&#9;script:window.hacked=1\">x</a>",
        "<iframe srcdoc=\"<script>parent.hacked=1</script>\"></iframe>",
        "<iframe src=\"data:text/html,<script>parent.hacked=1</script>\"></iframe>",
        "<input autofocus onfocus=window.hacked=1>",
        "<form action=\"javascript:window.hacked=1\"><button autofocus>x</button><input type=submit></form>",
        "<svg><a><animate attributeName=href values=\"javascript:window.hacked=1\" /><text x=20 y=20>x</text></a></svg>",
        "<svg></p><style><a id=\"</style><img src=x onerror=window.hacked=1>\"></style>",
        "<noscript><p title=\"</noscript><img src=x onerror=window.hacked=1>\">",
        "<p style=\"animation:x 1s\" onanimationstart=window.hacked=1>x</p><style>@keyframes x{}</style>",
    ];

    [SkippableFact]
    public async Task The_listener_hears_the_attacks_as_they_are()
    {
        var noises = await OpenEachAsync(All);

        var heard = noises.Where(noise => noise.Text is not null).Select(noise => All[noise.Text!.Value]).ToHashSet(StringComparer.Ordinal);
        Alive.Where(attack => !heard.Contains(attack)).ShouldBeEmpty("not heard");
        noises.ShouldContain(noise => noise.What.StartsWith("asked for https://evil.example/", StringComparison.Ordinal));
        noises.ShouldContain(noise => noise.What.StartsWith("stands for document.", StringComparison.Ordinal));

        // Many are of other browsers, or of other times; some only mean something as Markdown.
        heard.Count.ShouldBeGreaterThan(All.Length / 2);
    }

    [SkippableTheory]
    [InlineData("links")]
    [InlineData("frames")]
    public async Task Converted_to_markdown_and_back_no_attack_does_anything(string players)
    {
        using var scratch = new ScratchFolder();
        var hostile = scratch["hostile"];
        Directory.CreateDirectory(hostile);
        foreach (var (number, attack) in All.Index())
        {
            await File.WriteAllTextAsync(Path.Combine(hostile, $"{number:0000}.html"), attack);
        }

        await ConvertAsync(hostile, "markdown", scratch["markdown"], players);
        await ConvertAsync(scratch["markdown"], "html", scratch["html"], players);

        var html = await ReadAsync(scratch["html"]);

        // A frame of YouTube is let through on purpose, and asks YouTube.
        var noises = (await OpenEachAsync(html)).Where(noise => players == "links" || !noise.What.Contains("asked for http", StringComparison.Ordinal) || !noise.What.Contains("://www.youtube.com/", StringComparison.Ordinal));
        noises.Select(noise => Tell(noise, html)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Typed_as_markdown_no_attack_does_anything()
    {
        using var scratch = new ScratchFolder();
        var hostile = scratch["hostile"];
        Directory.CreateDirectory(hostile);
        foreach (var (number, attack) in All.Index())
        {
            await File.WriteAllTextAsync(Path.Combine(hostile, $"{number:0000}.md"), attack);
        }

        await ConvertAsync(hostile, "html", scratch["html"], "links");

        var html = await ReadAsync(scratch["html"]);

        (await OpenEachAsync(html)).Select(noise => Tell(noise, html)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task All_of_them_in_one_text_do_nothing()
    {
        using var scratch = new ScratchFolder();
        await File.WriteAllTextAsync(scratch["all.html"], string.Join("\n", All));
        await ConvertAsync(scratch["all.html"], "markdown", scratch["all.md"], "links");
        await ConvertAsync(scratch["all.md"], "html", scratch["out.html"], "links");
        await using var page = await OpenAsync();

        (await page.OpenAsync([await File.ReadAllTextAsync(scratch["out.html"])], walk: true)).ShouldBeEmpty();
    }

    private static async Task ConvertAsync(string from, string to, string target, string players)
    {
        var run = await Program.RunAsync("convert", from, "--to", to, "-o", target, "--players", players);
        run.ExitCode.ShouldBe(0, run.Everything);
    }

    private static async Task<string[]> ReadAsync(string folder) =>
        await Task.WhenAll(Enumerable.Range(0, All.Length).Select(number => File.ReadAllTextAsync(Path.Combine(folder, $"{number:0000}.html"))));

    private async Task<List<Noise>> OpenEachAsync(string[] texts)
    {
        await using var page = await OpenAsync();
        var noises = new List<Noise>();
        foreach (var group in texts.Index().Chunk(AtATime))
        {
            noises.AddRange((await page.OpenAsync([.. group.Select(text => text.Item)])).Select(noise => noise with { Text = group[0].Index + noise.Text }));
        }

        return noises;
    }

    private static string Tell(Noise noise, string[] html) => noise.Text is { } text ? $"{noise.What}\n  from {All[text]}\n  as   {html[text]}" : noise.What;

    private async Task<AttackedPage> OpenAsync()
    {
        Surroundings.NeedChromium();
        return await AttackedPage.CreateAsync(await chromium.NewContextAsync());
    }
}
