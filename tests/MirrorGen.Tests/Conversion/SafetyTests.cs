using FsCheck;
using FsCheck.Fluent;
using MirrorGen.Conversion;

namespace MirrorGen.Tests.Conversion;

/// <summary>Nothing that runs, phones home or leaves its place gets through, from hostile HTML or from hostile Markdown.</summary>
public sealed class SafetyTests
{
    /// <summary>The vectors, which the browser test opens too.</summary>
    private static readonly string[] Vectors = Attacks.Read(Repository.PathTo("tests", "xss-vectors.txt"));

    public static TheoryData<string> All => [.. Vectors];

    [Theory]
    [MemberData(nameof(All))]
    public void A_known_attack_does_not_pass(string vector)
    {
        foreach (var players in Enum.GetValues<Players>())
        {
            Safety.Offences(MarkdownToHtml.Render(HtmlToMarkdown.Convert(vector).Markdown, players)).ShouldBeEmpty();
            Safety.Offences(MarkdownToHtml.Render(vector, players)).ShouldBeEmpty();
        }

        Safety.Offences(HtmlCleaner.Blocks(vector)).ShouldBeEmpty();
        Safety.Offences(HtmlCleaner.Inline(vector)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<table><tr><td>{0}</td><td rowspan=2>x</td></tr></table>")]
    [InlineData("<ul><li><blockquote>{0}</blockquote></li></ul>")]
    [InlineData("<figure><img src=x><figcaption>{0}</figcaption></figure>")]
    [InlineData("<dl><dt>{0}</dt><dd>{0}</dd></dl>")]
    [InlineData("<details><summary>{0}</summary>{0}</details>")]
    [InlineData("<svg><foreignObject>{0}")]
    [InlineData("<math><mi>{0}")]
    [InlineData("<p dir=rtl>{0}")]
    [InlineData("<noscript>{0}</noscript>")]
    [InlineData("<pre>{0}</pre>")]
    [InlineData("<a href=x>{0}</a>")]
    public void An_attack_inside_of_something_else_does_not_pass(string around)
    {
        foreach (var vector in Vectors)
        {
            var html = around.Replace("{0}", vector, StringComparison.Ordinal);
            Safety.Offences(MarkdownToHtml.Render(HtmlToMarkdown.Convert(html).Markdown, Players.Frames)).ShouldBeEmpty($"from {html}");
        }
    }

    [Fact]
    public void No_mixture_of_attacks_passes()
    {
        var pieces = Gen.OneOf(Gen.Elements(Vectors), Gen.Elements("<p>", "</p>", "<b>", "</i>", "<!--", "-->", "<![CDATA[", "\"", "'", "`", "```\n", "\n\n", "    ", "> ", "- ", "| a |\n|---|\n| ", "<table>", "<svg>", "<math>", "<style>", "</style>", "<textarea>", "<noscript>", "\\", "&lt;", "\0", "\ud800", "[^1]", "<a href=\"", "<div dir=rtl>"));
        var mixtures = Gen.ArrayOf(pieces).Select(all => string.Concat(all.Take(12))).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(7, 11), Prop.ForAll(mixtures, mixture =>
        {
            Safety.Offences(MarkdownToHtml.Render(HtmlToMarkdown.Convert(mixture).Markdown)).ShouldBeEmpty();
            Safety.Offences(MarkdownToHtml.Render(mixture)).ShouldBeEmpty();
            Safety.Offences(HtmlCleaner.Blocks(mixture)).ShouldBeEmpty();
        }));
    }
}
