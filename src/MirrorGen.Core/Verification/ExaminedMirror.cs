using System.Collections.Immutable;
using MirrorGen.Content;
using MirrorGen.Generation;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Templates;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;
using MirrorGen.Sources.Rest;
using MirrorGen.WordPress;

namespace MirrorGen.Verification;

/// <summary>What the checks look at. Each part is read once, when the first check asks for it.</summary>
public sealed class ExaminedMirror
{
    private readonly Lazy<SiteIndex?> _site;
    private readonly Lazy<ReadBlog?> _read;
    private readonly Lazy<ReadBlog?> _content;
    private readonly Lazy<ContentAccount?> _account;

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
        _read = new(() => snapshot is null ? null : BlogReader.Read(snapshot));
        _content = new(() => Directory.Exists(folder.Content) ? new(new ContentFolder(folder.Content).Read(out var findings), findings) : null);
        _account = new(() => Directory.Exists(folder.Content) ? new ContentFolder(folder.Content).Account() : null);
    }

    public MirrorFolder Folder { get; }

    public Snapshot? Snapshot { get; }

    public Uri? Home { get; }

    /// <summary>What the blog said just now of how much it has; empty when it was not asked or did not answer.</summary>
    public ImmutableArray<OriginTotal> Asked { get; init; } = [];

    /// <summary>The blog as the snapshot tells it; null without a snapshot.</summary>
    public ReadBlog? Read => _read.Value;

    /// <summary>The blog as <c>content/</c> tells it; null before it was written.</summary>
    public Blog? Content => _content.Value?.Blog;

    /// <summary>What of <c>content/</c> can't be understood.</summary>
    public ImmutableArray<Finding> ContentFindings => _content.Value?.Findings ?? [];

    /// <summary>What writing told of <c>content/</c>; null before it was written.</summary>
    public ContentAccount? Account => _account.Value;

    /// <summary>Where the site has each address of the blog; null without <see cref="Content"/>. Made anew each time, since it is large and one check needs it.</summary>
    public AddressMap? Addresses() => Content is null ? null : new SiteContext(Content, HandlebarsTemplates.Of(Theme.Default, Content.Language), new SiteOptions()).Addresses;

    /// <summary>Null when no site was built yet, or it is left out.</summary>
    internal SiteIndex? Site => _site.Value;
}
