using System.Collections.Immutable;
using MirrorGen.Content;
using MirrorGen.Generation;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Templates;
using MirrorGen.WordPress;

namespace MirrorGen.Verification;

/// <summary>What the checks ask of <c>content/</c>, without the blog that it was asked of: two blogs at once would be the most that a run ever holds.</summary>
internal sealed class ExaminedContent
{
    private ExaminedContent(Bundles bundles, ContentAccount account, ImmutableArray<Finding> findings, int pages, ImmutableArray<Permalink> pageless)
    {
        Bundles = bundles;
        Account = account;
        Findings = findings;
        Pages = pages;
        Pageless = pageless;
    }

    public Bundles Bundles { get; }

    /// <summary>What writing told of it.</summary>
    public ContentAccount Account { get; }

    /// <summary>What of it can't be understood.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>How many of the posts have their page in the site, at their old address.</summary>
    public int Pages { get; }

    /// <summary>The posts without one. None when there is no site at all.</summary>
    public ImmutableArray<Permalink> Pageless { get; }

    /// <param name="folder">It must exist.</param>
    /// <param name="site">Null leaves the pages out.</param>
    public static ExaminedContent Of(ContentFolder folder, SiteIndex? site)
    {
        var account = folder.Account();
        Leftovers.GiveBack();
        var examined = Of(folder, account, site);
        Leftovers.GiveBack();
        return examined;
    }

    // A method of its own, so that nothing holds the blog when it is over.
    private static ExaminedContent Of(ContentFolder folder, ContentAccount account, SiteIndex? site)
    {
        var blog = folder.Read(out var findings);
        var (pages, pageless) = site is null ? (0, []) : LookFor(blog, site);
        return new(new(blog.Posts), account, findings, pages, pageless);
    }

    private static (int Pages, ImmutableArray<Permalink> Missing) LookFor(Blog blog, SiteIndex site)
    {
        var archives = ArchiveList.Of(blog, new Origin(blog.Home), HandlebarsTemplates.Of(Theme.Default, blog.Language).Wording);
        var addresses = AddressMap.Of(blog, archives, DividedText.CountPages(blog.Posts));
        var pages = 0;
        var missing = ImmutableArray.CreateBuilder<Permalink>();
        foreach (var post in blog.Posts.Where(post => post.Id != blog.PostsPageId))
        {
            if (addresses.Find(post.Permalink.Url) is { } file && site.TryFind(file.Value, out var _))
            {
                pages++;
            }
            else
            {
                missing.Add(post.Permalink);
            }
        }

        return (pages, missing.ToImmutable());
    }
}
