using MirrorGen.Snapshots;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>The texts of posts and revisions as the snapshot holds them: each is read and understood again whenever somebody asks for it. Safe to use from several threads.</summary>
internal sealed class CaptureTexts(ICaptures captures, BlogTime time) : BodySource
{
    private readonly RawContent _raw = new(captures, time);

    // Which capture each body is made of.
    private readonly Shelf _places = new();

    /// <param name="captured">A post or a revision.</param>
    /// <param name="version">Which of its versions, counted from 0.</param>
    public Body Of(CapturedObject captured, int version)
    {
        var place = new LaidWriter();
        place.Text(captured.Latest.Kind.ToString());
        place.Text(captured.Latest.Id);
        place.Number(version);
        return new(BodyFormat.Html, this, _places.Put(place.Written));
    }

    public override string Read(long number)
    {
        var place = new LaidReader(_places.Read(number));
        var (kind, id, version) = (CaptureKind.Parse(place.Text()), place.Text(), (int)place.Number());
        var versions = captures.Find(kind, id)?.Versions ?? throw new MirrorException(
            Obstacle.Mirror, $"The snapshot no longer holds {kind} {id}, which it held a moment ago. Fetch the blog again.");
        using var json = CaptureJson.Parse(versions[Math.Min(version, versions.Count - 1)]);
        return Footnotes.Complete(Content(json, PeopleReading.Id(json.Fields, id)), json.Fields.Object("meta").Text("footnotes"));
    }

    /// <summary>What its readers saw.</summary>
    public string Content(CaptureJson json, long id) => json.Raw("content") is { } raw ? _raw.Render(raw, id) : RequestAddresses.Mend(json.Html("content"), json.Fields.Text("link"));
}
