using System.Collections.Immutable;
using MirrorGen.Content;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;
using MirrorGen.Sources.Rest;

namespace MirrorGen.Verification;

/// <summary>What the checks look at. Each part is read once, when the first check asks for it.</summary>
public sealed class ExaminedMirror
{
    private readonly Lazy<SiteIndex?> _site;
    private readonly Lazy<ExaminedContent?> _content;
    private ReadBlog? _read;

    /// <param name="folder">The mirror.</param>
    /// <param name="snapshot">Null when there is none: a mirror can live by its Markdown alone.</param>
    /// <param name="home">The blog's address; null when it is not known.</param>
    /// <param name="withSite">False leaves the site out: it is older than the rest.</param>
    internal ExaminedMirror(MirrorFolder folder, Snapshot? snapshot, Uri? home, bool withSite)
    {
        Folder = folder;
        Snapshot = snapshot;
        Home = home;
        _site = new(() => withSite && Directory.Exists(folder.Site) ? SiteIndex.Of(folder.Site) : null);
        _content = new(() => Directory.Exists(folder.Content) ? ExaminedContent.Of(new ContentFolder(folder.Content), Site) : null);
    }

    public MirrorFolder Folder { get; }

    public Snapshot? Snapshot { get; }

    public Uri? Home { get; }

    /// <summary>What the blog said just now of how much it has; empty when it was not asked or did not answer.</summary>
    public ImmutableArray<OriginTotal> Asked { get; init; } = [];

    /// <summary>The blog as the snapshot tells it; null without a snapshot. Ask for <see cref="Content"/> first, which forgets a blog of its own.</summary>
    public ReadBlog? Read => _read ??= Snapshot is null ? null : BlogReader.Read(Snapshot);

    /// <summary>What <c>content/</c> tells; null before it was written.</summary>
    internal ExaminedContent? Content => _content.Value;

    /// <summary>Null when no site was built yet, or it is left out.</summary>
    internal SiteIndex? Site => _site.Value;

    /// <summary>For the last check that needs it: the blog of the snapshot is read again if another one asks.</summary>
    internal void ForgetRead()
    {
        _read = null;
        Leftovers.GiveBack();
    }

    /// <summary>The addresses of some posts in <c>content/</c>, for the few times that they must be named: reads all of it once.</summary>
    internal IReadOnlyDictionary<(string Type, long Id), string> NamesOf(IReadOnlySet<(string Type, long Id)> posts) =>
        new ContentFolder(Folder.Content).Read().Posts.Where(post => posts.Contains((post.Type, post.Id))).DistinctBy(post => (post.Type, post.Id))
            .ToDictionary(post => (post.Type, post.Id), post => post.Permalink.ToString());
}
