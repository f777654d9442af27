using System.Globalization;
using MirrorGen.Conversion;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Views;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Parts;

/// <summary>
/// Where the blog spread the comments of a post over several pages (<c>/name/comment-page-2/</c>), a light page at each of those addresses leads
/// to the first comment that stood there: all of them stand on one page here.
/// </summary>
public sealed class CommentPages : ISitePart
{
    public IEnumerable<SiteFile> Build(SiteContext site)
    {
        var paged = site.Blog.Comments.Where(comment => comment.Page is not null).ToLookup(comment => comment.PostId);
        return
            from comments in paged
            let post = site.Post(comments.Key)
            let attachment = site.Attachment(comments.Key)
            let place = post is not null ? Place.Of(post) : attachment is not null ? Place.Of(attachment) : default(Place?)
            where place is not null
            from number in Enumerable.Range(1, comments.Max(comment => comment.Page!.Value)).TakeWhile(number => site.Addresses.Has(Place.CommentPage(place.Value, number)))
            let first = First(comments.Where(comment => comment.Page == number))
            select site.Page(Place.CommentPage(place.Value, number), ["moved"], here => View(place.Value, post is not null ? PostViews.Title(post) : HtmlCleaner.Text(attachment!.Title), first, here));
    }

    // A page of comments begins with one that answers no other.
    private static Comment? First(IEnumerable<Comment> comments) =>
        comments.Where(comment => comment.Type is "comment" or "").OrderBy(comment => comment.ParentId != 0).ThenBy(comment => comment.Published ?? DateTimeOffset.MinValue).ThenBy(comment => comment.Id).FirstOrDefault();

    private static MovedPage View(Place place, string title, Comment? first, PageContext here)
    {
        var post = here.Site.Addresses.Of(place);
        var anchor = first is null ? "" : string.Create(CultureInfo.InvariantCulture, $"#comment-{first.Id}");
        return new(here.View(), here.Frame("moved", $"Comments on {title}") with { Canonical = here.Absolute(post) }, new(here.Href(post) + anchor, title));
    }
}
