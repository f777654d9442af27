using MirrorGen.Snapshots;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>WordPress's own revisions, for which a login is needed.</summary>
internal static class RevisionReading
{
    /// <summary>Null when it does not say which post it is of.</summary>
    public static (long PostId, Revision Revision)? Read(CapturedObject captured, CaptureJson json, CaptureTexts texts, BlogTime time)
    {
        var fields = json.Fields;
        var id = PeopleReading.Id(fields, captured.Latest.Id);
        var parent = fields.Number("parent");
        return id <= 0 || parent <= 0 ? null : (parent, new()
        {
            Id = id,
            // WordPress lists autosaves among the revisions: 71-autosave-v1 beside 71-revision-v1.
            Origin = fields.Text("slug")?.Contains("-autosave-", StringComparison.Ordinal) == true ? RevisionOrigin.Autosave : RevisionOrigin.WordPress,
            AuthorId = Math.Max(0, fields.Number("author")),
            Modified = time.Read(fields, "modified") ?? time.Read(fields, "date"),
            Title = json.Html("title"),
            Body = texts.Of(captured, captured.Versions.Count - 1),
        });
    }

    /// <summary>The post with all that is known of its past, newest first.</summary>
    public static Post With(Post post, IEnumerable<Revision> captured, IEnumerable<long> named)
    {
        var revisions = captured.ToList();
        var known = revisions.Select(revision => revision.Id).ToHashSet();
        revisions.AddRange(named.Where(known.Add).Select(id => new Revision { Id = id, Origin = RevisionOrigin.WordPress, Captured = false }));
        return revisions.Count == 0 ? post : post with { Revisions = [.. post.Revisions.Concat(revisions).Order(RevisionOrder.NewestFirst)] };
    }
}
