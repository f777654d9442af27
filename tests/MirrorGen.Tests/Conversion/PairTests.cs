using MirrorGen.Conversion;

namespace MirrorGen.Tests.Conversion;

/// <summary>
/// Each <c>name.in.html</c> has its <c>name.out.md</c> and <c>name.out.html</c>, which a person has read. <c>MIRRORGEN_ACCEPT=1</c> rewrites the latter two.
/// </summary>
public sealed class PairTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "MirrorGen.Tests", "Conversion", "Pairs");

    public static TheoryData<string> Names() =>
        [.. Directory.GetFiles(Folder, "*.in.html").Select(file => Path.GetFileName(file)[..^".in.html".Length]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Html_becomes_the_markdown_and_the_html_that_a_person_has_read(string name)
    {
        var html = File.ReadAllText(Path.Combine(Folder, name + ".in.html"));

        var converted = HtmlToMarkdown.Convert(html);
        var rendered = MarkdownToHtml.Render(converted.Markdown);

        Hold(name + ".out.md", converted.Markdown);
        Hold(name + ".out.html", rendered);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Converting_the_result_again_changes_nothing(string name)
    {
        var html = File.ReadAllText(Path.Combine(Folder, name + ".in.html"));
        var markdown = HtmlToMarkdown.Convert(html).Markdown;
        var rendered = MarkdownToHtml.Render(markdown, Players.Frames);

        var again = HtmlToMarkdown.Convert(rendered).Markdown;

        again.ShouldBe(markdown);
        MarkdownToHtml.Render(again, Players.Frames).ShouldBe(rendered);
    }

    private static void Hold(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable("MIRRORGEN_ACCEPT") == "1")
        {
            File.WriteAllText(path, text);
        }

        File.Exists(path).ShouldBeTrue($"{file} is missing: run with MIRRORGEN_ACCEPT=1 and read what it holds.");
        text.ShouldBe(File.ReadAllText(path));
    }
}
