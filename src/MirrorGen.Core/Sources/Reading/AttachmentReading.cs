using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>Entries of the media library. <c>media_details</c> and its <c>sizes</c> may be missing, or <c>[]</c>, or full of surprises.</summary>
internal static class AttachmentReading
{
    public static Attachment? Read(CaptureJson json, string id, BlogTime time, DateTimeOffset? deletedAt)
    {
        var fields = json.Fields;
        if (PeopleReading.Id(fields, id) is not (> 0 and var number) || fields.Text("status") is { Length: > 0 } and not ("inherit" or "publish"))
        {
            return null;
        }

        var details = fields.Object("media_details");
        var source = PeopleReading.Web(fields.Text("source_url")) ?? PeopleReading.Web(fields.Rendered("guid"));
        return new()
        {
            Id = number,
            Slug = fields.Text("slug") ?? "",
            Permalink = Permalink.TryCreate(fields.Text("link"), out var permalink) ? permalink : null,
            Title = json.Html("title"),
            Alt = PlainText.Decode(fields.Text("alt_text")),
            Caption = json.Html("caption"),
            Description = json.Paragraphs("description"),
            MimeType = fields.Text("mime_type") ?? "",
            Source = source,
            Original = source is not null && details.Text("original_image") is { Length: > 0 } original ? Sibling(source, original) : null,
            Width = details.Small("width") is > 0 and var width ? width : null,
            Height = details.Small("height") is > 0 and var height ? height : null,
            Sizes = [.. details.Object("sizes").Members().Select(size => Size(size.Name, size.Value, source)).OfType<ImageSize>()],
            PostId = Math.Max(0, fields.Number("post")),
            AuthorId = Math.Max(0, fields.Number("author")),
            Published = time.Read(fields, "date"),
            Modified = time.Read(fields, "modified"),
            Guid = fields.Rendered("guid") ?? "",
            DeletedAt = deletedAt,
        };
    }

    private static ImageSize? Size(string name, JsonFields fields, Uri? attachment)
    {
        var source = PeopleReading.Web(fields.Text("source_url"))
            ?? (attachment is not null && fields.Text("file") is { Length: > 0 } file ? Sibling(attachment, file) : null);
        return source is null ? null : new(name, source, Math.Max(0, fields.Small("width")), Math.Max(0, fields.Small("height")));
    }

    // WordPress gives the name of the file alone: it lies beside the attachment's own.
    private static Uri? Sibling(Uri source, string file) =>
        Uri.TryCreate(source, Uri.EscapeDataString(file[(file.LastIndexOf('/') + 1)..]), out var url) ? url : null;
}
