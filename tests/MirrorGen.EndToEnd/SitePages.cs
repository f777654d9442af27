using System.Text.RegularExpressions;

namespace MirrorGen.EndToEnd;

/// <summary>One page of each kind, as the seed's blog has it.</summary>
internal static partial class SitePages
{
    private static readonly Dictionary<string, Func<string, string>> Paths = new(StringComparer.Ordinal)
    {
        ["front page"] = _ => "index.html",
        ["list of posts"] = _ => "journal/index.html",
        ["post of every block"] = _ => "2020/06/01/every-block-of-text/index.html",
        ["post with media"] = _ => "2020/06/02/pictures-sounds-files/index.html",
        ["long post with many comments"] = _ => "2019/05/11/sixty-miles/index.html",
        ["right-to-left post"] = site => Directory.EnumerateFiles(Path.Combine(site, "2019", "05", "01"), "index.html", SearchOption.AllDirectories).First(file => !file.Contains("page", StringComparison.Ordinal) && Path.GetDirectoryName(file) != Path.Combine(site, "2019", "05", "01")),
        ["page"] = _ => "about/crew/wren/index.html",
        ["custom type"] = _ => "walk/round-the-point/index.html",
        ["category"] = _ => "category/coast/north/index.html",
        ["author"] = _ => "author/wren/index.html",
        ["year"] = _ => "2021/index.html",
        ["post with a history"] = _ => "2021/02/01/the-ferry-corrected/index.html",
        ["revision"] = RevisionOf("2021/02/01/the-ferry-corrected"),
        ["history"] = _ => "2021/02/01/the-ferry-corrected/revisions/index.html",
        ["file of the media library"] = _ => "panorama/index.html",
        ["page kept from its HTML"] = _ => "notices/to-mariners/index.html",
        ["term of a hidden taxonomy"] = _ => "beacon/red-beacon/index.html",
        ["tag"] = _ => "tag/rope/index.html",
        ["all posts"] = _ => "all-posts/index.html",
        ["topics"] = _ => "topics/index.html",
        ["search"] = _ => "search/index.html",
        ["about this mirror"] = _ => "about-this-mirror/index.html",
        ["not found"] = _ => "404.html",
    };

    public static IEnumerable<string> Kinds => Paths.Keys;

    /// <summary>The path of the page below the site's folder.</summary>
    public static string Find(string site, string kind)
    {
        var found = Paths[kind](site);
        var path = Path.IsPathRooted(found) ? Path.GetRelativePath(site, found) : found;
        File.Exists(Path.Combine(site, path)).ShouldBeTrue($"the site has no {kind}: {path}");
        return path;
    }

    // Wherever the site keeps revisions: the post's page leads to its history, and the history to each of them, below itself.
    private static Func<string, string> RevisionOf(string post) => site =>
    {
        var history = Links(Path.Combine(site, post, "index.html")).First(page => page.Contains("revision", StringComparison.Ordinal));
        return Links(history).First(page => page != history && page.StartsWith(Path.GetDirectoryName(history)!, StringComparison.Ordinal));
    };

    private static IEnumerable<string> Links(string page) =>
        from Match match in Link().Matches(File.ReadAllText(page))
        let target = match.Groups[1].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
        let file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(target)))
        where File.Exists(file) && file != page
        select file;

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Link();
}
