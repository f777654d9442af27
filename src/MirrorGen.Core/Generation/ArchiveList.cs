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
    private readonly PostList _newestFirst;
    private readonly PostList _posts;

    private ArchiveList(Blog blog, Origin origin, Wording wording)
    {
        _wording = wording;
        _blog = blog;
        _origin = origin;
        _newestFirst = List(
            Enumerable.Range(0, blog.Posts.Length).Where(position => blog.Posts[position].DeletedAt is null)
                .OrderByDescending(position => blog.Posts[position].Published ?? DateTimeOffset.MinValue).ThenByDescending(position => blog.Posts[position].Id));
        _posts = List(Newest(post => post.Type == "post"));
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
        var ordered = _posts.Any(post => post.Sticky) ? List([.. Newest(post => post.Type == "post" && post.Sticky), .. Newest(post => post.Type == "post" && !post.Sticky)]) : _posts;
        var original = frontIsPage && postsPage is not null ? Original(postsPage.Permalink, "posts/") : "";
        yield return Make(Place.Posts, ArchiveKind.Posts, frontIsPage && postsPage is not null ? Conversion.HtmlCleaner.Text(postsPage.Title) : _blog.Title, original, ordered);
    }

    private IEnumerable<Archive> Types() =>
        from type in _blog.PostTypes
        where type.ArchivePath is not null
        select Make(Place.Of(type), ArchiveKind.PostType, type.Name, type.ArchivePath!.Trim('/') + "/", List(Newest(post => post.Type == type.Slug))) with { Type = type };

    private IEnumerable<Archive> Terms()
    {
        var byTerm = new Dictionary<(string Taxonomy, long Id), List<int>>();
        var terms = _blog.Terms.ToLookup(term => (term.Taxonomy, term.Id));
        foreach (var position in _newestFirst.Positions)
        {
            foreach (var (taxonomy, ids) in _blog.Posts[position].TermIds)
            {
                // A category shows what is in the categories below it, too.
                foreach (var id in ids.SelectMany(id => WithAncestors(taxonomy, id, terms)).Distinct())
                {
                    if (!byTerm.TryGetValue((taxonomy, id), out var posts))
                    {
                        byTerm[(taxonomy, id)] = posts = [];
                    }

                    posts.Add(position);
                }
            }
        }

        foreach (var term in _blog.Terms)
        {
            var posts = byTerm.GetValueOrDefault((term.Taxonomy, term.Id)) ?? [];
            yield return Make(Place.Of(term), ArchiveKind.Term, term.Name, Original(term.Permalink, $"{TaxonomyBase(term.Taxonomy)}/{Origin.Decode(term.Slug)}/"), List(posts)) with { Term = term };
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

    private IEnumerable<Archive> Authors()
    {
        var byAuthor = Newest(post => post.Type == "post").ToLookup(position => _blog.Posts[position].AuthorId);
        return from author in _blog.Authors
               select Make(Place.Of(author), ArchiveKind.Author, author.Name, Original(author.Permalink, $"author/{Origin.Decode(author.Slug)}/"), List(byAuthor[author.Id])) with { Author = author };
    }

    // https://wordpress.org/documentation/article/post-formats/: asides, quotes and their like have archives, the standard posts have none.
    private IEnumerable<Archive> Formats()
    {
        var byFormat = Newest(post => post.Type == "post" && post.Format is not ("" or "standard")).ToLookup(position => _blog.Posts[position].Format);
        if (byFormat.Count == 0)
        {
            return [];
        }

        var front = _blog.Posts.Any(post => (OriginalAddress.Of(_origin, post.Permalink.Url) ?? "").StartsWith("index.php/", StringComparison.Ordinal)) ? "index.php/" : "";
        return from posts in byFormat
               orderby posts.Key
               select Make(Place.Format(posts.Key), ArchiveKind.Format, _wording.Say(char.ToUpperInvariant(posts.Key[0]) + posts.Key[1..]), $"{front}type/{posts.Key}/", List(posts));
    }

    private IEnumerable<Archive> Dates()
    {
        var addresses = DateAddresses.Of(_blog, _origin);
        var dated = _posts.All(post => post.Published is not null) ? _posts : List(Newest(post => post.Type == "post" && post.Published is not null));
        return from kind in new[] { (Kind: ArchiveKind.Year, Format: "yyyy"), (Kind: ArchiveKind.Month, Format: "yyyy/MM"), (Kind: ArchiveKind.Day, Format: "yyyy/MM/dd") }
               from date in Stretches(dated, post => post.Published!.Value.ToString(kind.Format, CultureInfo.InvariantCulture))
               select Make(Place.Date(date.Key), kind.Kind, _wording.DateTitle(date.Key), addresses.Original(date.Key), date.Posts);
    }

    // Posts of a day follow one another, so their list is a stretch of the longer one; but for nights in which the blog moved to another time zone.
    private IEnumerable<(string Key, PostList Posts)> Stretches(PostList posts, Func<Post, string> key)
    {
        var stretches = new List<(string Key, int Start, int Count)>();
        for (var index = 0; index < posts.Count; index++)
        {
            var name = key(posts[index]);
            if (stretches.Count > 0 && stretches[^1].Key == name)
            {
                stretches[^1] = stretches[^1] with { Count = stretches[^1].Count + 1 };
            }
            else
            {
                stretches.Add((name, index, 1));
            }
        }

        return from stretch in stretches
               group posts.Slice(stretch.Start, stretch.Count) by stretch.Key into same
               select (same.Key, same.Count() == 1 ? same.First() : List(same.SelectMany(part => part.Positions)));
    }

    private IEnumerable<int> Newest(Func<Post, bool> which) => _newestFirst.Positions.Where(position => which(_blog.Posts[position]));

    private PostList List(IEnumerable<int> positions) => PostList.Of(_blog.Posts, [.. positions]);

    private Archive Make(Place place, ArchiveKind kind, string title, string original, PostList posts) => new()
    {
        Place = place,
        Kind = kind,
        Title = title,
        Original = original,
        Posts = posts,
        PageCount = Math.Max(1, (posts.Count + PerPage - 1) / PerPage),
    };

    private int PerPage => Math.Max(1, _blog.PostsPerPage);

    private string Original(Permalink? permalink, string otherwise) => permalink is not null && OriginalAddress.Of(_origin, permalink.Url) is { } original ? original : otherwise;

    private static string TaxonomyBase(string taxonomy) => taxonomy == "post_tag" ? "tag" : taxonomy;
}
