using MirrorGen.Content;
using MirrorGen.Generation;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Templates;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;
using MirrorGen.WordPress;

namespace MirrorGen.Verification;

/// <summary>What the checks look at. Each part is read once, when the first check asks for it.</summary>
public sealed class ExaminedMirror
{
    private readonly Lazy<SiteIndex?> _site;
    private readonly Lazy<ReadBlog?> _read;
    private readonly Lazy<Blog?> _content;
    private readonly Lazy<AddressMap?> _addresses;

    /// <param name="folder">The mirror.</param>
    /// <param name="snapshot">Null when there is none: a mirror can live by its Markdown alone.</param>
    /// <param name="home">The blog's address; null when it is not known.</param>
    internal ExaminedMirror(MirrorFolder folder, Snapshot? snapshot, Uri? home)
    {
        Folder = folder;
        Snapshot = snapshot;
        Home = home;
        _site = new(() => Directory.Exists(folder.Site) ? SiteIndex.Of(folder.Site) : null);
        _read = new(() => snapshot is null ? null : BlogReader.Read(snapshot));
        _content = new(() => Directory.Exists(folder.Content) ? new ContentFolder(folder.Content).Read() : null);
        _addresses = new(() => Content is null ? null : new SiteContext(Content, HandlebarsTemplates.Of(Theme.Default), new SiteOptions()).Addresses);
    }

    public MirrorFolder Folder { get; }

    public Snapshot? Snapshot { get; }

    public Uri? Home { get; }

    /// <summary>The blog as the snapshot tells it; null without a snapshot.</summary>
    public ReadBlog? Read => _read.Value;

    /// <summary>The blog as <c>content/</c> tells it; null before it was written.</summary>
    public Blog? Content => _content.Value;

    /// <summary>Where the site has each address of the blog; null without <see cref="Content"/>.</summary>
    public AddressMap? Addresses => _addresses.Value;

    /// <summary>Null when no site was built yet.</summary>
    internal SiteIndex? Site => _site.Value;
}
