using System.Collections.Immutable;
using MirrorGen.Snapshots;

namespace MirrorGen.Sources;

/// <summary>
/// A file that a blog's objects come from: saved JSON, a WXR export. A live blog is asked back and forth, with a login, files and progress
/// of its own: see <see cref="Rest.RestFetch"/>. After either, everything is in the snapshot, and nothing behind it knows the difference.
/// </summary>
public interface IContentSource
{
    /// <summary>Keeps in the snapshot what the source has and the snapshot lacks. May be called again after an interruption: it goes on where it was.</summary>
    /// <returns>What a person should know of it; one bad object never ends the run.</returns>
    /// <exception cref="MirrorException">The source as a whole can't be read.</exception>
    Task<ImmutableArray<Finding>> FillAsync(Snapshot snapshot, IProgress<StepProgress>? progress, CancellationToken cancel);
}
