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
    public const string Robots = "robots.txt";
    public const string NoJekyll = ".nojekyll";
    public const string Redirects = "_redirects";
    public const string Htaccess = ".htaccess";
    public const string Nginx = "redirects.nginx.conf";

    public const string About = "about-this-mirror";
    public const string AllPosts = "all-posts";
    public const string Search = "search";
    public const string Topics = "topics";

    public static ImmutableArray<string> All { get; } = [NotFound, Feed, AtomFeed, CommentsFeed, Sitemap, Robots, NoJekyll, Redirects, Htaccess, Nginx];

    public static ImmutableArray<string> Feeds { get; } = [Feed, AtomFeed, CommentsFeed];

    /// <summary>Pages of our own: they take the path of their name unless the blog had something there.</summary>
    public static ImmutableArray<string> Pages { get; } = [About, AllPosts, Topics, Search];
}
