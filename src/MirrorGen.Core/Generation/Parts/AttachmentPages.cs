using AngleSharp.Html.Parser;
using MirrorGen.Conversion;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Views;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Parts;

/// <summary>The page that WordPress gives to each file of the media library.</summary>
public sealed class AttachmentPages : ISitePart
{
    public IEnumerable<SiteFile> Build(SiteContext site) =>
        from attachment in site.Blog.Attachments
        where site.Addresses.Has(Place.Of(attachment))
        select site.Page(Place.Of(attachment), Templates(attachment), here => View(attachment, here));

    // https://developer.wordpress.org/themes/basics/template-hierarchy/#attachment
    private static IEnumerable<string> Templates(Attachment attachment) =>
        attachment.MimeType.Split('/') is [{ Length: > 0 } kind, ..] ? [$"attachment-{kind}", "attachment"] : ["attachment"];

    private static AttachmentPage View(Attachment attachment, PageContext here)
    {
        var site = here.Site;
        var title = HtmlCleaner.Text(attachment.Title) is { Length: > 0 } words ? words : attachment.Slug;
        var parent = site.Post(attachment.PostId);
        return new(here.View(), here.Frame("attachment", title) with
        {
            Description = HtmlCleaner.Text(attachment.Caption),
            Breadcrumbs = parent is null ? [] : [PostViews.Link(parent, here)],
        }, new()
        {
            Id = attachment.Id,
            TitleHtml = here.Inline(attachment.Title) is { Length: > 0 } html ? html : System.Net.WebUtility.HtmlEncode(title),
            Image = site.Images.Of(attachment.Id, here),
            File = File(attachment.Source, here),
            Original = attachment.Original == attachment.Source ? null : File(attachment.Original, here),
            MimeType = attachment.MimeType,
            IsVideo = attachment.MimeType.StartsWith("video/", StringComparison.OrdinalIgnoreCase),
            IsAudio = attachment.MimeType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase),
            CaptionHtml = here.Blocks(attachment.Caption),
            DescriptionHtml = here.Blocks(WithoutPicture(attachment.Description)),
            Post = parent is null ? null : PostViews.Link(parent, here),
            Published = site.Wording.Date(attachment.Published),
            Deleted = site.Wording.Date(attachment.DeletedAt),
            CommentCount = site.Blog.Comments.Of(attachment.Id).Count(comment => comment.Type == "comment"),
            Pings = CommentThread.Pings(attachment.Id, here),
            Comments = CommentThread.Of(attachment.Id, attachment.AuthorId, here),
        });
    }

    // WordPress puts the picture itself in front of the description; the page shows it already.
    private static string WithoutPicture(string description)
    {
        var body = new HtmlParser().ParseDocument(description).Body!;
        if (body.FirstElementChild is { LocalName: "p" } first && first.QuerySelector("img") is not null && string.IsNullOrWhiteSpace(first.TextContent))
        {
            first.Remove();
        }

        return body.InnerHtml.Trim();
    }

    private static LinkView? File(Uri? source, PageContext here) =>
        source is not null && here.Site.Addresses.Find(source) is { } file ? new(file.Value[(file.Value.LastIndexOf('/') + 1)..], here.Href(file)) : null;
}
