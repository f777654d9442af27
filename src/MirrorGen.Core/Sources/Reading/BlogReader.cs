using MirrorGen.Snapshots;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// Understands captures: what was kept byte for byte becomes a <see cref="Blog"/>. Tolerant field by field: what is odd costs itself alone and is
/// named. Only what every visitor could see gets into the blog.
/// </summary>
public static class BlogReader
{
    /// <summary>The bodies are read from the snapshot when they are asked for: it has to stay open as long as the blog is used.</summary>
    public static ReadBlog Read(Snapshot snapshot) => Read(new SnapshotCaptures(snapshot));

    public static ReadBlog Read(ICaptures captures) => new BlogReading(captures).Read();

    private sealed class SnapshotCaptures(Snapshot snapshot) : ICaptures
    {
        public IReadOnlyList<CaptureKind> Kinds() => snapshot.Kinds();

        public IEnumerable<CapturedObject> Objects(CaptureKind kind) => snapshot.Objects(kind);

        public CapturedObject? Find(CaptureKind kind, string id) => snapshot.Find(kind, id);

        public IEnumerable<MediaFile> MediaFiles() => snapshot.MediaFiles();
    }
}
