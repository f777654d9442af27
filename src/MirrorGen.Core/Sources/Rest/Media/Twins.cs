using System.Text;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Rest.Media;

/// <summary>
/// Files of the same content under different names (people upload a picture twice) share their space. Each keeps its own name; when one of them
/// changes at the blog, the new file takes the name over and the other stays what it is.
/// </summary>
internal sealed class Twins
{
    private readonly MirrorFolder _folder;

    // The paths wait on the shelf, since few are ever asked for: most files have no twin.
    private readonly FingerprintMap<long> _byContent = new();
    private readonly Shelf _paths = new();
    private readonly Lock _lock = new();

    public Twins(MirrorFolder folder, IEnumerable<MediaFile> files)
    {
        _folder = folder;
        foreach (var file in files)
        {
            FirstWith(file);
        }
    }

    /// <summary>Makes the file that was just written one with its twin, if it has one; where the disk can't, it stays a file of its own.</summary>
    public void Join(MediaFile file)
    {
        var path = file.Path.Value;
        var twin = FirstWith(file);
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

    // The path of the first file with this content: this one's, if there was none before.
    private string FirstWith(MediaFile file)
    {
        var content = Fingerprint.Of(file.Sha256);
        lock (_lock)
        {
            if (_byContent.TryGet(content, out var place))
            {
                return Encoding.UTF8.GetString(_paths.Read(place));
            }

            _byContent.TryAdd(content, _paths.Put(Encoding.UTF8.GetBytes(file.Path.Value)));
            return file.Path.Value;
        }
    }
}
