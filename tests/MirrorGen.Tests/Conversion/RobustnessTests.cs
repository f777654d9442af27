using FsCheck;
using FsCheck.Fluent;
using MirrorGen.Conversion;

namespace MirrorGen.Tests.Conversion;

/// <summary>Any text gets an answer, in a time that grows with its length and not with its square.</summary>
public sealed class RobustnessTests
{
    [Theory]
    [InlineData("<div>", 50_000)]
    [InlineData("<span style='font-weight:bold'>", 50_000)]
    [InlineData("<b>", 50_000)]
    [InlineData("<ul><li>", 10_000)]
    [InlineData("<blockquote>", 50_000)]
    [InlineData("<table><tr><td>", 20_000)]
    [InlineData("<details>", 20_000)]
    [InlineData("<figure>", 20_000)]
    [InlineData("<dl><dd>", 20_000)]
    [InlineData("<svg>", 50_000)]
    [InlineData("<math><mrow>", 20_000)]
    [InlineData("<my-element>", 50_000)]
    [InlineData("<p><b>", 20_000)]
    [InlineData("<a href=x>", 20_000)]
    [InlineData("<", 200_000)]
    [InlineData("<!--", 50_000)]
    [InlineData("&nbsp;", 100_000)]
    [InlineData("[", 20_000)]
    [InlineData("*a _b `c ", 20_000)]
    [InlineData("&lt;", 100_000)]
    public void Thousands_of_anything_are_survived_with_the_word_inside(string tag, int times)
    {
        var html = string.Concat(Enumerable.Repeat(tag, times)) + (tag.EndsWith('>') && tag is not "<svg>" ? "<i>deep</i>" : "");

        var markdown = HtmlToMarkdown.Convert(html).Markdown;

        if (tag.EndsWith('>') && tag is not "<svg>")
        {
            MarkdownToHtml.Render(markdown).ShouldContain("deep");
        }
    }

    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("*a ")]
    [InlineData("[")]
    [InlineData("<div>\n\n")]
    public void Markdown_of_an_attacker_is_survived_too(string piece) =>
        MarkdownToHtml.Render(string.Concat(Enumerable.Repeat(piece, 10_000)) + "deep").ShouldContain("deep");

    [Fact]
    public void A_long_text_is_proved_a_stretch_at_a_time_and_reads_as_a_whole()
    {
        var block = "<h2>Tide</h2><p>one</p><ul><li>a</li></ul><ul><li>b</li></ul><p>two</p><hr><p>in<em>tra</em><strong>「x」</strong>y</p>";
        var html = string.Concat(Enumerable.Repeat(block, 400));

        var rendered = MarkdownToHtml.Render(HtmlToMarkdown.Convert(html).Markdown);

        rendered.ShouldBe(HtmlCleaner.Blocks(html));
    }

    [Theory]
    [InlineData("<p>Tide</p></p>")]
    [InlineData("<h2 id=\"t\">Tide</h2><p>see <a href=\"#t\">above</a></p>")]
    [InlineData("<div dir=\"rtl\"><p>שלום</p></div><p>Tide</p>")]
    [InlineData("<p>a<b>b<p>c</b></p><ul><li>d</ul><p>e</p>")]
    [InlineData("<pre>\n\n<p>no</p>\n\n# no</pre><p>Tide &#8217; [x]: y</p>")]
    public void A_long_text_is_read_a_stretch_at_a_time_wherever_something_is_to_mend(string block)
    {
        var html = string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat("<p>Slack water, and the boats lie still.</p>\n", 40)) + block + "\n", 150));

        var rendered = MarkdownToHtml.Render(HtmlToMarkdown.Convert(html).Markdown);

        rendered.ShouldBe(HtmlCleaner.Blocks(html));
        MarkdownToHtml.Render(HtmlToMarkdown.Convert(rendered).Markdown).ShouldBe(rendered);
    }

    [Fact]
    public void What_nothing_can_say_is_kept_by_its_words_and_reported()
    {
        // A list of notes in bold is no list of notes; out of the bold it would be one.
        var html = string.Concat(Enumerable.Repeat("<p>Tide</p>", 200)) + "<p>a<sup><a href='#n1' id=r1>1</a></sup></p><b><ol><li id=n1>note <a href='#r1'>↩</a></li></ol>";

        var converted = HtmlToMarkdown.Convert(html);

        HtmlCleaner.Text(MarkdownToHtml.Render(converted.Markdown)).ShouldBe(HtmlCleaner.Text(html));
        converted.Fallbacks.ShouldContain(fallback => fallback.Block == "footnotes");
    }

    [Fact]
    public void A_table_of_thousands_of_cells_stays_html_and_takes_no_longer_than_its_length()
    {
        var html = "<table>" + string.Concat(Enumerable.Repeat("<tr><td>a</td><td>b</td><td>c</td></tr>", 4000)) + "</table>";

        HtmlToMarkdown.Convert(html).Fallbacks.ShouldBe([new Fallback("table", "more cells than anybody edits in Markdown")]);
    }

    [Theory]
    [InlineData("<table><td><tr><td>~~<!--nextpage-->")]
    [InlineData("<table><caption>c</caption><td><ol><li>one</li></ol><!--more-->")]
    public void A_page_break_in_a_table_of_one_cell_is_no_end_of_the_world(string html) =>
        HtmlToMarkdown.Convert(html).Markdown.ShouldContain("<!--");

    [Fact]
    public void Characters_that_html_has_no_place_for_take_no_word_along()
    {
        var rendered = MarkdownToHtml.Render(HtmlToMarkdown.Convert("<p>a\0b \ud800c\udc00 d\u0001e &#0;f &#xD800;g</p>").Markdown);

        rendered.ShouldBe("<p>a\uFFFDb \uFFFDc\uFFFD de \uFFFDf \uFFFDg</p>\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("<p>&nbsp;</p>")]
    [InlineData("<style>a{}</style><!-- nothing -->")]
    public void Nothing_becomes_nothing(string html)
    {
        HtmlToMarkdown.Convert(html).Markdown.ShouldBeEmpty();
        HtmlCleaner.Blocks(html).ShouldBeEmpty();
        HtmlCleaner.Text(html).ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_the_html_the_second_conversion_changes_nothing_and_no_word_is_lost()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<em> ", " </em>", "<ul>", "</ul>", "<ol start=7>", "</ol>", "<li>", "</li>", "<blockquote>", "</blockquote>", "<h2 id=a>", "</h2>", "<p id=b>", "<a href=\"#b\">", "<a href='/x?y=1&amp;z=(2)'>", "</a>",
            "<table>", "<tr>", "<td>", "<th>", "</table>", "<code>", "</code>", "<pre>", "</pre>", "<br>", "<hr>", "<img src=x.jpg alt='a *b* [c]'>", "<figure>", "<figcaption>", "</figcaption>", "</figure>", "<details><summary>", "</summary>", "</details>",
            "<sup>", "</sup>", "<del>", "</del>", "<div dir=rtl>", "</div>", "<dl>", "<dt>", "<dd>", "</dl>", " ", "\n", "&nbsp;", "word", "*", "_x_", "**", "`", "``", "# ", "1. ", "- ", "+", "> ", "|", "---", "===", "[a](b)", "![c](d)", "[^1]", "&lt;b&gt;", "&amp;amp;", "\\", "~~", "!", "東京", "「", "é", "🎉", "<!--more-->", "<!--nextpage-->", ":", "http://x.example/a_b",
            "<iframe src='https://www.youtube.com/embed/abcdefgh'></iframe>", "<video src=v.mp4></video>", "<ruby>東<rt>と</rt></ruby>", "<math><mi>x</mi></math>", "<span style='font-weight:bold'>", "</span>", "<abbr title=T>", "</abbr>", "<caption>", "<th colspan=2>", "<li value=3>", "<ol reversed>",
            "<sup><a href='#n1' id=r1>1</a></sup>", "<ol><li id=n1>note <a href='#r1'>↩</a></li></ol>", "<mark>", "</mark>", "<input type=checkbox checked>", "<span dir=rtl>", "<a name=b>", "<pre class=wp-block-verse>", "\t", "    ", "[", "]", "(", ")", "\"", "=", "&#10;", "<div>", "<center>",
        ];
        var soups = Gen.ArrayOf(Gen.Elements(pieces)).Select(all => string.Concat(all.Take(40))).ToArbitrary();
        Check.One(Properties.Of(cases: 600), Prop.ForAll(soups, soup =>
        {
            var markdown = HtmlToMarkdown.Convert(soup).Markdown;
            var rendered = MarkdownToHtml.Render(markdown, Players.Frames);
            rendered.ShouldBe(MarkdownToHtml.Render(HtmlToMarkdown.Convert(rendered).Markdown, Players.Frames), $"of {soup}");
            WordsOf(rendered).ShouldBe(WordsOf(soup), $"of {soup}");
        }));
    }

    // A note that is referred to twice has two ways back, which are nobody's words.
    private static string WordsOf(string html) => string.Join(' ', HtmlCleaner.Text(html).Replace("↩", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
