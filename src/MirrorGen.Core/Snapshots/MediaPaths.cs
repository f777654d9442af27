using System.Security.Cryptography;
using System.Text;
using MirrorGen.WordPress;

namespace MirrorGen.Snapshots;

/// <summary>Keeps files apart that some disks would take for one: <c>IMG.jpg</c> and <c>img.jpg</c>, or two Unicode forms of one name.</summary>
internal static class MediaPaths
{
    /// <summary>Equal for paths that could be the same file on Windows or macOS.</summary>
    public static string Key(SitePath path) =>
        path.Value.Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant();

    /// <summary>The wanted path, then the same with longer and longer hashes of the address before the extension, and at last a folder of its own.</summary>
    public static IEnumerable<SitePath> Candidates(Uri url, SitePath wanted)
    {
        yield return wanted;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.AbsoluteUri)));
        var slash = wanted.Value.LastIndexOf('/');
        var dot = wanted.Value.LastIndexOf('.');
        var at = dot > slash + 1 ? dot : wanted.Value.Length;
        for (var length = 8; length <= hash.Length; length += 8)
        {
            yield return SitePath.From($"{wanted.Value[..at]}-{hash[..length]}{wanted.Value[at..]}");
        }

        // One of its folders is another file's name.
        yield return SitePath.From($"apart/{hash[..32]}/{wanted.Value[(slash + 1)..]}");
    }
}
