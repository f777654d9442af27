using System.Text;

namespace MirrorGen.Sources.SavedJson;

/// <summary>Bytes of a saved file as text: by their byte order mark, else as UTF-8, else as the Western code page that old tools saved in.</summary>
public static class LenientText
{
    private static readonly UTF8Encoding Strict = new(false, true);

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[3..];
        }
        else if (bytes.StartsWith(Encoding.Unicode.Preamble))
        {
            return Encoding.Unicode.GetString(bytes[2..]);
        }
        else if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // A file cut in the middle of a character is UTF-8 all the same; one with many such places is not.
            var text = Encoding.UTF8.GetString(bytes);
            return text.Count(c => c == '\uFFFD') <= 2 ? text : CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}
