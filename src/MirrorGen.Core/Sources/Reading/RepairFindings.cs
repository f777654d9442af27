using System.Globalization;
using MirrorGen.Snapshots;
using MirrorGen.Sources.SavedJson;

namespace MirrorGen.Sources.Reading;

/// <summary>Says what was repaired in a damaged capture, and what no repair brings back.</summary>
internal static class RepairFindings
{
    public static IEnumerable<Finding> Of(CaptureKind kind, string id, CaptureJson json, JsonRepairs repairs)
    {
        var where = $"{kind} {id}";
        yield return new(
            repairs.Truncated ? Severity.Loss : Severity.Warning,
            repairs.Truncated ? "json-cut-off" : "json-repaired",
            where,
            $"It was not well-formed JSON; it was read all the same: {string.Join(", ", repairs.Sentences())}.{(repairs.Truncated ? " What came after the end is not in the file." : "")}");
        var mended = LostTags.Mend(json.Fields.Rendered("content") ?? "");
        if (mended.Paragraphs > 0 || mended.Dropped.Count > 0)
        {
            var dropped = string.Join(", ", mended.Dropped.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} × </{pair.Key}>")));
            var paragraphs = mended.Paragraphs > 0 ? string.Create(CultureInfo.InvariantCulture, $" {mended.Paragraphs} paragraphs were opened again.") : "";
            var links = mended.Dropped.ContainsKey("a") ? " The addresses of these links are not in the file." : "";
            yield return new(Severity.Warning, "tags-lost", where, $"Opening tags had been lost and closing ones left ({dropped}).{paragraphs} No word was dropped.{links}");
        }
    }
}
