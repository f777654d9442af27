using System.Globalization;
using MirrorGen.Snapshots;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// Text as WordPress stores it made into what its readers saw, for captures that no WordPress has rendered: exports, and answers that hold
/// <c>raw</c> alone. Safe to use from several threads.
/// </summary>
internal sealed class RawContent
{
    private readonly ICaptures _captures;
    private readonly BlogTime _time;
    private readonly Shortcodes _shortcodes;
    private readonly Lazy<ILookup<long, Attachment>> _pictures;

    public RawContent(ICaptures captures, BlogTime time)
    {
        _captures = captures;
        _time = time;
        _pictures = new(() => captures.Objects(CaptureKind.Attachment).Select(Attachment).OfType<Attachment>().Where(picture => picture.MimeType is "" || picture.MimeType.StartsWith("image/", StringComparison.Ordinal)).ToLookup(picture => picture.PostId));
        _shortcodes = new(id => captures.Find(CaptureKind.Attachment, Text(id)) is { } found ? Attachment(found) : null, id => _pictures.Value[id]);
    }

    public string Render(string raw, long postId) => BlockComments.Has(raw)
        ? _shortcodes.Expand(BlockComments.Strip(raw, Pattern), postId)
        : AutoParagraphs.Of(_shortcodes.Expand(raw.ReplaceLineEndings("\n"), postId));

    private string? Pattern(long id)
    {
        if (_captures.Find(CaptureKind.Post("wp_block"), Text(id)) is not { } captured)
        {
            return null;
        }

        using var json = CaptureJson.Parse(captured.Latest);
        return json.Fields.Text("status") is null or "" or "publish" ? json.Fields.Object("content").Text("raw") : null;
    }

    private Attachment? Attachment(CapturedObject captured)
    {
        using var json = CaptureJson.Parse(captured.Latest);
        return AttachmentReading.Read(json, captured.Latest.Id, _time, captured.DeletedAt);
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
