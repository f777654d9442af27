using MirrorGen.Snapshots;

namespace MirrorGen.Verification;

/// <summary>What the checks look at. Each part is read once, when the first check asks for it.</summary>
public sealed class ExaminedMirror
{
    private readonly Lazy<SiteIndex?> _site;

    /// <param name="folder">The mirror.</param>
    /// <param name="snapshot">Null when there is none: a mirror can live by its Markdown alone.</param>
    /// <param name="home">The blog's address; null when it is not known.</param>
    internal ExaminedMirror(MirrorFolder folder, Snapshot? snapshot, Uri? home)
    {
        Folder = folder;
        Snapshot = snapshot;
        Home = home;
        _site = new(() => Directory.Exists(folder.Site) ? SiteIndex.Of(folder.Site) : null);
    }

    public MirrorFolder Folder { get; }

    public Snapshot? Snapshot { get; }

    public Uri? Home { get; }

    /// <summary>Null when no site was built yet.</summary>
    internal SiteIndex? Site => _site.Value;
}
