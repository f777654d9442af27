using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Views;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>Turns posts into what the templates show of them.</summary>
internal static class PostViews
{
    public static string Title(Post post, SiteContext site) => site.Texts.Of(post).Title;

    public static PostSummaryView Summary(Post post, PageContext here) => Fill(post, here, new PostSummaryView
    {
        Id = post.Id,
        Type = post.Type,
        Format = post.Format,
        Title = Title(post, here.Site),
        TitleHtml = TitleHtml(post, here),
        Href = here.Href(Address(post, here.Site)),
    });

    /// <param name="page">Counted from 1: which part of a divided post.</param>
    public static PostView Whole(Post post, int page, PageContext here)
    {
        var site = here.Site;
        var place = Place.Of(post);
        var parts = DividedText.Divide(post.Body.Read());
        var html = post.PasswordProtected ? "" : here.Html(new Body(post.Body.Format, () => parts[page - 1]));
        var (older, newer) = site.Neighbours(post);
        var filled = (PostView)Fill(post, here, new PostView
        {
            Id = post.Id,
            Type = post.Type,
            Format = post.Format,
            Title = Title(post, here.Site),
            TitleHtml = TitleHtml(post, here),
            Href = here.Href(site.Addresses.Of(place)),
            Html = html,
            Taxonomies = Taxonomies(post, here),
            Comments = CommentThread.Of(post.Id, post.AuthorId, here),
            Pings = CommentThread.Pings(post.Id, here),
            OlderPost = older is null ? null : Link(older, here),
            NewerPost = newer is null ? null : Link(newer, here),
            Children = [.. site.Children(post.Id).Where(child => child.Type == post.Type).Select(child => Link(child, here))],
            Pages = parts.Length < 2 ? [] : [.. Enumerable.Range(1, parts.Length).Select(number => new PageNumberView(number, here.Href(place with { Page = number }), number == page))],
            History = post.Revisions.IsEmpty ? null : new LinkView(site.Wording.Say("History"), here.Href(site.Addresses.Of(Place.History(post))), post.Revisions.Length),
            SourceHref = here.Href(Place.Source(post)),
            OriginHref = post.Permalink.ToString(),
            OriginText = post.Permalink.Url.ToString(),
        });

        // Many authors put the featured image into the text as well; once is enough.
        return filled.Image is { } image && Shows(html, image) ? filled with { Image = null } : filled;
    }

    /// <summary>The direction of its text, where that differs from the site's; otherwise null.</summary>
    public static string? Direction(Post post, SiteContext site)
    {
        var direction = site.Texts.Of(post).Direction;
        return direction is not null && direction != TextDirection.OfLanguage(site.Blog.Language ?? "en") ? direction : null;
    }

    private static bool Shows(string html, ImageView image)
    {
        var name = image.Src[(image.Src.LastIndexOf('/') + 1)..];
        var stem = name[..Math.Max(0, name.LastIndexOf('.'))];
        stem = stem.EndsWith("-scaled", StringComparison.Ordinal) ? stem[..^"-scaled".Length] : stem;
        return stem.Length > 0 && Regex.IsMatch(html, $@"<img [^>]*/{Regex.Escape(stem)}(-\d+x\d+|-scaled)?\.\w+""", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    public static LinkView Link(Post post, PageContext here) => new(Title(post, here.Site), here.Href(Address(post, here.Site)));

    public static SitePath Address(Post post, SiteContext site) =>
        site.Addresses.Find(Place.Of(post)) ?? site.Addresses.Of(Place.Posts);

    /// <summary>https://schema.org/BlogPosting. The encoder of System.Text.Json writes no <c>&lt;</c>, so nothing can end the script element that it stands in.</summary>
    public static string StructuredData(Post post, PostView view, string canonical, string? image, SiteContext site) => JsonSerializer.Serialize(WithoutNulls(new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = post.Type == "post" ? "BlogPosting" : "Article",
        ["headline"] = view.Title,
        ["url"] = canonical,
        ["datePublished"] = view.Published?.Iso,
        ["dateModified"] = site.Wording.Date(post.Modified)?.Iso,
        ["author"] = site.Author(post.AuthorId) is { } author ? new Dictionary<string, string> { ["@type"] = "Person", ["name"] = author.Name } : null,
        ["image"] = image,
    }));

    private static Dictionary<string, object> WithoutNulls(Dictionary<string, object?> all) => all.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!, StringComparer.Ordinal);

    public static string TitleHtml(Post post, PageContext here) => ContentHtml.Fit(here.Site.Texts.Of(post).TitleHtml, here);

    private static PostSummaryView Fill(Post post, PageContext here, PostSummaryView view)
    {
        var site = here.Site;
        var excerpt = site.Texts.Of(post).Excerpt;
        var author = site.Author(post.AuthorId);
        return view with
        {
            Published = here.Site.Wording.Date(post.Published),
            Updated = post.Modified is { } modified && post.Published is { } published && modified.Date > published.Date ? here.Site.Wording.Date(modified) : null,
            Author = author is null ? null : new LinkView(author.Name, here.Href(site.Addresses.Of(Place.Of(author)))),
            Excerpt = excerpt,
            Image = site.Images.Of(post.FeaturedMediaId, here),
            Categories = Terms(post, "category", here),
            CommentCount = site.Blog.Comments.CountOf(post.Id),
            Sticky = post.Sticky,
            Protected = post.PasswordProtected,
            KeptFromPage = post.KeptFromPage,
            Deleted = here.Site.Wording.Date(post.DeletedAt),
            Dir = Direction(post, site),
        };
    }

    private static ImmutableArray<TaxonomyView> Taxonomies(Post post, PageContext here) =>
    [
        .. from taxonomy in here.Site.Blog.Taxonomies
           let terms = Terms(post, taxonomy.Slug, here)
           where !terms.IsEmpty
           select new TaxonomyView(taxonomy.Name, taxonomy.Slug, terms),
    ];

    private static ImmutableArray<LinkView> Terms(Post post, string taxonomy, PageContext here) =>
    [
        .. from id in post.TermIds.GetValueOrDefault(taxonomy, [])
           let term = here.Site.Term(taxonomy, id)
           where term is not null
           select new LinkView(term.Name, here.Href(here.Site.Addresses.Of(Place.Of(term)))),
    ];
}
