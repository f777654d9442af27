using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>Works out which archives the blog had, and which posts stood in each, by WordPress's rules.</summary>
internal sealed class ArchiveList
{
    private readonly Blog _blog;
    private readonly Origin _origin;
    private readonly Wording _wording;
    private readonly ImmutableArray<Post> _newestFirst;
    private readonly ImmutableArray<Post> _posts;

    private ArchiveList(Blog blog, Origin origin, Wording wording)
    {
        _wording = wording;
        _blog = blog;
        _origin = origin;
        _newestFirst = [.. blog.Posts.Where(post => post.DeletedAt is null).OrderByDescending(post => post.Published ?? DateTimeOffset.MinValue).ThenByDescending(post => post.Id)];
        _posts = [.. _newestFirst.Where(post => post.Type == "post")];
    }

    public static ImmutableArray<Archive> Of(Blog blog, Origin origin, Wording wording)
    {
        var list = new ArchiveList(blog, origin, wording);
        return [.. list.PostsArchive(), .. list.Types(), .. list.Terms(), .. list.Authors(), .. list.Formats(), .. list.Dates()];
    }

    private IEnumerable<Archive> PostsArchive()
    {
        var postsPage = _blog.Posts.FirstOrDefault(post => post.Id == _blog.PostsPageId);
        var frontIsPage = _blog.Posts.Any(post => post.Id == _blog.FrontPageId);
        if (frontIsPage && postsPage is null)
        {
            yield break;
        }

        // WordPress puts the sticky posts on top of the first page, and shows them again at their own place only when that is another page.
        ImmutableArray<Post> ordered = [.. _posts.Where(post => post.Sticky), .. _posts.Where(post => !post.Sticky)];
        var original = frontIsPage && postsPage is not null ? Original(postsPage.Permalink, "posts/") : "";
        yield return Make(Place.Posts, ArchiveKind.Posts, frontIsPage && postsPage is not null ? Conversion.HtmlCleaner.Text(postsPage.Title) : _blog.Title, original, ordered);
    }

    private IEnumerable<Archive> Types() =>
        from type in _blog.PostTypes
        where type.ArchivePath is not null
        select Make(Place.Of(type), ArchiveKind.PostType, type.Name, type.ArchivePath!.Trim('/') + "/", [.. _newestFirst.Where(post => post.Type == type.Slug)]) with { Type = type };

    private IEnumerable<Archive> Terms()
    {
        var byTerm = new Dictionary<(string Taxonomy, long Id), List<Post>>();
        var terms = _blog.Terms.ToLookup(term => (term.Taxonomy, term.Id));
        foreach (var post in _newestFirst)
        {
            foreach (var (taxonomy, ids) in post.TermIds)
            {
                // A category shows what is in the categories below it, too.
                foreach (var id in ids.SelectMany(id => WithAncestors(taxonomy, id, terms)).Distinct())
                {
                    if (!byTerm.TryGetValue((taxonomy, id), out var posts))
                    {
                        byTerm[(taxonomy, id)] = posts = [];
                    }

                    posts.Add(post);
                }
            }
        }

        foreach (var term in _blog.Terms)
        {
            var posts = byTerm.GetValueOrDefault((term.Taxonomy, term.Id)) ?? [];
            yield return Make(Place.Of(term), ArchiveKind.Term, term.Name, Original(term.Permalink, $"{TaxonomyBase(term.Taxonomy)}/{Origin.Decode(term.Slug)}/"), [.. posts]) with { Term = term };
        }
    }

    private static IEnumerable<long> WithAncestors(string taxonomy, long id, ILookup<(string Taxonomy, long Id), Term> terms)
    {
        var seen = new HashSet<long>();
        while (id != 0 && seen.Add(id))
        {
            yield return id;
            id = terms[(taxonomy, id)].FirstOrDefault()?.ParentId ?? 0;
        }
    }

    private IEnumerable<Archive> Authors() =>
        from author in _blog.Authors
        select Make(Place.Of(author), ArchiveKind.Author, author.Name, Original(author.Permalink, $"author/{Origin.Decode(author.Slug)}/"), [.. _posts.Where(post => post.AuthorId == author.Id)]) with { Author = author };

    // https://wordpress.org/documentation/article/post-formats/: asides, quotes and their like have archives, the standard posts have none.
    private IEnumerable<Archive> Formats()
    {
        var front = _blog.Posts.Any(post => (OriginalAddress.Of(_origin, post.Permalink.Url) ?? "").StartsWith("index.php/", StringComparison.Ordinal)) ? "index.php/" : "";
        return from post in _posts
               where post.Format is not ("" or "standard")
               group post by post.Format into posts
               orderby posts.Key
               select Make(Place.Format(posts.Key), ArchiveKind.Format, _wording.Say(char.ToUpperInvariant(posts.Key[0]) + posts.Key[1..]), $"{front}type/{posts.Key}/", [.. posts]);
    }

    private IEnumerable<Archive> Dates()
    {
        var addresses = DateAddresses.Of(_blog, _origin);
        var dated = _posts.Where(post => post.Published is not null).ToArray();
        return from kind in new[] { (Kind: ArchiveKind.Year, Format: "yyyy"), (Kind: ArchiveKind.Month, Format: "yyyy/MM"), (Kind: ArchiveKind.Day, Format: "yyyy/MM/dd") }
               from posts in dated.GroupBy(post => post.Published!.Value.ToString(kind.Format, CultureInfo.InvariantCulture))
               select Make(Place.Date(posts.Key), kind.Kind, _wording.DateTitle(posts.Key), addresses.Original(posts.Key), [.. posts]);
    }

    private Archive Make(Place place, ArchiveKind kind, string title, string original, ImmutableArray<Post> posts) => new()
    {
        Place = place,
        Kind = kind,
        Title = title,
        Original = original,
        Posts = posts,
        PageCount = Math.Max(1, (posts.Length + PerPage - 1) / PerPage),
    };

    private int PerPage => Math.Max(1, _blog.PostsPerPage);

    private string Original(Permalink? permalink, string otherwise) => permalink is not null && OriginalAddress.Of(_origin, permalink.Url) is { } original ? original : otherwise;

    private static string TaxonomyBase(string taxonomy) => taxonomy == "post_tag" ? "tag" : taxonomy;
}
