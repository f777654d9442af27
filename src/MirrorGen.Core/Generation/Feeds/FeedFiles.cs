using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.Conversion;
using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Feeds;

/// <summary>The feeds that the blog had: of its newest posts (RSS and Atom) and comments, and of each term, author and type.</summary>
public sealed class FeedFiles : ISitePart
{
    private const int Items = 10;

    public IEnumerable<SiteFile> Build(SiteContext site)
    {
        var newest = site.Blog.Posts
            .Where(post => post.Type == "post" && post.DeletedAt is null)
            .OrderByDescending(post => post.Published ?? DateTimeOffset.MinValue).ThenByDescending(post => post.Id)
            .Take(Items).ToImmutableArray();
        var front = SitePath.Parse("index.html");
        yield return Write(OwnFiles.Feed, here => Rss.Write(OfPosts(here.View().Title, site.Blog.Tagline, front, newest, here)));
        yield return Write(OwnFiles.AtomFeed, here => Atom.Write(OfPosts(here.View().Title, site.Blog.Tagline, front, newest, here)));
        yield return Write(OwnFiles.CommentsFeed, here => Rss.Write(OfComments(here)));
        foreach (var archive in site.Archives.Where(archive => site.Addresses.Has(Place.Feed(archive.Place))))
        {
            var page = site.Addresses.Of(archive.Place);
            yield return Write(site.Addresses.Of(Place.Feed(archive.Place)).Value, here =>
                Rss.Write(OfPosts($"{archive.Title} – {here.View().Title}", HtmlCleaner.Text(archive.Description), page, [.. archive.Posts.Take(Items)], here)));
        }

        SiteFile Write(string path, Func<PageContext, System.Xml.Linq.XElement> feed)
        {
            var file = SitePath.Parse(path);
            return SiteFile.Xml(file, () => feed(new PageContext(site, Place.Posts, file, absolute: true)));
        }
    }

    private static Feed OfPosts(string title, string description, SitePath page, ImmutableArray<Post> posts, PageContext here) => new()
    {
        Title = title,
        Description = description,
        Link = here.Href(page),
        Self = here.Absolute(here.Path),
        Language = here.Site.Blog.Language,
        Items = [.. posts.Select(post => Item(post, new PageContext(here.Site, Place.Of(post), here.Path, absolute: true)))],
    };

    private static FeedItem Item(Post post, PageContext here) => new()
    {
        Guid = post.Guid.Length > 0 ? post.Guid : post.Permalink.ToString(),
        Title = PostViews.Title(post),
        Link = here.Href(PostViews.Address(post, here.Site)),
        Published = post.Published,
        Updated = post.Modified,
        Author = here.Site.Author(post.AuthorId)?.Name ?? "",
        Categories = [.. post.TermIds.SelectMany(terms => terms.Value.Select(id => here.Site.Term(terms.Key, id)?.Name)).OfType<string>().Distinct(StringComparer.Ordinal)],
        Summary = PostTexts.Of(post).Excerpt,
        Html = post.PasswordProtected ? "" : here.Html(post.Body),
    };

    private static Feed OfComments(PageContext here)
    {
        var site = here.Site;
        var newest =
            from comment in site.Blog.Comments
            where comment.DeletedAt is null && comment.Type is "comment" or ""
            let post = site.Post(comment.PostId)
            where post is not null && post.DeletedAt is null
            orderby comment.Published ?? DateTimeOffset.MinValue descending, comment.Id descending
            select (Comment: comment, Post: post);
        return new()
        {
            Title = $"Comments – {here.View().Title}",
            Link = here.Href(SitePath.Parse("index.html")),
            Self = here.Absolute(here.Path),
            Language = site.Blog.Language,
            Items = [.. newest.Take(Items).Select(item => Item(item.Comment, item.Post, new PageContext(site, Place.Of(item.Post), here.Path, absolute: true)))],
        };
    }

    private static FeedItem Item(Comment comment, Post post, PageContext here) => new()
    {
        // WordPress's own GUID of a comment is its address.
        Guid = string.Create(CultureInfo.InvariantCulture, $"{post.Permalink}#comment-{comment.Id}"),
        Title = $"{(comment.AuthorName.Length > 0 ? comment.AuthorName : "Anonymous")} on {PostViews.Title(post)}",
        Link = string.Create(CultureInfo.InvariantCulture, $"{here.Href(PostViews.Address(post, here.Site))}#comment-{comment.Id}"),
        Published = comment.Published,
        Author = comment.AuthorName,
        Summary = HtmlCleaner.Text(comment.Html),
        Html = here.Blocks(comment.Html),
    };
}
