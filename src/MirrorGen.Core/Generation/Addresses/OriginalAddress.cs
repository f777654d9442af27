namespace MirrorGen.Generation.Addresses;

/// <summary>
/// The one form in which addresses of the blog are compared: the decoded path below the front page (<c>2024/05/name/</c>), or, where WordPress
/// looks at the query, that (<c>?p=30</c>). Everything that means nothing to WordPress, such as <c>?utm_source</c>, is left out.
/// </summary>
internal static class OriginalAddress
{
    // https://developer.wordpress.org/reference/classes/wp/#properties: what chooses the page that is shown; the rest filters or decorates.
    private static readonly HashSet<string> Chosen = new(StringComparer.Ordinal)
    {
        "p", "page_id", "attachment_id", "name", "pagename", "attachment", "cat", "category_name", "tag", "author", "author_name",
        "m", "year", "monthnum", "day", "paged", "page", "post_type", "feed", "taxonomy", "term",
    };

    /// <summary>Null for what is not the blog's.</summary>
    public static string? Of(Origin origin, Uri url, IReadOnlySet<string>? ownVariables = null)
    {
        var path = origin.PathOf(url);
        if (path is null)
        {
            return null;
        }

        var query = Query(url, ownVariables);
        return query.Length > 0 && path is "" or "index.php" ? query : path;
    }

    /// <summary>The form in which two addresses that mean the same are equal: WordPress knows no case, and takes <c>index.php/</c> or not.</summary>
    public static string Key(string original)
    {
        var text = original.Trim('/').ToLowerInvariant();
        return text.StartsWith("index.php/", StringComparison.Ordinal) ? text["index.php/".Length..] : text == "index.php" ? "" : text;
    }

    /// <summary>The file below the site's root that stands for the address.</summary>
    public static string File(string original)
    {
        if (original.StartsWith('?'))
        {
            // ?cat=8&paged=2 can't be a file's name that a server finds by itself; the parts of it can: cat/8/paged/2/.
            original = string.Join('/', original[1..].Split('&', '=')) + "/";
        }

        return original.Length == 0 ? "index.html"
            : IsFile(original) ? original
            : original.TrimEnd('/') + "/index.html";
    }

    /// <summary>The folder, ending in <c>/</c>, for what lies below the page that such a file is.</summary>
    // about.html is a file, so nothing can lie in it; about/ stands in for the folder.
    public static string Folder(string file) =>
        file.EndsWith("index.html", StringComparison.Ordinal) ? file[..^"index.html".Length] : file[..file.LastIndexOf('.')] + "/";

    /// <summary>Permalinks such as <c>/%postname%.html</c> name a file by themselves.</summary>
    public static bool IsFile(string original) =>
        original.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || original.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);

    private static string Query(Uri url, IReadOnlySet<string>? ownVariables)
    {
        if (url.Query.Length < 2)
        {
            return "";
        }

        var chosen =
            from part in url.Query[1..].Split('&')
            let sign = part.IndexOf('=', StringComparison.Ordinal)
            where sign > 0
            let name = Uri.UnescapeDataString(part[..sign])
            where Chosen.Contains(name) || ownVariables?.Contains(name) == true
            select $"{name}={Origin.Decode(part[(sign + 1)..].Replace('+', ' '))}";
        var all = string.Join('&', chosen);
        return all.Length == 0 ? "" : "?" + all;
    }
}
