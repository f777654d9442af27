using System.Collections.Immutable;
using MirrorGen.Conversion;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Views;

namespace MirrorGen.Generation.Parts;

/// <summary>The list of the newest posts, and the archives of types, terms, authors and dates, page by page.</summary>
public sealed class ArchivePages : ISitePart
{
    public IEnumerable<SiteFile> Build(SiteContext site) =>
        from archive in site.Archives
        from page in Enumerable.Range(1, archive.PageCount)
        select site.Page(archive.Place with { Page = page }, Templates(archive), here => View(archive, page, here));

    // https://developer.wordpress.org/themes/basics/template-hierarchy/
    private static IEnumerable<string> Templates(Archive archive) => archive switch
    {
        { Kind: ArchiveKind.Posts } => ["home", "archive"],
        { Kind: ArchiveKind.PostType, Type: { } type } => [$"archive-{type.Slug}", "archive"],
        { Term: { Taxonomy: "category" } term } => [$"category-{term.Slug}", "category", "archive"],
        { Term: { Taxonomy: "post_tag" } term } => [$"tag-{term.Slug}", "tag", "archive"],
        { Term: { } term } => [$"taxonomy-{term.Taxonomy}-{term.Slug}", $"taxonomy-{term.Taxonomy}", "taxonomy", "archive"],
        { Kind: ArchiveKind.Format } => ["taxonomy-post_format", "taxonomy", "archive"],
        { Author: { } author } => [$"author-{author.Slug}", "author", "archive"],
        _ => ["date", "archive"],
    };

    private static ArchivePage View(Archive archive, int page, PageContext here)
    {
        var site = here.Site;
        string? At(int number) => number >= 1 && number <= archive.PageCount ? here.Href(archive.Place with { Page = number }) : null;
        var frontPage = archive.Kind == ArchiveKind.Posts;
        return new(here.View(), here.Frame(frontPage ? "home" : "archive", page == 1 ? archive.Title : here.Site.Wording.Say("{title} – page {page}", ("title", archive.Title), ("page", page))) with
        {
            Description = frontPage ? site.Blog.Tagline : HtmlCleaner.Text(archive.Description),
            Breadcrumbs = Breadcrumbs.Of(archive, here),
            PreviousHref = At(page - 1),
            NextHref = At(page + 1),
            Feeds = here.Href(Place.Feed(archive.Place)) is { } feed ? [new(archive.Title, feed)] : [],
        }, new()
        {
            Label = Label(archive, site),
            Title = archive.Title,
            DescriptionHtml = here.Blocks(archive.Description),
            ShowTitle = !frontPage || site.Blog.FrontPageId is not null,
            PostCount = archive.Posts.Count,
            Posts = [.. Shown(archive.Posts, page, Math.Max(1, site.Blog.PostsPerPage)).Select(post => PostViews.Summary(post, here))],
            Children = Children(archive, here),
            PageNumber = page,
            PageCount = archive.PageCount,
            Pages = PageNumbers.Of(archive.Place, page, archive.PageCount, here),
            NewerHref = At(page - 1),
            OlderHref = At(page + 1),
            FeedHref = here.Href(Place.Feed(archive.Place)),
            Website = archive.Author?.Website is { } website ? new(website.Host, here.Href(website)) : null,
        });
    }

    private static PostList Shown(PostList posts, int page, int perPage) =>
        posts.Slice((page - 1) * perPage, Math.Min(perPage, posts.Count - ((page - 1) * perPage)));

    private static string Label(Archive archive, SiteContext site) => archive switch
    {
        { Term: { Taxonomy: "category" } } => site.Wording.Say("Category"),
        { Term: { Taxonomy: "post_tag" } } => site.Wording.Say("Tag"),
        { Term: { } term } => site.Blog.Taxonomies.FirstOrDefault(taxonomy => taxonomy.Slug == term.Taxonomy)?.Name ?? term.Taxonomy,
        { Author: not null } => site.Wording.Say("Author"),
        { Kind: ArchiveKind.Format } => site.Wording.Say("Format"),
        { Kind: ArchiveKind.Year } => site.Wording.Say("Year"),
        { Kind: ArchiveKind.Month } => site.Wording.Say("Month"),
        { Kind: ArchiveKind.Day } => site.Wording.Say("Day"),
        _ => "",
    };

    private static ImmutableArray<LinkView> Children(Archive archive, PageContext here)
    {
        return [.. here.Site.Below(archive).Select(child => new LinkView(child.Title, here.Href(here.Site.Addresses.Of(child.Place)), child.Posts.Count))];
    }
}
