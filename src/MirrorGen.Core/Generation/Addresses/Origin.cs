using System.Text;

namespace MirrorGen.Generation.Addresses;

/// <summary>The place on the web where the blog was: tells its own addresses from everybody else's.</summary>
public sealed class Origin
{
    private readonly Uri _home;
    private readonly string _host;
    private readonly string _folder;

    /// <param name="home">The blog's front page, ending in <c>/</c>.</param>
    public Origin(Uri home)
    {
        _home = home;
        _host = WithoutWww(home);
        _folder = home.AbsolutePath.EndsWith('/') ? home.AbsolutePath : home.AbsolutePath + "/";
    }

    public Uri Home => _home;

    /// <summary>Whether the address is on the blog's host, be it with <c>http</c> or <c>https</c>, with <c>www.</c> or without.</summary>
    public bool Owns(Uri url) =>
        url.IsAbsoluteUri
        && url.Scheme is "http" or "https"
        && string.Equals(WithoutWww(url), _host, StringComparison.OrdinalIgnoreCase)
        && (url.Port == _home.Port || (url.IsDefaultPort && _home.IsDefaultPort));

    /// <summary>
    /// The path below the front page, decoded, without its leading slash (<c>2024/05/名前/</c>), or null for what is not the blog's.
    /// </summary>
    public string? PathOf(Uri url)
    {
        if (!Owns(url))
        {
            return null;
        }

        var path = url.AbsolutePath;
        if (path.StartsWith(_folder, StringComparison.OrdinalIgnoreCase))
        {
            return Decode(path[_folder.Length..]);
        }

        return path.Length == _folder.Length - 1 && _folder.StartsWith(path, StringComparison.OrdinalIgnoreCase) ? "" : null;
    }

    /// <summary>Reads percent-encoding segment by segment, so that an encoded slash does not become a folder.</summary>
    public static string Decode(string path) =>
        string.Join('/', path.Split('/').Select(segment => Uri.UnescapeDataString(segment).Replace("/", "%2F", StringComparison.Ordinal))).Normalize(NormalizationForm.FormC);

    private static string WithoutWww(Uri url) => url.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? url.IdnHost[4..] : url.IdnHost;
}
