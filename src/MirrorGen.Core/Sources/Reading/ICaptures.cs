using MirrorGen.Snapshots;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>What the reader needs of a snapshot: looking, never writing. Safe to use from several threads.</summary>
public interface ICaptures
{
    IReadOnlyList<CaptureKind> Kinds();

    IEnumerable<CapturedObject> Objects(CaptureKind kind);

    CapturedObject? Find(CaptureKind kind, string id);

    IEnumerable<MediaFile> MediaFiles();
}
