using System.Collections.Immutable;

namespace MirrorGen.Generation;

/// <summary>What the site has that the blog had not, or had in another form. No page of the blog may stand in the way of these.</summary>
internal static class OwnFiles
{
    public const string NotFound = "404.html";
    public const string Feed = "feed/index.xml";
    public const string AtomFeed = "feed/atom/index.xml";
    public const string CommentsFeed = "comments/feed/index.xml";
    public const string Sitemap = "sitemap.xml";
    public const string WordPressSitemap = "wp-sitemap.xml";
    public const string Robots = "robots.txt";
    public const string NoJekyll = ".nojekyll";
    public const string Redirects = "_redirects";
    public const string Headers = "_headers";
    public const string Htaccess = ".htaccess";
    public const string Nginx = "redirects.nginx.conf";

    public const string About = "about-this-mirror";
    public const string AllPosts = "all-posts";
    public const string Search = "search";
    public const string Topics = "topics";

    public static ImmutableArray<string> Feeds { get; } = [Feed, AtomFeed, CommentsFeed];

    public static ImmutableArray<string> All { get; } = [NotFound, .. Feeds, .. Feeds.Select(AsPage), Sitemap, WordPressSitemap, Robots, NoJekyll, Redirects, Headers, Htaccess, Nginx];

    /// <summary>By which addresses WordPress gives the feeds of the whole blog. Those in other formats are answered in RSS 2.0, which every reader knows.</summary>
    public static ImmutableArray<(string Original, string File)> FeedAddresses { get; } =
    [
        ("feed/", Feed), ("feed/rss2/", Feed), ("feed/rss/", Feed), ("feed/rdf/", Feed), ("feed/atom/", AtomFeed), ("comments/feed/", CommentsFeed), ("comments/feed/rss2/", CommentsFeed),
        ("?feed=rss2", Feed), ("?feed=rss", Feed), ("?feed=rdf", Feed), ("?feed=atom", AtomFeed), ("?feed=comments-rss2", CommentsFeed),
    ];

    /// <summary>The name under which every host shows a feed for its folder; see docs/decisions/0008-feeds-at-their-own-address.md.</summary>
    public static string AsPage(string feed) => feed[..^"xml".Length] + "html";

    /// <summary>Pages of our own: they take the path of their name unless the blog had something there.</summary>
    public static ImmutableArray<string> Pages { get; } = [About, AllPosts, Topics, Search];
}
