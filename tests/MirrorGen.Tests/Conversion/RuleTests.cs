using MirrorGen.Conversion;

namespace MirrorGen.Tests.Conversion;

/// <summary>A row for each thing that a rule knows: what WordPress, a plugin or a word processor writes, and the Markdown that it means.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("<div class=\"wp-block-buttons\"><div class=\"wp-block-button\"><a class=\"wp-block-button__link\" href=\"/join\">Join</a></div></div>", "[Join](/join)")]
    [InlineData("<div class=\"wp-block-media-text\"><figure><img src=\"/m.jpg\" alt=\"M\"/></figure><div><p>Beside it.</p></div></div>", "![M](/m.jpg)\n\nBeside it.")]
    [InlineData("<div class=\"wp-block-cover\"><span aria-hidden=\"true\"></span><img alt=\"\" src=\"/c.jpg\"/><div><p>Over it.</p></div></div>", "![](/c.jpg)\n\nOver it.")]
    [InlineData("<figure class=\"wp-block-pullquote\"><blockquote><p>So it goes.</p><cite>Him</cite></blockquote></figure>", "> So it goes.\n>\n> <cite>Him</cite>")]
    [InlineData("<pre class=\"wp-block-verse\">one\n   <em>two</em></pre>", "one\\\n\u2002\u2002\u2002*two*")]
    [InlineData("<details><summary>More</summary><p>Hidden <b>text</b>.</p></details>", "<details>\n<summary>More</summary>\n\nHidden **text**.\n\n</details>")]
    [InlineData("<div class=\"wp-block-file\"><object data=\"/t.pdf\" type=\"application/pdf\"></object><a id=\"w1\" href=\"/t.pdf\">Timetable</a></div>", "[Timetable](/t.pdf)")]
    [InlineData("<ul class=\"wp-block-social-links\"><li><a href=\"https://m.example/@b\"><svg><path/></svg><span class=\"screen-reader-text\">Mastodon</span></a></li></ul>", "- [Mastodon](https://m.example/@b)")]
    [InlineData("<p>a</p><p><!--more--></p><p>b</p><!--nextpage--><p>c <!--more--> d</p>", "a\n\n<!--more-->\n\nb\n\n<!--nextpage-->\n\nc <!--more--> d")]
    [InlineData("<div class=\"wp-block-accordion-item\"><h3 class=\"wp-block-accordion-heading\"><button type=\"button\"><span>Which rope?</span><span aria-hidden=\"true\">+</span></button></h3><div class=\"wp-block-accordion-panel\"><p>Hemp.</p></div></div>", "### Which rope?\n\nHemp.")]
    [InlineData("<details><summary><div><h4>Which rope?</h4></div></summary><p>Hemp.</p></details>", "<details>\n<summary><h4>Which rope?</h4></summary>\n\nHemp.\n\n</details>")]
    public void Blocks_of_the_block_editor(string html, string markdown) => Holds(html, markdown);

    [Theory]
    [InlineData("<dl class=\"gallery-item\"><dt class=\"gallery-icon\"><a href=\"/a/\"><img src=\"/a.jpg\" alt=\"\" /></a></dt><dd class=\"wp-caption-text gallery-caption\">First</dd></dl>", "<figure>\n\n[![](/a.jpg)](/a/)\n\n<figcaption>First</figcaption>\n\n</figure>")]
    [InlineData("<p>[gallery ids=&#8221;1,2&#8243;] and [vc_row]text[/vc_row]</p>", "[gallery ids=”1,2″] and [vc_row]text[/vc_row]")]
    [InlineData("<div class=\"wp-playlist\"><audio controls preload=\"none\"></audio><noscript><ol><li><a href='/a.mp3'>Tide song</a></li></ol></noscript><script type=\"application/json\">{}</script></div>", "1. [Tide song](/a.mp3)")]
    [InlineData("<div class=\"wp-video\"><video class=\"wp-video-shortcode\" width=\"640\" poster=\"/p.jpg\" controls><source type=\"video/mp4\" src=\"/v.mp4?_=1\" /><a href=\"/v.mp4\">/v.mp4</a></video></div>", "<video poster=\"/p.jpg\" controls><source src=\"/v.mp4\" type=\"video/mp4\"></video>")]
    [InlineData("<p>Hi <img src=\"https://s.w.org/images/core/emoji/14/72x72/1f600.png\" alt=\"😀\" class=\"wp-smiley\" /></p>", "Hi 😀")]
    public void Shortcodes_and_images_of_the_classic_editor(string html, string markdown) => Holds(html, markdown);

    [Theory]
    [InlineData("<pre class=\"brush: css; title: ; notranslate\">a &gt; b {}</pre>", "```css\na > b {}\n```")]
    [InlineData("<pre class=\"EnlighterJSRAW\" data-enlighter-language=\"php\">$a;</pre>", "```php\n$a;\n```")]
    [InlineData("<pre><code class=\"hljs language-json\">{ <span class=\"hljs-attr\">\"a\"</span>: 1 }</code></pre>", "```json\n{ \"a\": 1 }\n```")]
    [InlineData("<div class=\"highlight highlight-source-js\"><pre>let <span>a</span>;</pre></div>", "```js\nlet a;\n```")]
    [InlineData("<div class=\"crayon-syntax\"><div class=\"crayon-toolbar\"><span class=\"crayon-language\">PHP</span></div><textarea>echo 1;</textarea></div>", "```php\necho 1;\n```")]
    [InlineData("<div class=\"wp_syntax\"><table><tr><td class=\"line_numbers\"><pre>1\n2</pre></td><td class=\"code\"><pre class=\"php\">a();\nb();</pre></td></tr></table></div>", "```php\na();\nb();\n```")]
    [InlineData("<p><code>one<br />\ntwo<br />\nthree</code></p>", "```\none\ntwo\nthree\n```")]
    [InlineData("<pre>```\na\n```</pre>", "````\n```\na\n```\n````")]
    [InlineData("<pre>see <a href=\"/x\">x</a>\n\nend</pre>", "<pre>see <a href=\"/x\">x</a>\n&#10;end</pre>")]
    [InlineData("<p><code>a `tick` b</code></p>", "``a `tick` b``")]
    public void Code_of_every_highlighter(string html, string markdown) => Holds(html, markdown);

    [Theory]
    [InlineData("<blockquote class=\"twitter-tweet\"><p lang=\"en\" dir=\"ltr\">Slack water.</p>&mdash; Tides <a href=\"https://t.example/1\">June 3</a></blockquote><script async src=\"https://platform.twitter.com/widgets.js\"></script>", "> Slack water.\n>\n> — Tides [June 3](https://t.example/1)")]
    [InlineData("<blockquote class=\"wp-embedded-content\"><a href=\"/p/\">Post</a></blockquote><iframe class=\"wp-embedded-content\" src=\"/p/embed/\"></iframe>", "> [Post](/p/)")]
    [InlineData("<iframe src=\"https://widget.example/w?id=1\" title=\"A widget\"></iframe>", "[A widget](https://widget.example/w?id=1)")]
    [InlineData("<p><script src=\"https://gist.github.com/o/0123456789abcdef0123.js?file=a.js\"></script></p>", "<https://gist.github.com/o/0123456789abcdef0123>")]
    [InlineData("<p><img src=\"data:image/svg+xml,%3Csvg%3E\" data-lazy-src=\"/real.jpg\" alt=\"R\"></p>", "![R](/real.jpg)")]
    [InlineData("<span class=\"loader\"></span><noscript><img src=\"/only.jpg\" alt=\"O\"></noscript>", "![O](/only.jpg)")]
    [InlineData("<p>x <span class=\"katex\"><span class=\"katex-mathml\"><math><mi>x</mi></math></span><span class=\"katex-html\" aria-hidden=\"true\">x</span></span> y</p>", "x <math><mi>x</mi></math> y")]
    [InlineData("<p>Then <span class=\"MathJax\"><math><mi>x</mi></math></span><script type=\"math/tex\">x</script> holds, <script type=\"math/tex\">y</script> too.</p>", "Then <math><mi>x</mi></math> holds, \\\\(y\\\\) too.")]
    public void Embeds_lazy_images_and_formulas(string html, string markdown) => Holds(html, markdown);

    [Theory]
    [InlineData("<p class=\"MsoNormal\"><b><span style=\"font-size:14pt\">Head<o:p></o:p></span></b></p><p class=\"MsoListParagraph\" style=\"mso-list:l0 level1 lfo1\"><span style=\"mso-list:Ignore\">1.<span>&nbsp; </span></span>boots</p><p style=\"mso-list:l0 level2 lfo1\"><span style=\"mso-list:Ignore\">·<span>&nbsp; </span></span>laces</p><p style=\"mso-list:l0 level1 lfo1\"><span style=\"mso-list:Ignore\">2.</span>lunch</p>", "**Head**\n\n1. boots\n   - laces\n2. lunch")]
    [InlineData("<b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><p dir=\"ltr\"><span style=\"font-weight:700\">Bold</span><span style=\"font-weight:400\"> plain </span><span style=\"font-style:italic\">it</span></p></b>", "**Bold** plain *it*")]
    [InlineData("<p><font color=\"red\">red</font> <big>big</big> <strike>gone</strike> <tt>code</tt></p>", "red big ~~gone~~ `code`")]
    [InlineData("<p>&nbsp;</p><p>&nbsp; a&nbsp;&nbsp; b&nbsp;c &nbsp;</p><p></p>", "a b\u00A0c")]
    [InlineData("<div class=\"su-spoiler-content\" style=\"display:none\"><p>Inside.</p></div><div style=\"display:none\">never seen</div>", "Inside.")]
    [InlineData("<form action=\"/s\"><label>Search <input type=\"search\"></label><button>Go</button></form><p>after</p>", "after")]
    [InlineData("<h3 id=\"s\">Section <a class=\"anchor\" href=\"#s\">#</a></h3>", "### <a id=\"s\"></a>Section")]
    [InlineData("<div class=\"sharedaddy\"><a href=\"https://x.example/share\">Share</a></div><p>text</p>", "text")]
    [InlineData("<div><span style=\"display: block\">Rope</span><span style=\"display:block\">Hemp, 20 m</span></div><p><a style=\"display:block\" href=\"/a\">One</a><a style=\"display:block\" href=\"/b\">Two</a></p>", "Rope\n\nHemp, 20 m\n\n[One](/a)\n\n[Two](/b)")]
    [InlineData("<p>10<span class=\"screen-reader-text\"> minutes</span><span aria-hidden=\"true\">min</span></p>", "10 min")]
    [InlineData("<a href=\"/rope\"><h2>Rope</h2><del>20</del> <span class=\"screen-reader-text\">Original price was: 20.</span><ins>18</ins></a>", "## [Rope](/rope)\n\n[~~20~~ <ins>18</ins>](/rope)")]
    public void Debris_goes_and_words_stay(string html, string markdown) => Holds(html, markdown);

    [Theory]
    [InlineData("<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td style=\"text-align:right\">1</td><td class=\"has-text-align-center\">2</td></tr></tbody></table>", "| a | b |\n| --: | :-: |\n| 1 | 2 |")]
    [InlineData("<table><tr><td>a<br>b</td><td><p>c</p><p>d</p></td></tr><tr><td>e</td><td>f</td></tr></table>", "|   |   |\n| --- | --- |\n| a<br>b | c<br><br>d |\n| e | f |")]
    [InlineData("<table><caption>Tides</caption><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>", "<figure>\n\n<figcaption>Tides</figcaption>\n\n| a |\n| --- |\n| b |\n\n</figure>")]
    [InlineData("<table><tr><th>x</th><td>1</td></tr></table>", "<table>\n<tbody>\n<tr>\n<th>x</th>\n<td>1</td>\n</tr>\n</tbody>\n</table>")]
    [InlineData("<table dir=\"rtl\"><thead><tr><th>יום</th></tr></thead><tbody><tr><td>שני</td></tr></tbody></table>", "<div dir=\"rtl\">\n\n| יום |\n| --- |\n| שני |\n\n</div>")]
    public void Tables(string html, string markdown) => Holds(html, markdown);

    [Theory]
    [InlineData("<p>left</p><p dir=\"rtl\">שלום <b>עולם</b></p><ul dir=\"rtl\"><li>אחד</li></ul>", "left\n\n<div dir=\"rtl\">\n\nשלום **עולם**\n\n- אחד\n\n</div>")]
    [InlineData("<p><a href=\"https://x.example/a_(b)?c=1&amp;d=2\" title=\"T &quot;q&quot;\">a [b]</a> <a href=\"https://x.example/\">https://x.example/</a> <a href=\"#\">n</a></p>", "[a \\[b\\]](https://x.example/a_(b)?c=1&d=2 \"T \\\"q\\\"\") <https://x.example/> n")]
    [InlineData("<a href=\"/card\"><h4>Card</h4><p>Text</p></a>", "#### [Card](/card)\n\n[Text](/card)")]
    [InlineData("<p><em>a</em><strong>b</strong> in<em>tra</em>word <b> x </b>y <i></i></p>", "*a*__b__ in*tra*word **x** y")]
    [InlineData("<p>one<br><br>two<br />three</p>", "one\n\ntwo\\\nthree")]
    [InlineData("<p><ruby>東<rt>とう</rt></ruby> H<sub>2</sub>O <kbd>Ctrl</kbd></p>", "<ruby>東<rt>とう</rt></ruby> H<sub>2</sub>O <kbd>Ctrl</kbd>")]
    [InlineData("<p><a href=\"#listing\">Code</a>, <a href=\"#%C3%BCber\">über</a></p><pre id=\"listing\">x = 1</pre><p id=\"über\">Text</p>", "[Code](#listing), [über](#über)\n\n<a id=\"listing\"></a>\n\n```\nx = 1\n```\n\n<a id=\"über\"></a>Text")]
    [InlineData("<ul><li>a</li></ul><ul><li><hr></li><li><a href=\"/x\">x</a></li></ul>", "- a\n\n* ---\n* [&#120;](/x)")]
    public void Text(string html, string markdown) => Holds(html, markdown);

    [Theory]
    [InlineData("<p>Tide<sup class=\"fn\"><a href=\"#a\" id=\"a-link\">1</a></sup>, again<sup class=\"fn\"><a href=\"#a\" id=\"a-link-2\">1</a></sup>.</p><ol class=\"wp-block-footnotes\"><li id=\"a\">About tides. <a href=\"#a-link\">↩︎</a></li></ol>", "Tide[^1], again[^1].\n\n[^1]: About tides.")]
    [InlineData("<p>Tide<a href=\"#f1\" id=\"r1\"><sup>[1]</sup></a>.</p><p><a id=\"f1\" href=\"#r1\">1</a>. About tides.</p>", "Tide[^1].\n\n[^1]: About tides.")]
    [InlineData("<p>Tide<a href='https://blog.example/p/#footnote-1'><sup>1</sup></a>.</p><ol><li id='footnote-1'>About tides.</li></ol>", "Tide[<sup>1</sup>](https://blog.example/p/#footnote-1).\n\n1. <a id=\"footnote-1\"></a>About tides.")]
    [InlineData("<p>Tide<sup><a href=\"#n\" id=\"r\">1</a></sup></p><ol><li id=\"n\"><a href=\"#r\">The almanac</a> says so. <a href=\"#r\">Back to text</a></li></ol>", "Tide[^1]\n\n[^1]: The almanac says so.")]
    public void Footnotes_of_any_make(string html, string markdown)
    {
        Holds(html, markdown);
        var rendered = MarkdownToHtml.Render(HtmlToMarkdown.Convert(html).Markdown, Players.Frames);
        HtmlToMarkdown.Convert(rendered).Markdown.TrimEnd('\n').ShouldBe(markdown);
    }

    [Fact]
    public void Leftover_shortcodes_are_named_each_once()
    {
        var converted = HtmlToMarkdown.Convert("<p>[vc_row a=1]x[/vc_row] [vc_row] [sic] [1] [gallery]</p><pre>[in_code]</pre>");

        converted.Shortcodes.ShouldBe(["vc_row", "gallery"]);
    }

    [Fact]
    public void A_block_that_markdown_cannot_say_is_named_with_the_reason()
    {
        var converted = HtmlToMarkdown.Convert("<table><tr><th colspan=2>a</th></tr><tr><td>b</td><td>c</td></tr></table>");

        converted.Fallbacks.ShouldBe([new Fallback("table", "cells that span columns or rows")]);
    }

    [Fact]
    public void Players_are_links_on_a_page_and_frames_when_asked_for()
    {
        const string Markdown = "<iframe src=\"https://www.youtube.com/embed/aBcDeFgHiJk?feature=oembed\" title=\"A film\"></iframe>\n";

        MarkdownToHtml.Render(Markdown).ShouldBe("<p><a href=\"https://www.youtube.com/watch?v=aBcDeFgHiJk\">A film</a></p>\n");
        MarkdownToHtml.Render(Markdown, Players.Frames).ShouldContain("<iframe");
    }

    [Fact]
    public void The_two_links_of_a_file_are_two_words_on_a_page()
    {
        const string Html = "<div class=\"wp-block-file\"><a href=\"/t.pdf\">Timetable</a><a href=\"/t.pdf\" class=\"wp-block-file__button\" download>Download</a></div>";

        var page = MarkdownToHtml.Render(HtmlToMarkdown.Convert(Html).Markdown);

        page.ShouldBe("<p><a href=\"/t.pdf\">Timetable</a> <a href=\"/t.pdf\">Download</a></p>\n");
        HtmlCleaner.Text(Html).ShouldBe(HtmlCleaner.Text(page));
        MarkdownToHtml.Render("[a](/a)[![](/i.jpg)](/i), [ta](/b)*b*le").ShouldBe("<p><a href=\"/a\">a</a><a href=\"/i\"><img src=\"/i.jpg\" alt=\"\"></a>, <a href=\"/b\">ta</a><em>b</em>le</p>\n");
    }

    [Fact]
    public void Notes_stand_where_they_were_written_before_a_page_break()
    {
        var html = MarkdownToHtml.Render("a[^1]\n\n[^1]: note\n\n<!--nextpage-->\n\nb\n");

        html.IndexOf("note", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("<!--nextpage-->", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Salt &amp; <em>Pepper</em><script>x</script>", "Salt &amp; <em>Pepper</em>", "Salt & Pepper")]
    [InlineData("List<Tide>", "List", "List")]
    [InlineData("<p>a</p><p>b</p>", "a<br>\nb", "a b")]
    [InlineData("plain", "plain", "plain")]
    public void Titles_become_inline_html_or_words(string html, string inline, string text)
    {
        HtmlCleaner.Inline(html).ShouldBe(inline);
        HtmlCleaner.Text(html).ShouldBe(text);
    }

    private static void Holds(string html, string markdown) => HtmlToMarkdown.Convert(html).Markdown.TrimEnd('\n').ShouldBe(markdown);
}
