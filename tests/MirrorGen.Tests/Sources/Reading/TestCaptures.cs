using System.Text;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Sources.Reading;

/// <summary>Captures in memory, written as a test shows them: a kind and its JSON. The same ID again is a further version.</summary>
internal sealed class TestCaptures : ICaptures
{
    private readonly SortedDictionary<string, SortedDictionary<long, List<Capture>>> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Id), DateTimeOffset> _deleted = [];

    public static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static TestCaptures OfBlog() => new TestCaptures().Add("site", "", """{"name":"Quay","description":"","home":"https://example.org","timezone_string":"Europe/Helsinki","gmt_offset":2}""");

    public TestCaptures Post(long id, string more = "", string type = "post") => Add(
        $"post:{type}",
        $"{id}",
        $$"""{"id":{{id}},"date":"2024-03-01T10:00:00","date_gmt":"2024-03-01T08:00:00","slug":"slug-{{id}}","link":"https://example.org/slug-{{id}}/","title":{"rendered":"Title {{id}}"},"content":{"rendered":"<p>Words {{id}}.</p>","protected":false}{{(more.Length > 0 ? "," + more : "")}}}""");

    public TestCaptures Add(string kind, string id, string json, string url = "https://example.org/wp-json/") => Add(kind, id, Encoding.UTF8.GetBytes(json), url);

    public TestCaptures Add(string kind, string id, byte[] json, string url = "https://example.org/wp-json/")
    {
        var number = long.TryParse(id, out var parsed) ? parsed : 0;
        var ofKind = _objects.TryGetValue(kind, out var known) ? known : _objects[kind] = [];
        var versions = ofKind.TryGetValue(number, out var seen) && seen[0].Id == id ? seen : ofKind[ofKind.ContainsKey(number) ? -ofKind.Count : number] = [];
        versions.Add(new() { Kind = CaptureKind.Parse(kind), Id = id, Url = new(url), Json = json, TakenAt = Noon.AddHours(versions.Count) });
        return this;
    }

    public TestCaptures Deleted(string kind, string id, DateTimeOffset when)
    {
        _deleted[(kind, id)] = when;
        return this;
    }

    public IReadOnlyList<CaptureKind> Kinds() => [.. _objects.Keys.Select(CaptureKind.Parse)];

    public IEnumerable<CapturedObject> Objects(CaptureKind kind) => _objects.TryGetValue(kind.ToString(), out var objects)
        ? objects.Values.Select(versions => new CapturedObject(versions, _deleted.TryGetValue((kind.ToString(), versions[0].Id), out var when) ? when : null))
        : [];

    public CapturedObject? Find(CaptureKind kind, string id) => Objects(kind).FirstOrDefault(captured => captured.Latest.Id == id);

    public IEnumerable<MediaFile> MediaFiles() => [];

    public ReadBlog Read() => BlogReader.Read(this);
}
