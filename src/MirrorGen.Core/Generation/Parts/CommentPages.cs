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
    public IEnumerable<SiteFile> Build(SiteContext site) =>
        from commented in site.Blog.Posts.Select(post => (Place: Place.Of(post), post.Id, Title: (Func<string>)(() => PostViews.Title(post, site))))
            .Concat(site.Blog.Attachments.Select(attachment => (Place: Place.Of(attachment), attachment.Id, Title: (Func<string>)(() => HtmlCleaner.Text(attachment.Title)))))
        from number in Enumerable.Range(1, int.MaxValue).TakeWhile(number => site.Addresses.Has(Place.CommentPage(commented.Place, number)))
        select site.Page(
            Place.CommentPage(commented.Place, number),
            ["moved"],
            here => View(commented.Place, commented.Title(), First(site.Blog.Comments.Of(commented.Id).Where(comment => comment.Page == number)), here));

    // A page of comments begins with one that answers no other.
    private static Comment? First(IEnumerable<Comment> comments) =>
        comments.Where(comment => comment.Type is "comment" or "").OrderBy(comment => comment.ParentId != 0).ThenBy(comment => comment.Published ?? DateTimeOffset.MinValue).ThenBy(comment => comment.Id).FirstOrDefault();

    private static MovedPage View(Place place, string title, Comment? first, PageContext here)
    {
        var post = here.Site.Addresses.Of(place);
        var anchor = first is null ? "" : string.Create(CultureInfo.InvariantCulture, $"#comment-{first.Id}");
        return new(here.View(), here.Frame("moved", here.Site.Wording.Say("Comments on {title}", ("title", title))) with { Canonical = here.Absolute(post) }, new(here.Href(post) + anchor, title));
    }
}
