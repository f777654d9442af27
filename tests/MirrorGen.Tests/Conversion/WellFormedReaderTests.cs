using FsCheck;
using FsCheck.Fluent;
using MirrorGen.Conversion.Html;
using MirrorGen.Conversion.Shaping;

namespace MirrorGen.Tests.Conversion;

/// <summary>The quick reader reads what it takes on as the full parser does, and leaves the rest to it.</summary>
public sealed class WellFormedReaderTests
{
    [Theory]
    [InlineData("<p>a <b>b</b> &amp; c&#8217;s AT&T &nbsp;</p>\n<ul><li>x</li><li><p>y</p></li></ul>")]
    [InlineData("<figure class='a'><img src=\"/a?b=1&c=2\" alt=\"x &lt; y\" /><figcaption>z</figcaption></figure>")]
    [InlineData("<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>")]
    [InlineData("<table><tr><td>no body</td></tr></table>")]
    [InlineData("<pre>\n\nx\n</pre><style>p{}</style><script>var a = '<b>';</script><p>after</p>")]
    [InlineData("<div><P CLASS=x>y</P><!-- c --><!--more--><br/><hr></div>")]
    [InlineData("a\r\nb\rc")]
    public void What_is_well_formed_is_read_quickly_and_as_the_full_parser_reads_it(string html)
    {
        var quick = WellFormedReader.TryRead(html.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));

        quick.ShouldNotBeNull();
        Trees.Difference(Shaper.Shape(HtmlReader.Parse(html)), Shaper.Shape(quick)).ShouldBeNull();
    }

    [Theory]
    [InlineData("<p>a<p>b")]
    [InlineData("<b><i>x</b></i>")]
    [InlineData("<a href=x>a<a href=y>b</a></a>")]
    [InlineData("<ul><li>a<li>b</ul>")]
    [InlineData("<table>stray<tr><td>x</td></tr></table>")]
    [InlineData("<p><div>x</div></p>")]
    [InlineData("5 < 6")]
    [InlineData("&notit; &copy 2020")]
    [InlineData("<svg><p>x</p></svg>")]
    [InlineData("<h2>a<h3>b</h3></h2>")]
    [InlineData("<div/>x")]
    public void What_a_browser_would_mend_is_left_to_the_full_parser(string html) => WellFormedReader.TryRead(html).ShouldBeNull();

    [Fact]
    public void On_any_soup_the_two_readers_agree_or_the_quick_one_gives_up()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<p>x</p>", "<b>", "</b>", "<b>y</b>", "<i>", "</i>", "<a href=x>", "</a>", "<a href='z'>w</a>", "<ul>", "</ul>", "<ul><li>", "</li></ul>", "<li>", "</li>", "<div>", "</div>", "<h2>", "</h2>", "<blockquote>", "</blockquote>",
            "<table><tr><td>", "</td></tr></table>", "<table>", "</table>", "<tr>", "<td>", "</td>", "</tr>", "<caption>", "</caption>", "<pre>", "</pre>", "<br>", "<br/>", "</br>", "<hr>", "<img src=a>", "<img alt=\"&lt;&copy=1&amp;\" src='b'/>", "text", " ", "\n", "&amp;", "&lt;", "&nbsp;",
            "&copy;", "&copy", "&", "&#65;", "&#x41;", "&#0;", "&#128;", "<", ">", "</", "<!-- c -->", "<!--more-->", "<!-->", "<!doctype html>", "<script>", "</script>", "<style>a{}</style>", "<dl><dt>", "</dt></dl>", "<dd>", "<ruby>a<rt>b</rt></ruby>", "<form>", "</form>", "<span class=x id=y>", "</span>",
            "<noscript>", "</noscript>", "<button>", "<iframe src=a>", "</iframe>", "<o:p>", "</o:p>", "<font color=red>", "</font>", "<object>", "</object>", "<textarea>", "<summary>", "<details>", "</details>", "<figure>", "</figure>", "<code>", "</code>",
        ];
        var soups = Gen.ArrayOf(Gen.Elements(pieces)).Select(all => string.Concat(all.Take(14))).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(7, 11).WithEndSize(14), Prop.ForAll(soups, soup =>
            WellFormedReader.TryRead(soup) is not { } quick || Trees.Difference(Shaper.Shape(HtmlReader.Parse(soup)), Shaper.Shape(quick)) is null));
    }
}
