using System.Collections.Concurrent;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Rest.Media;

/// <summary>
/// Files of the same content under different names (people upload a picture twice) share their space. Each keeps its own name; when one of them
/// changes at the blog, the new file takes the name over and the other stays what it is.
/// </summary>
internal sealed class Twins
{
    private readonly MirrorFolder _folder;
    private readonly ConcurrentDictionary<string, string> _pathByContent = new(StringComparer.Ordinal);

    public Twins(MirrorFolder folder, IEnumerable<MediaFile> files)
    {
        _folder = folder;
        foreach (var file in files)
        {
            _pathByContent.TryAdd(file.Sha256, file.Path.Value);
        }
    }

    /// <summary>Makes the file that was just written one with its twin, if it has one; where the disk can't, it stays a file of its own.</summary>
    public void Join(MediaFile file)
    {
        var path = file.Path.Value;
        var twin = _pathByContent.GetOrAdd(file.Sha256, path);
        if (twin == path)
        {
            return;
        }

        var (existing, target) = (Path.Combine(_folder.Media, twin), Path.Combine(_folder.Media, path));
        if (new FileInfo(existing) is not { Exists: true } there || there.Length != file.Length)
        {
            return;
        }

        DiskTrouble.Guard(_folder.Media, () =>
        {
            // By way of a rename, so that the name always has a file, whenever the run is killed.
            var link = Path.Combine(UnfinishedFile.FolderOf(_folder), file.Sha256 + Path.GetRandomFileName());
            Directory.CreateDirectory(UnfinishedFile.FolderOf(_folder));
            if (HardLink.TryCreate(existing, link))
            {
                WholeFile.PutInPlace(link, target);
            }
        });
    }
}
