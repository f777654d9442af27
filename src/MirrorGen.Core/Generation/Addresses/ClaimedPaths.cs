using System.Security.Cryptography;
using System.Text;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Addresses;

/// <summary>
/// Hands out files so that no two are the same on any system: not even where <c>Twin</c> and <c>twin</c> are one name, and never a file where
/// another path needs a folder. The first to ask gets the path as it is.
/// </summary>
internal sealed class ClaimedPaths
{
    private readonly FingerprintSet _files = new();
    private readonly FingerprintSet _folders = new();

    public SitePath Claim(string wanted, string owner)
    {
        var path = SitePath.From(wanted);
        for (var attempt = 0; !TryClaim(path.Value); attempt++)
        {
            path = SitePath.From(Mended(wanted, attempt == 0 ? owner : $"{owner} {attempt}"));
        }

        return path;
    }

    private bool TryClaim(string path)
    {
        var folded = Fold(path);
        var file = Fingerprint.Of(folded);
        if (_files.Contains(file) || _folders.Contains(file))
        {
            return false;
        }

        var folders = Folders(folded).ToArray();
        if (folders.Any(_files.Contains))
        {
            return false;
        }

        _files.Add(file);
        foreach (var folder in folders)
        {
            _folders.Add(folder);
        }

        return true;
    }

    private static IEnumerable<UInt128> Folders(string folded)
    {
        for (var slash = folded.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = folded.IndexOf('/', slash + 1))
        {
            yield return Fingerprint.Of(folded.AsSpan(0, slash));
        }
    }

    // The folder of a page is what its address shows, so that is what gets the mark: news/index.html → news-1a2b3c4d/index.html.
    private static string Mended(string wanted, string owner)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)).AsSpan(0, 4));
        if (wanted.EndsWith("/index.html", StringComparison.OrdinalIgnoreCase))
        {
            return $"{wanted[..^"/index.html".Length]}-{mark}/index.html";
        }

        var dot = wanted.LastIndexOf('.');
        return dot > wanted.LastIndexOf('/') + 1 ? $"{wanted[..dot]}-{mark}{wanted[dot..]}" : $"{wanted}-{mark}";
    }

    // HFS+ leaves out the joiners when it compares names.
    private static string Fold(string path) =>
        path.Replace("\u200C", "", StringComparison.Ordinal).Replace("\u200D", "", StringComparison.Ordinal).ToUpperInvariant();
}
