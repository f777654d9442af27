using MirrorGen.Generation.Revisions;

namespace MirrorGen.Tests.Generation;

public sealed class ReadableTextTests
{
    [Theory]
    [InlineData("<p>The <strong>ferry</strong> leaves at <em>six</em>.</p>", "The ferry leaves at six.")]
    [InlineData("<h2>Fares</h2><p>See <a href=\"https://example.org/\">here</a>.<br>Or not.</p>", "Fares\n\nSee here.\nOr not.")]
    [InlineData("<ul><li>One</li><li>Two<ol start=\"3\"><li><p>Deep</p></li></ol></li></ul>", "• One\n• Two\n  3. Deep")]
    [InlineData("<table><tr><th>Stop</th><th>Time</th></tr><tr><td>Quay</td><td>07:10</td></tr></table>", "Stop | Time\nQuay | 07:10")]
    [InlineData("<pre><code>if (x)\n\n  go();\n</code></pre>", "if (x)\n  go();")]
    [InlineData("<figure><img src=\"../a/the%20quay.jpg\" alt=\"\"><figcaption>The quay</figcaption></figure>", "[the quay.jpg]\n\nThe quay")]
    [InlineData("<p><img src=\"x.jpg\" alt=\"A boat\"> at sea</p>", "[A boat] at sea")]
    [InlineData("<blockquote><p>One.</p><p>Two.</p></blockquote><hr>", "One.\n\nTwo.\n\n⁂")]
    [InlineData("<div>Loose <b>words</b><p>A paragraph.</p>and more</div>", "Loose words\n\nA paragraph.\n\nand more")]
    [InlineData("", "")]
    public void A_text_reads_as_its_readers_saw_it(string html, string text) => ReadableText.Of(html).ShouldBe(text);
}
