using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using MirrorGen.Conversion;
using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Feeds;

/// <summary>
/// The feeds that the blog had: of its newest posts (RSS and Atom) and comments, of each term, author, format and type, and of each post's comments.
/// They stand in their folders as <c>index.xml</c> and as <c>index.html</c>, for hosts that show a folder by no other name; those of comments, which are
/// many and small, as the second only.
/// </summary>
public sealed class FeedFiles : ISitePart
{
    private const int Items = 10;

    public IEnumerable<SiteFile> Build(SiteContext site) =>
        from feed in Feeds(site)
        let xml = new Lazy<XElement>(() => feed.Xml(new PageContext(site, Place.Posts, feed.Files[0], absolute: true)))
        from file in feed.Files
        select SiteFile.Xml(file, () => xml.Value);

    private static IEnumerable<(SitePath[] Files, Func<PageContext, XElement> Xml)> Feeds(SiteContext site)
    {
        var newest = site.Blog.Posts
            .Where(post => post.Type == "post" && post.DeletedAt is null)
            .OrderByDescending(post => post.Published ?? DateTimeOffset.MinValue).ThenByDescending(post => post.Id)
            .Take(Items).ToImmutableArray();
        var front = SitePath.Parse("index.html");
        yield return Own(OwnFiles.Feed, here => Rss.Write(OfPosts(here.View().Title, site.Blog.Tagline, front, newest, here)));
        yield return Own(OwnFiles.AtomFeed, here => Atom.Write(OfPosts(here.View().Title, site.Blog.Tagline, front, newest, here)));
        yield return Own(OwnFiles.CommentsFeed, here => Rss.Write(OfComments(here)));
        foreach (var archive in site.Archives.Where(archive => site.Addresses.Has(Place.Feed(archive.Place))))
        {
            var page = site.Addresses.Of(archive.Place);
            yield return At(Place.Feed(archive.Place), here =>
                Rss.Write(OfPosts($"{archive.Title} – {here.View().Title}", HtmlCleaner.Text(archive.Description), page, [.. archive.Posts.Take(Items)], here)));
        }

        foreach (var (place, title, id) in Commented(site).Where(commented => site.Addresses.Has(Place.CommentFeed(commented.Place))))
        {
            yield return At(Place.CommentFeed(place), here => Rss.Write(OfComments(place, title(), id, here)));
        }

        static (SitePath[] Files, Func<PageContext, XElement> Xml) Own(string file, Func<PageContext, XElement> xml) => ([SitePath.Parse(file), SitePath.Parse(OwnFiles.AsPage(file))], xml);

        (SitePath[] Files, Func<PageContext, XElement> Xml) At(Place feed, Func<PageContext, XElement> xml) =>
            (site.Addresses.Find(Place.FeedAsPage(feed)) is { } page ? [site.Addresses.Of(feed), page] : [site.Addresses.Of(feed)], xml);
    }

    // What people may have commented on. A title is cleaned only when its feed is written.
    private static IEnumerable<(Place Place, Func<string> Title, long Id)> Commented(SiteContext site) =>
        site.Blog.Posts.Select(post => (Place.Of(post), (Func<string>)(() => PostViews.Title(post, site)), post.Id))
            .Concat(site.Blog.Attachments.Select(attachment => (Place.Of(attachment), (Func<string>)(() => HtmlCleaner.Text(attachment.Title)), attachment.Id)));

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
        Title = PostViews.Title(post, here.Site),
        Link = here.Href(PostViews.Address(post, here.Site)),
        Published = post.Published,
        Updated = post.Modified,
        Author = here.Site.Author(post.AuthorId)?.Name ?? "",
        Categories = [.. post.TermIds.SelectMany(terms => terms.Value.Select(id => here.Site.Term(terms.Key, id)?.Name)).OfType<string>().Distinct(StringComparer.Ordinal)],
        Summary = here.Site.Texts.Of(post).Excerpt,
        Html = post.PasswordProtected ? "" : here.Html(post.Body),
    };

    private static Feed OfComments(PageContext here)
    {
        var site = here.Site;
        var shown =
            from comment in site.Blog.Comments
            where comment.DeletedAt is null && comment.Type is "comment" or ""
            let post = site.Post(comment.PostId)
            where post is not null && post.DeletedAt is null
            select (Comment: comment, Post: post);
        // Some hundred at a time, so that not all of a blog's comments are in memory for the sake of ten.
        var newest = shown.Chunk(500).Aggregate(
            ImmutableArray<(Comment Comment, Post Post)>.Empty,
            (before, more) => [.. before.Concat(more).OrderByDescending(item => item.Comment.Published ?? DateTimeOffset.MinValue).ThenByDescending(item => item.Comment.Id).Take(Items)]);
        return new()
        {
            Title = site.Wording.Say("Comments – {site}", ("site", here.View().Title)),
            Link = here.Href(SitePath.Parse("index.html")),
            Self = here.Absolute(here.Path),
            Language = site.Blog.Language,
            Items =
            [
                .. newest.Select(item => Item(
                    item.Comment,
                    here.Href(PostViews.Address(item.Post, site)),
                    PostViews.Title(item.Post, site),
                    new PageContext(site, Place.Of(item.Post), here.Path, absolute: true))),
            ],
        };
    }

    private static Feed OfComments(Place place, string title, long id, PageContext here)
    {
        var page = new PageContext(here.Site, place, here.Path, absolute: true);
        return new()
        {
            Title = here.Site.Wording.Say("Comments on {title}", ("title", title)),
            Link = here.Href(here.Site.Addresses.Of(place)),
            Self = here.Absolute(here.Path),
            Language = here.Site.Blog.Language,
            // All of them: this feed does not grow any more, and who comes late has missed none.
            Items =
            [
                .. from comment in here.Site.Blog.Comments.Of(id)
                   where comment.DeletedAt is null
                   orderby comment.Published ?? DateTimeOffset.MinValue descending, comment.Id descending
                   select Item(comment, here.Href(here.Site.Addresses.Of(place)), title, page),
            ],
        };
    }

    private static FeedItem Item(Comment comment, string page, string title, PageContext here) => new()
    {
        // WordPress's own GUID of a comment is its address.
        Guid = string.Create(CultureInfo.InvariantCulture, $"{here.Original}#comment-{comment.Id}"),
        Title = here.Site.Wording.Say("{author} on {title}", ("author", comment.AuthorName.Length > 0 ? comment.AuthorName : here.Site.Wording.Say("Anonymous")), ("title", title)),
        Link = string.Create(CultureInfo.InvariantCulture, $"{page}#comment-{comment.Id}"),
        Published = comment.Published,
        Author = comment.AuthorName,
        Summary = HtmlCleaner.Text(comment.Html),
        Html = here.Blocks(comment.Html),
    };
}
