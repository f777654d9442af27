using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace MirrorGen.EndToEnd;

/// <summary><c>mirrorgen demo</c>: the first thing that a stranger runs.</summary>
public sealed partial class DemoTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_demo_is_a_whole_mirror_and_nothing_is_lost()
    {
        using var scratch = new ScratchFolder();
        var folder = new MirrorFolder(scratch["demo"]);

        var run = await Program.RunAsync("demo", "-o", folder.Root);

        run.ExitCode.ShouldBe(0, run.Everything);
        MirroredBlog.ReadReport(folder).GetProperty("verdict").GetString().ShouldBe("complete");
        File.Exists(Path.Combine(folder.Site, "2023", "03", "18", "the-night-of-the-goose", "index.html")).ShouldBeTrue();
        MirroredBlog.Texts(folder.Site).SelectMany(file => Mail().Matches(file.Text)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task The_demo_looks_as_it_should()
    {
        Surroundings.NeedChromium();
        using var scratch = new ScratchFolder();
        var folder = new MirrorFolder(scratch["demo"]);
        (await Program.RunAsync("demo", "-o", folder.Root)).ExitCode.ShouldBe(0);

        foreach (var device in Device.All)
        {
            foreach (var page in new[] { "index.html", "2023/03/18/the-night-of-the-goose/index.html", "2023/12/10/a-year-in-six-pictures/index.html", "about/index.html" })
            {
                await using var tab = await chromium.OpenAsync(device, ColorScheme.Light);
                await tab.GoAsync(new Uri(Path.Combine(folder.Site, page)));

                tab.Troubles.ShouldBeEmpty(page);
                (await tab.OverflowAsync()).ShouldBe(0, page);
                (await tab.ViolationsAsync()).ShouldBeEmpty(page);
                (await tab.Page.EvaluateAsync<int>("() => [...document.images].filter(image => image.naturalWidth === 0).length")).ShouldBe(0, page);
            }
        }
    }

    [GeneratedRegex(@"leak-mail|203\.0\.113\.|@lighthouse\.invalid|@reader\.invalid")]
    private static partial Regex Mail();
}
