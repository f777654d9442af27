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
    private readonly HashSet<UInt128> _files = [];
    private readonly HashSet<UInt128> _folders = [];

    public SitePath Claim(string wanted, string owner)
    {
        var path = SitePath.From(wanted);
        for (var attempt = 0; !IsFree(path.Value); attempt++)
        {
            path = SitePath.From(Mended(wanted, attempt == 0 ? owner : $"{owner} {attempt}"));
        }

        _files.Add(Fingerprint.Of(Fold(path.Value)));
        foreach (var folder in Folders(path.Value))
        {
            _folders.Add(folder);
        }

        return path;
    }

    private bool IsFree(string path) =>
        Fingerprint.Of(Fold(path)) is var file && !_files.Contains(file) && !_folders.Contains(file) && !Folders(path).Any(_files.Contains);

    private static IEnumerable<UInt128> Folders(string path)
    {
        var folded = Fold(path);
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
