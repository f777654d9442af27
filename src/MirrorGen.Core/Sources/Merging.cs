using MirrorGen.Snapshots;

namespace MirrorGen.Sources;

/// <summary>What of a file is news to a mirror that is there already: a file may be older than the mirror, and an export says less of a post than the API does.</summary>
internal static class Merging
{
    public static IReadOnlyList<Capture> News(Snapshot snapshot, IEnumerable<Capture> captures) =>
        [.. captures.Where(capture => snapshot.Find(capture.Kind, capture.Id) is not { } known || IsNews(capture, known.Latest))];

    private static bool IsNews(Capture capture, Capture known)
    {
        var order = Modified(capture) is { } here && Modified(known) is { } there ? string.CompareOrdinal(here, there) : 0;
        return order > 0 || (order == 0 && (IsOfApi(capture) || !IsOfApi(known)));
    }

    // 2025-07-22T19:14:55 and 2025-07-22 19:14:55 are one moment.
    private static string? Modified(Capture capture) => Meaning.Modified(capture.Json.Span)?.Replace(' ', 'T');

    // Whatever the API sends has links to its relations; what is made of an export has none.
    private static bool IsOfApi(Capture capture) => capture.Json.Span.IndexOf("\"_links\""u8) >= 0;
}
