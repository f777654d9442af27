using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Views;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Parts;

/// <summary>A page for each post of any type, and one for each part of a post that its author divided.</summary>
public sealed class SinglePages : ISitePart
{
    public IEnumerable<SiteFile> Build(SiteContext site) =>
        from post in site.Blog.Posts
        where site.Addresses.Has(Place.Of(post))
        from page in Enumerable.Range(1, site.PageCount(post))
        select site.Page(Place.Of(post) with { Page = page }, Templates(post, site), here => View(post, page, here));

    private static IEnumerable<string> Templates(Post post, SiteContext site) =>
        post.Id == site.Blog.FrontPageId ? ["front-page", "page", "single"]
        : post.Type == "page" ? [$"page-{post.Slug}", "page", "single"]
        : [$"single-{post.Type}", "single"];

    private static SinglePage View(Post post, int page, PageContext here)
    {
        var view = PostViews.Whole(post, page, here);
        var place = Place.Of(post);
        var frame = here.Frame(post.Type == "page" ? "page" : "single", post.Id == here.Site.Blog.FrontPageId ? here.View().Title : page == 1 ? view.Title : $"{view.Title} – page {page}");
        var image = here.Site.Images.FileOf(post.FeaturedMediaId) is { } file ? here.Absolute(file) : null;
        return new(here.View(), frame with
        {
            Description = view.Excerpt,
            OpenGraphType = post.Type == "page" ? "website" : "article",
            ImageUrl = image,
            Published = view.Published,
            Modified = here.Site.Wording.Date(post.Modified),
            StructuredData = post.Type == "page" ? "" : PostViews.StructuredData(post, view, frame.Canonical!, image, here.Site),
            Breadcrumbs = Breadcrumbs.Of(post, here),
            Feeds = view.CommentCount > 0 && here.Href(Place.CommentFeed(place)) is { } feed ? [new(here.Site.Wording.Say("Comments on {title}", ("title", view.Title)), feed)] : [],
            PreviousHref = page > 1 ? here.Href(place with { Page = page - 1 }) : null,
            NextHref = page < here.Site.PageCount(post) ? here.Href(place with { Page = page + 1 }) : null,
        }, view);
    }
}
