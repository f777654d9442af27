namespace MirrorGen.Generation;

/// <summary>What the owner decides about the site.</summary>
public sealed record SiteOptions
{
    /// <summary>
    /// Where the site will be published, ending in <c>/</c>, for what must be absolute: canonical links, feeds, the sitemap. Null when that is not known:
    /// the blog's own address then stands in those places.
    /// </summary>
    public Uri? BaseUrl { get; init; }
}
