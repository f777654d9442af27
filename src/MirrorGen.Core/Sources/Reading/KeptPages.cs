using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.Snapshots;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// Makes posts and terms of pages that were kept as HTML because the API does not show them: entries of hidden types, and hidden taxonomies with the posts
/// that their pages list. What the API tells, now or later, comes first.
/// </summary>
internal static class KeptPages
{
    public static void Add(ICaptures captures, Uri home, List<PostType> types, List<Taxonomy> taxonomies, List<Post> posts, List<Term> terms, IEnumerable<Author> authors, Action<Comment> addComment)
    {
        if (!captures.Kinds().Contains(CaptureKind.Page))
        {
            return;
        }

        // Most blogs have no such page: then nobody asks.
        var taken = new Lazy<FingerprintSet>(() => Taken(home, types, posts, terms, authors));
        var ids = posts.Select(post => post.Id).ToHashSet();
        var listed = new Dictionary<(string Taxonomy, long Term), List<long>>();
        var texts = new KeptPageTexts(captures);
        foreach (var captured in captures.Objects(CaptureKind.Page).Where(captured => captured.Latest.Id.StartsWith("http", StringComparison.Ordinal) && !taken.Value.Contains(Key(captured.Latest.Url))))
        {
            var page = ShownPage.Read(captured.Latest.Url, captured.Latest.Json);
            if (page.Taxonomy is { } taxonomy)
            {
                AddTerm(page, taxonomy, captured.DeletedAt, taxonomies, terms, listed);
            }
            else if (!page.IsOfOthers && ids.Add(page.Id))
            {
                AddPost(page, captured, texts, types, posts);
                foreach (var comment in page.Comments)
                {
                    addComment(comment);
                }
            }
        }

        AddTermsToPosts(posts, types, taxonomies, listed);
    }

    private static FingerprintSet Taken(Uri home, List<PostType> types, List<Post> posts, List<Term> terms, IEnumerable<Author> authors)
    {
        var taken = new FingerprintSet();
        foreach (var url in posts.Select(post => post.Permalink.Url).Concat(terms.Select(term => term.Permalink?.Url)).Concat(authors.Select(author => author.Permalink?.Url)).OfType<Uri>()
            .Concat(types.Where(type => type.ArchivePath is not null).Select(type => new Uri(home, type.ArchivePath + "/"))).Append(home))
        {
            taken.Add(Key(url));
        }

        return taken;
    }

    private static void AddPost(ShownPage page, CapturedObject captured, KeptPageTexts texts, List<PostType> types, List<Post> posts)
    {
        if (types.TrueForAll(type => type.Slug != page.Type))
        {
            types.Add(new() { Slug = page.Type!, Name = Readable(page.Type!) });
        }

        posts.Add(new()
        {
            Type = page.Type!,
            Id = page.Id,
            Slug = SlugOf(page.Url),
            Permalink = Permalink.Parse(page.Url.AbsoluteUri),
            Title = page.Title,
            Body = page.PasswordProtected ? Body.Empty : texts.Of(captured.Latest),
            Published = page.Published,
            PasswordProtected = page.PasswordProtected,
            KeptFromPage = true,
            DeletedAt = captured.DeletedAt,
        });
    }

    private static void AddTerm(ShownPage page, string taxonomy, DateTimeOffset? deletedAt, List<Taxonomy> taxonomies, List<Term> terms, Dictionary<(string Taxonomy, long Term), List<long>> listed)
    {
        if (taxonomies.TrueForAll(known => known.Slug != taxonomy))
        {
            taxonomies.Add(new() { Slug = taxonomy, Name = page.Label.Length > 0 ? page.Label : Readable(taxonomy) });
        }

        if (!page.IsFurther && terms.TrueForAll(term => term.Taxonomy != taxonomy || term.Id != page.Id))
        {
            terms.Add(new()
            {
                Taxonomy = taxonomy,
                Id = page.Id,
                Slug = SlugOf(page.Url),
                Name = page.Title,
                Description = page.Html,
                Permalink = Permalink.Parse(page.Url.AbsoluteUri),
                DeletedAt = deletedAt,
            });
        }

        if (!listed.TryGetValue((taxonomy, page.Id), out var posts))
        {
            listed[(taxonomy, page.Id)] = posts = [];
        }

        posts.AddRange(page.Listed);
    }

    private static void AddTermsToPosts(List<Post> posts, List<PostType> types, List<Taxonomy> taxonomies, Dictionary<(string Taxonomy, long Term), List<long>> listed)
    {
        foreach (var taxonomy in listed.GroupBy(pair => pair.Key.Taxonomy, StringComparer.Ordinal))
        {
            var termsOf = taxonomy.SelectMany(pair => pair.Value.Select(post => (Post: post, pair.Key.Term))).ToLookup(pair => pair.Post, pair => pair.Term);
            var ordered = new SortedSet<string>(StringComparer.Ordinal);
            for (var index = 0; index < posts.Count; index++)
            {
                var post = posts[index];
                if (termsOf.Contains(post.Id))
                {
                    ordered.Add(post.Type);
                    posts[index] = post with { TermIds = post.TermIds.SetItem(taxonomy.Key, [.. post.TermIds.GetValueOrDefault(taxonomy.Key, []).Union(termsOf[post.Id].Order())]) };
                }
            }

            var known = taxonomies.FindIndex(known => known.Slug == taxonomy.Key);
            taxonomies[known] = taxonomies[known] with { PostTypes = [.. taxonomies[known].PostTypes.Union(ordered)] };
            for (var index = 0; index < types.Count; index++)
            {
                types[index] = ordered.Contains(types[index].Slug) ? types[index] with { Taxonomies = [.. types[index].Taxonomies.Union([taxonomy.Key])] } : types[index];
            }
        }
    }

    private static string SlugOf(Uri url) => url.AbsolutePath.Trim('/') is var path ? path[(path.LastIndexOf('/') + 1)..] : "";

    // internal_note → Internal note: the slug is all that the page tells.
    private static string Readable(string slug)
    {
        var words = slug.Replace('_', ' ').Replace('-', ' ').Trim();
        return words.Length == 0 ? slug : char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];
    }

    // However its letters are written.
    private static UInt128 Key(Uri url) => Fingerprint.Of((Uri.UnescapeDataString(url.AbsolutePath).Trim('/') + url.Query).ToUpperInvariant());
}
