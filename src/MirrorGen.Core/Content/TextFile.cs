using System.Security.Cryptography;
using System.Text;

namespace MirrorGen.Content;

/// <summary>The one place that touches the files in content/: UTF-8 without a mark, each whole or as it was before.</summary>
internal static class TextFile
{
    private const int HashLength = 16;
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Lower-case hexadecimal; long enough to tell any two texts apart.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Hexadecimal(SHA256.HashData(bytes));

    public static string Hash(string text) => Hash(Utf8.GetBytes(text));

    /// <summary>Of a text that is too long to be in memory as a whole.</summary>
    /// <param name="write">Writes it, bit by bit.</param>
    /// <param name="also">Where the text goes besides.</param>
    public static string Hash(Action<Stream> write, Stream also)
    {
        using var sha = SHA256.Create();
        using (var hashing = new CryptoStream(also, sha, CryptoStreamMode.Write, leaveOpen: true))
        {
            write(hashing);
        }

        return Hexadecimal(sha.Hash);
    }

    /// <summary>Null when there is no such file, or an empty one, as a crash of the machine may leave it.</summary>
    public static string? HashOf(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        return file.Length == 0 ? null : Hexadecimal(SHA256.HashData(file));
    }

    public static void Write(string path, string text) => WholeFile.Write(path, Utf8.GetBytes(text));

    public static string Read(string path) => File.ReadAllText(path, Utf8);

    /// <summary>The same as <see cref="Read"/>, in UTF-8 and bit by bit.</summary>
    public static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        // As some editors save.
        var other = (file.ReadByte(), file.ReadByte()) switch { (0xFF, 0xFE) => Encoding.Unicode, (0xFE, 0xFF) => Encoding.BigEndianUnicode, _ => null };
        file.Position = 0;
        return other is null ? file : Encoding.CreateTranscodingStream(file, other, Utf8);
    }

    private static string Hexadecimal(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash[..HashLength]);
}
