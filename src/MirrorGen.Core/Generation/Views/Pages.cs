using System.Collections.Immutable;

namespace MirrorGen.Generation.Views;

// What the templates see, one record for each family of pages: `site` and `page` in all of them.

/// <summary>For <c>single</c>, <c>page</c> and <c>front-page</c>.</summary>
public sealed record SinglePage(SiteView Site, PageView Page, PostView Post);

/// <summary>For <c>archive</c> and all that fall back to it.</summary>
public sealed record ArchivePage(SiteView Site, PageView Page, ArchiveView Archive);

/// <summary>For <c>404</c> and <c>about</c>.</summary>
public sealed record PlainPage(SiteView Site, PageView Page);

/// <summary>For <c>history</c>: the revisions of a post.</summary>
public sealed record HistoryPage(SiteView Site, PageView Page, HistoryView History);

/// <summary>For <c>revision</c>.</summary>
public sealed record RevisionPage(SiteView Site, PageView Page, RevisionView Revision);

/// <summary>For <c>attachment</c>.</summary>
public sealed record AttachmentPage(SiteView Site, PageView Page, AttachmentView Attachment);

/// <summary>For <c>moved</c>: the page at an address whose content stands elsewhere now.</summary>
public sealed record MovedPage(SiteView Site, PageView Page, MovedView Moved);

/// <summary>For <c>all-posts</c>.</summary>
public sealed record AllPostsPage(SiteView Site, PageView Page, AllPostsView All);

/// <summary>For <c>topics</c>: every term of every taxonomy.</summary>
public sealed record TopicsPage(SiteView Site, PageView Page, ImmutableArray<TopicGroupView> Taxonomies);

/// <summary>For <c>about</c>: what this mirror holds.</summary>
public sealed record AboutPage(SiteView Site, PageView Page, ImmutableArray<CountView> Counts);
