namespace MirrorGen.WordPress;

/// <summary>
/// One file, one address: brings the many ways in which content names a file to the one under which the mirror keeps it
/// (<see cref="MediaFile.Url"/>). Photon (<c>i0.wp.com</c>) is resolved to the original, <c>http</c>, <c>https</c> and <c>www.</c> of the
/// blog's own host to its home, and what only asks for another size or gets around a cache (<c>?w=300</c>, <c>?ver=2</c>, <c>#…</c>) falls away.
/// </summary>
public static class MediaAddress
{
    // Programs that answer differently by their query; everything else with an extension is a file.
    private static readonly HashSet<string> Programs = new(StringComparer.OrdinalIgnoreCase) { "", ".php", ".asp", ".aspx", ".cgi", ".jsp", ".html", ".htm" };

    /// <param name="url">Absolute, as content or the library names it.</param>
    /// <param name="home">The blog's <see cref="Blog.Home"/>.</param>
    public static Uri Canonical(Uri url, Uri home)
    {
        url = WithoutPhoton(url);
        var file = !Programs.Contains(Path.GetExtension(url.AbsolutePath));
        var own = IsOwn(url, home);
        var result = new UriBuilder(url) { Fragment = "", UserName = "", Password = "" };
        if (file)
        {
            result.Query = "";
        }

        if (own)
        {
            result.Scheme = home.Scheme;
            result.Host = home.Host;
            result.Port = home.Port;
        }

        return result.Uri;
    }

    /// <summary>Whether the address lies on the blog's own host; <c>www.</c> and the scheme make no difference.</summary>
    public static bool IsOwn(Uri url, Uri home) =>
        url.Scheme is "http" or "https"
        && string.Equals(WithoutWww(url.IdnHost), WithoutWww(home.IdnHost), StringComparison.OrdinalIgnoreCase)
        && (url.Port == home.Port || (url.IsDefaultPort && home.IsDefaultPort));

    /// <summary>Whether the path looks like that of a file rather than of a page or a program.</summary>
    public static bool IsFile(Uri url) => !Programs.Contains(Path.GetExtension(url.AbsolutePath));

    /// <summary>Where the file belongs in <c>media/</c>: at its path below the blog's home; files of other hosts below <c>external/</c>.</summary>
    public static SitePath PathOf(Uri canonical, Uri home)
    {
        var path = Uri.UnescapeDataString(canonical.AbsolutePath);
        if (!IsOwn(canonical, home))
        {
            return Short(SitePath.From($"external/{canonical.IdnHost}{path}"));
        }

        var root = Uri.UnescapeDataString(home.AbsolutePath);
        var below = root.Length > 1 && path.StartsWith(root, StringComparison.Ordinal) ? path[root.Length..] : path;
        return Short(SitePath.From(canonical.Query.Length > 1 ? below + canonical.Query : below));
    }

    // Windows allows 260 characters for the whole path; nobody names files like this but to do harm, or by accident.
    private static SitePath Short(SitePath path)
    {
        const int Longest = 400;
        if (path.Value.Length <= Longest)
        {
            return path;
        }

        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(path.Value)).AsSpan(0, 8));
        var extension = Path.GetExtension(path.Value);
        return SitePath.From($"long/{hash}{(extension.Length is > 1 and < 8 ? extension : "")}");
    }

    // https://i0.wp.com/blog.example/wp-content/uploads/a.jpg?resize=300,200&ssl=1 → https://blog.example/wp-content/uploads/a.jpg
    private static Uri WithoutPhoton(Uri url)
    {
        if (url.Host is not ("i0.wp.com" or "i1.wp.com" or "i2.wp.com" or "i3.wp.com"))
        {
            return url;
        }

        var scheme = url.Query.Contains("ssl=1", StringComparison.Ordinal) ? "https" : "http";
        return Uri.TryCreate(scheme + ":/" + url.AbsolutePath, UriKind.Absolute, out var original) && original.Host.Contains('.', StringComparison.Ordinal) ? original : url;
    }

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
