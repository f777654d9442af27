using System.Security.Cryptography;
using System.Text;

namespace MirrorGen.Content;

/// <summary>The one place that touches the files in content/: UTF-8 without a mark, each whole or as it was before.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Lower-case hexadecimal; long enough to tell any two texts apart.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));

    public static string Hash(string text) => Hash(Utf8.GetBytes(text));

    /// <summary>Null when there is no such file, or an empty one, as a crash of the machine may leave it.</summary>
    public static string? HashOf(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        return bytes.Length == 0 ? null : Hash(bytes);
    }

    public static void Write(string path, string text) => WholeFile.Write(path, Utf8.GetBytes(text));

    public static string Read(string path) => File.ReadAllText(path, Utf8);
}
