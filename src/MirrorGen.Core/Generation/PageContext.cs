using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MirrorGen.Conversion;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Views;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>The page that is being written: links are made from here.</summary>
public sealed class PageContext
{
    private readonly SitePath _path;
    private readonly bool _absolute;

    /// <param name="absolute">Whether links name the host, too: for feeds, whose readers know no page that a link could be relative to.</param>
    public PageContext(SiteContext site, Place place, SitePath path, bool absolute = false)
    {
        Site = site;
        Place = place;
        _path = path;
        _absolute = absolute;
        Ids = new(site.ThemeIds);
    }

    internal PageIds Ids { get; }

    public SiteContext Site { get; }

    public Place Place { get; }

    /// <summary>The file that is being written.</summary>
    public SitePath Path => _path;

    /// <summary>The address that the blog had for this page: relative links in its texts start from there.</summary>
    public Uri Original => Place.PostId is { } id && (Site.Post(id)?.Permalink ?? Site.Attachment(id)?.Permalink) is { } permalink ? permalink.Url : Site.Blog.Home;

    /// <summary>The link from this page to another.</summary>
    public string Href(SitePath path) =>
        _absolute ? Absolute(path)
        : Root is { } root ? root + Addresses.Href.Relative(SitePath.Parse("index.html"), path)
        : Addresses.Href.Relative(_path, path);

    /// <summary>The link from this page to another; null when the site has no such page.</summary>
    public string? Href(Place place) => Site.Addresses.Find(place) is { } path ? Href(path) : null;

    /// <summary>The link for an address that may be the blog's: into the site where the mirror has it, otherwise as it is.</summary>
    public string Href(Uri url)
    {
        if (Site.Addresses.Find(url) is not { } path)
        {
            return url.AbsoluteUri;
        }

        var fragment = LeadsToLostComment(url.Fragment, path) ? "" : url.Fragment;
        return path == _path && fragment.Length > 1 && !_absolute ? fragment : Href(path) + fragment;
    }

    /// <summary>The page's absolute address: where the site is published, or at the origin when that is not known.</summary>
    public string Absolute(SitePath path) => new Uri(Site.Options.BaseUrl ?? Site.Blog.Home, Addresses.Href.Public(path)).AbsoluteUri;

    private string SiteTitle => Site.Blog.Title.Length > 0 ? Site.Blog.Title : Site.Blog.Home.Host;

    /// <summary>A text of the blog as clean HTML whose links fit this page.</summary>
    public string Html(Body body) => ContentHtml.Fit(body.Format == BodyFormat.Markdown ? MarkdownToHtml.Render(body.Read()) : MarkdownToHtml.Render(HtmlToMarkdown.Convert(body.Read()).Markdown), this);

    /// <summary>A comment or description as clean HTML whose links fit this page.</summary>
    public string Blocks(string html) => html.Length == 0 ? "" : ContentHtml.Fit(HtmlCleaner.Blocks(html), this);

    /// <summary>A title or caption as clean HTML whose links fit this page.</summary>
    public string Inline(string html) => html.Length == 0 ? "" : ContentHtml.Fit(HtmlCleaner.Inline(html), this);

    /// <summary>The frame of this page, to be completed by its part.</summary>
    /// <param name="kind">The template's family.</param>
    /// <param name="title">Plain text; the site's title itself on the front page.</param>
    public PageView Frame(string kind, string title)
    {
        var siteTitle = SiteTitle;
        var tagline = Site.Blog.Tagline;
        return new()
        {
            Kind = kind,
            Title = title,
            WindowTitle = title != siteTitle ? $"{title} – {siteTitle}" : tagline.Length > 0 ? $"{siteTitle} – {tagline}" : siteTitle,
            Canonical = Absolute(_path),
            IsFront = _path.Value == "index.html",
        };
    }

    public SiteView View()
    {
        var blog = Site.Blog;
        var language = blog.Language is { Length: > 0 } tag ? tag : "en";
        return new()
        {
            Title = SiteTitle,
            Tagline = blog.Tagline,
            Language = language,
            Dir = TextDirection.OfLanguage(language),
            Root = Root ?? RelativeRoot(),
            HomeHref = Href(SitePath.Parse("index.html")),
            AllPostsHref = Href(Site.Addresses.Of(Place.Own(OwnFiles.AllPosts))),
            TopicsHref = Href(Site.Addresses.Of(Place.Own(OwnFiles.Topics))),
            AboutHref = Href(Site.Addresses.Of(Place.Own(OwnFiles.About))),
            SearchHref = Href(Site.Addresses.Of(Place.Own(OwnFiles.Search))),
            FeedHref = Href(SitePath.Parse(OwnFiles.Feed)),
            Icon = Site.Images.Of(blog.IconId ?? 0, this),
            Logo = Site.Images.Of(blog.LogoId ?? 0, this),
            Menu = MenuView(Site.Menu),
            OriginHref = blog.Home.AbsoluteUri,
            OriginName = (blog.Home.Authority + blog.Home.AbsolutePath).TrimEnd('/'),
            Captured = Site.Wording.Date(blog.CapturedAt),
        };
    }

    // The page for addresses that don't exist is shown at any depth, so nothing relative to it can be right:
    // it names the place where the site is published, or finds the root by its script.
    private string? Root => Place == Place.NotFound ? Site.Options.BaseUrl?.AbsolutePath : null;

    // A comment that was never public is not here; a link to it then leads to its post.
    private bool LeadsToLostComment(string fragment, SitePath path) =>
        fragment.StartsWith("#comment-", StringComparison.Ordinal)
        && long.TryParse(fragment.AsSpan("#comment-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && (Site.Blog.Comments.PostOf(id) is not { } post || Site.Addresses.Find(Place.OfPost(post)) != path);

    private string RelativeRoot()
    {
        var depth = _path.Value.Count(letter => letter == '/');
        return new StringBuilder().Insert(0, "../", depth).ToString();
    }

    private ImmutableArray<MenuItemView> MenuView(ImmutableArray<MenuItem> items) =>
    [
        .. from item in items
           let target = item.Url is { } url ? Site.Addresses.Find(url) : null
           select new MenuItemView(item.Title, item.Url is { } url ? Href(url) : null, target == _path, MenuView(item.Children)),
    ];
}
