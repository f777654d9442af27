using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Views;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Parts;

/// <summary>All posts by year and all pages; and all topics. With these everything can be reached without a script.</summary>
public sealed class IndexPages : ISitePart
{
    // More lines than this on a page are slow on a phone; then each year gets its own.
    private const int MostOnOnePage = 600;

    public IEnumerable<SiteFile> Build(SiteContext site)
    {
        var posts = site.Blog.Posts.Where(post => !IsPage(post, site)).OrderByDescending(post => post.Published ?? DateTimeOffset.MinValue).ThenByDescending(post => post.Id).ToImmutableArray();
        var divided = posts.Length > MostOnOnePage;
        yield return site.Page(Place.Own(OwnFiles.AllPosts), ["all-posts"], here => All(posts, divided, here));
        if (divided)
        {
            foreach (var year in posts.GroupBy(Year).Where(year => site.Addresses.Has(YearPlace(year.Key))))
            {
                yield return site.Page(YearPlace(year.Key), ["all-posts"], here => OneYear(year.Key, [.. year], here));
            }
        }

        yield return site.Page(Place.Own(OwnFiles.Topics), ["topics"], Topics);
    }

    private static AllPostsPage All(ImmutableArray<Post> posts, bool divided, PageContext here)
    {
        var years =
            from year in posts.GroupBy(Year)
            let href = divided ? here.Href(YearPlace(year.Key)) : null
            select new YearView(year.Key, href, year.Count(), href is null ? [.. year.Select(post => Line(post, here))] : []);
        return new(here.View(), here.Frame("all-posts", here.Site.Wording.Say("All posts")), new()
        {
            PostCount = posts.Length,
            Years = [.. years],
            Pages = Pages(here),
        });
    }

    private static AllPostsPage OneYear(string year, ImmutableArray<Post> posts, PageContext here) =>
        new(here.View(), here.Frame("all-posts", here.Site.Wording.Say("All posts of {year}", ("year", year))) with { Breadcrumbs = [new(here.Site.Wording.Say("All posts"), here.Href(here.Site.Addresses.Of(Place.Own(OwnFiles.AllPosts))))] }, new()
        {
            Year = year,
            PostCount = posts.Length,
            Years = [new(year, null, posts.Length, [.. posts.Select(post => Line(post, here))])],
        });

    private static ImmutableArray<PageLineView> Pages(PageContext here)
    {
        var pages = here.Site.Blog.Posts.Where(post => IsPage(post, here.Site)).OrderBy(post => post.MenuOrder).ThenBy(post => post.Id).ToArray();
        var parents = Parents.Of(pages, page => page.Id, page => page.ParentId);
        var below = pages.ToLookup(page => parents[page.Id]);
        return [.. Below(0, 1)];

        IEnumerable<PageLineView> Below(long parent, int level) =>
            from page in below[parent]
            let link = PostViews.Link(page, here)
            from line in Below(page.Id, level + 1).Prepend(new(link.Text, link.Href, level, PostViews.Direction(page, here.Site)))
            select line;
    }

    private static TopicsPage Topics(PageContext here)
    {
        var archives = here.Site.Archives.Where(archive => archive.Term is not null).ToLookup(archive => archive.Term!.Taxonomy);
        var groups =
            from taxonomy in here.Site.Blog.Taxonomies
            where archives[taxonomy.Slug].Any()
            let terms = archives[taxonomy.Slug].DistinctBy(archive => archive.Term!.Id).ToArray()
            let parents = Parents.Of(terms, archive => archive.Term!.Id, archive => archive.Term!.ParentId)
            select new TopicGroupView(taxonomy.Name, Below(0, terms.ToLookup(archive => parents[archive.Term!.Id]), here));
        return new(here.View(), here.Frame("topics", here.Site.Wording.Say("Topics")), [.. groups]);
    }

    private static ImmutableArray<TopicView> Below(long parent, ILookup<long, Archive> byParent, PageContext here) =>
    [
        .. from archive in byParent[parent]
           orderby archive.Title.ToUpperInvariant(), archive.Term!.Id
           select new TopicView(archive.Title, here.Href(here.Site.Addresses.Of(archive.Place)), archive.Posts.Count, Below(archive.Term!.Id, byParent, here)),
    ];

    private static PostLineView Line(Post post, PageContext here)
    {
        var link = PostViews.Link(post, here);
        return new(link.Text, link.Href, here.Site.Wording.Date(post.Published), post.Published is { } published ? here.Site.Wording.DayOfYear(published) : "", post.DeletedAt is not null, PostViews.Direction(post, here.Site));
    }

    private static bool IsPage(Post post, SiteContext site) => post.Type == "page" || site.Blog.PostTypes.Any(type => type.Slug == post.Type && type.Hierarchical);

    private static string Year(Post post) => post.Published?.ToString("yyyy", CultureInfo.InvariantCulture) ?? "";

    private static Place YearPlace(string year) => Place.Own($"{OwnFiles.AllPosts}/{year}");
}
