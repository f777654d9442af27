using System.Text.Json;
using MirrorGen.Snapshots;
using MirrorGen.Sources.SavedJson;

namespace MirrorGen.Sources.Reading;

/// <summary>The JSON of one capture, repaired when it was damaged.</summary>
internal sealed class CaptureJson : IDisposable
{
    private readonly JsonDocument _document;

    private CaptureJson(JsonDocument document, JsonRepairs? repairs)
    {
        _document = document;
        Repairs = repairs;
    }

    public JsonFields Fields => new(_document.RootElement);

    /// <summary>Null for what was whole.</summary>
    public JsonRepairs? Repairs { get; }

    /// <exception cref="JsonException">There is nothing in it that could be read.</exception>
    public static CaptureJson Parse(Capture capture)
    {
        try
        {
            return new(JsonDocument.Parse(capture.Json, new JsonDocumentOptions { MaxDepth = LenientJson.Deepest }), null);
        }
        catch (JsonException)
        {
            var repaired = LenientJson.Repair(LenientText.Decode(capture.Json.Span));
            return new(JsonDocument.Parse(repaired.Json, new JsonDocumentOptions { MaxDepth = LenientJson.Deepest }), repaired.Repairs);
        }
    }

    /// <summary>The text of an HTML field; where the capture was damaged, with its lost tags mended.</summary>
    public string Html(string name)
    {
        var html = Fields.Rendered(name) ?? "";
        return Repairs is null ? html : LostTags.Mend(html).Html;
    }

    /// <summary>The same of a field of several paragraphs, which are told by blank lines where no WordPress has rendered it.</summary>
    public string Paragraphs(string name) => Raw(name) is { } raw ? AutoParagraphs.Of(raw) : Html(name);

    /// <summary>The text of a field as WordPress stores it, when that is all there is.</summary>
    public string? Raw(string name) => Fields.Object(name) is var field && !field.Has("rendered") ? field.Text("raw") : null;

    public void Dispose() => _document.Dispose();
}
