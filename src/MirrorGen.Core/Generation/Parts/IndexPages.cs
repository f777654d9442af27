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
        return new(here.View(), here.Frame("all-posts", "All posts"), new()
        {
            PostCount = posts.Length,
            Years = [.. years],
            Pages = [.. PagesBelow(0, 1, here)],
        });
    }

    private static AllPostsPage OneYear(string year, ImmutableArray<Post> posts, PageContext here) =>
        new(here.View(), here.Frame("all-posts", $"All posts of {year}") with { Breadcrumbs = [new("All posts", here.Href(here.Site.Addresses.Of(Place.Own(OwnFiles.AllPosts))))] }, new()
        {
            Year = year,
            PostCount = posts.Length,
            Years = [new(year, null, posts.Length, [.. posts.Select(post => Line(post, here))])],
        });

    private static IEnumerable<PageLineView> PagesBelow(long parent, int level, PageContext here)
    {
        var site = here.Site;
        var pages = parent == 0
            ? site.Blog.Posts.Where(post => IsPage(post, site) && (post.ParentId == 0 || site.Post(post.ParentId) is null)).OrderBy(post => post.MenuOrder).ThenBy(post => post.Id)
            : site.Children(parent).Where(post => IsPage(post, site)).AsEnumerable();
        // Parents in a circle would never end; nothing sensible is this deep.
        foreach (var page in level > 20 ? [] : pages)
        {
            var link = PostViews.Link(page, here);
            yield return new(link.Text, link.Href, level, PostViews.Direction(page, site));
            foreach (var below in PagesBelow(page.Id, level + 1, here))
            {
                yield return below;
            }
        }
    }

    private static TopicsPage Topics(PageContext here)
    {
        var archives = here.Site.Archives.Where(archive => archive.Term is not null).ToLookup(archive => archive.Term!.Taxonomy);
        var groups =
            from taxonomy in here.Site.Blog.Taxonomies
            where archives[taxonomy.Slug].Any()
            let known = archives[taxonomy.Slug].Select(archive => archive.Term!.Id).ToHashSet()
            let byParent = archives[taxonomy.Slug].ToLookup(archive => known.Contains(archive.Term!.ParentId) ? archive.Term.ParentId : 0)
            select new TopicGroupView(taxonomy.Name, Below(0, 1, byParent, here));
        return new(here.View(), here.Frame("topics", "Topics"), [.. groups]);
    }

    private static ImmutableArray<TopicView> Below(long parent, int level, ILookup<long, Archive> byParent, PageContext here) =>
    [
        .. from archive in level > 20 ? [] : byParent[parent]
           orderby archive.Title.ToUpperInvariant(), archive.Term!.Id
           select new TopicView(archive.Title, here.Href(here.Site.Addresses.Of(archive.Place)), archive.Posts.Length, Below(archive.Term!.Id, level + 1, byParent, here)),
    ];

    private static PostLineView Line(Post post, PageContext here)
    {
        var link = PostViews.Link(post, here);
        return new(link.Text, link.Href, Wording.Date(post.Published), post.Published?.ToString("d MMM", CultureInfo.InvariantCulture) ?? "", post.DeletedAt is not null, PostViews.Direction(post, here.Site));
    }

    private static bool IsPage(Post post, SiteContext site) => post.Type == "page" || site.Blog.PostTypes.Any(type => type.Slug == post.Type && type.Hierarchical);

    private static string Year(Post post) => post.Published?.ToString("yyyy", CultureInfo.InvariantCulture) ?? "";

    private static Place YearPlace(string year) => Place.Own($"{OwnFiles.AllPosts}/{year}");
}
