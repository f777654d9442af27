namespace MirrorGen.Generation.Views;

// What the templates see, one record for each family of pages: `site` and `page` in all of them.

/// <summary>For <c>single</c>, <c>page</c> and <c>front-page</c>.</summary>
public sealed record SinglePage(SiteView Site, PageView Page, PostView Post);

/// <summary>For <c>archive</c> and all that fall back to it.</summary>
public sealed record ArchivePage(SiteView Site, PageView Page, ArchiveView Archive);

/// <summary>For <c>404</c> and <c>about</c>.</summary>
public sealed record PlainPage(SiteView Site, PageView Page);
