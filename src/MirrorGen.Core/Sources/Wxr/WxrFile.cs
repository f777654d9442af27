using System.Xml;
using System.Xml.Linq;

namespace MirrorGen.Sources.Wxr;

/// <summary>Walks an export element by element: one post is in memory at a time, however large the file.</summary>
internal sealed class WxrFile(string path)
{
    /// <summary>Characters that XML can't hold and that were therefore left out; of the last walk.</summary>
    public int Removed { get; private set; }

    /// <summary>What ended the last walk before the end of the file.</summary>
    public XmlException? CutOff { get; private set; }

    /// <summary>The direct children of <c>channel</c>, in their order: what the blog says of itself, its authors and terms, then its items.</summary>
    public IEnumerable<XElement> Elements(CancellationToken cancel)
    {
        CutOff = null;
        using var text = new SoundXmlReader(new StreamReader(path));
        // No DTD is read and nothing is resolved: an export has no business with other files.
        using var xml = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false, IgnoreComments = true, IgnoreProcessingInstructions = true });
        if (!Try(() => xml.ReadToFollowing("channel")) || !Try(xml.Read))
        {
            yield break;
        }

        while (!xml.EOF && xml.Depth > 1)
        {
            cancel.ThrowIfCancellationRequested();
            Removed = text.Removed;
            if (xml.NodeType != XmlNodeType.Element)
            {
                if (!Try(xml.Read))
                {
                    yield break;
                }

                continue;
            }

            XElement? element = null;
            if (!Try(() => (element = (XElement)XNode.ReadFrom(xml)) is not null))
            {
                yield break;
            }

            yield return element!;
        }
    }

    private bool Try(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (XmlException e)
        {
            CutOff = e;
            return false;
        }
    }
}
