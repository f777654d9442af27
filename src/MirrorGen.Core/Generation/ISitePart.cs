namespace MirrorGen.Generation;

/// <summary>A part of the site, such as its date archives or its sitemap. Pure: the same blog gives the same files.</summary>
public interface ISitePart
{
    /// <summary>The files, streamed; each path at most once. What is costly belongs into the files' own rendering, which runs in parallel.</summary>
    IEnumerable<SiteFile> Build(SiteContext site);
}
