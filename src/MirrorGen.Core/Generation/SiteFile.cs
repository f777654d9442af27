using System.Text;
using System.Xml.Linq;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>
/// One file of the site. Its content is made when <see cref="Render"/> is called, once, by whatever thread: so a site of any size streams.
/// </summary>
public sealed class SiteFile(SitePath path, Func<ReadOnlyMemory<byte>> render)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public SitePath Path { get; } = path;

    public ReadOnlyMemory<byte> Render() => render();

    /// <summary>In UTF-8 without a mark, lines ending in a line feed.</summary>
    public static SiteFile Text(SitePath path, Func<string> text) => new(path, () => Utf8.GetBytes(text().ReplaceLineEndings("\n")));

    public static SiteFile Xml(SitePath path, Func<XElement> root) => Text(path, () => XmlText.Of(root()));
}
