using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace MirrorGen.Generation;

/// <summary>The one place that writes XML: with its declaration, in UTF-8, whatever the platform's newline, and without characters that XML forbids.</summary>
internal static class XmlText
{
    public static string Of(XElement root) => Of(root.WriteTo);

    /// <summary>The same of elements that are made one by one while they are written: for files with as many as the blog has posts.</summary>
    public static string Of(XStreamingElement root) => Of(root.WriteTo);

    private static string Of(Action<XmlWriter> write)
    {
        var text = new StringBuilder("""<?xml version="1.0" encoding="UTF-8"?>""").Append('\n');
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = " ", NewLineChars = "\n", CheckCharacters = false };
        using (var writer = XmlWriter.Create(text, settings))
        {
            write(writer);
        }

        return text.Append('\n').ToString();
    }

    /// <summary>Text from outside that may go into XML: control characters, which no XML can hold, are left out.</summary>
    public static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
        }

        return clean.ToString();
    }
}
