using System.Globalization;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest.Http;

namespace MirrorGen.Sources.Rest;

/// <summary>The list of what is fetched of a blog, in order: what it is, what types it has, then everything of each type.</summary>
internal sealed class BlogFetch(Origin origin, Discovered found, Snapshot snapshot, FetchOptions options, FetchLog log, long run, bool loggedIn)
{
    // The editor's own storage: no list that could be read by ID, and nothing that readers see except through the pages that use it.
    private static readonly HashSet<string> EditorsOwn = new(StringComparer.Ordinal) { "wp_template", "wp_template_part", "wp_global_styles", "wp_font_family", "wp_font_face" };

    // What only the blog's own people may list.
    private static readonly HashSet<string> BehindLogin = new(StringComparer.Ordinal) { "nav_menu_item", "nav_menu", "wp_block" };

    private const int ListsAtOnce = 2;

    private volatile ApiRoot _root = found.Root;

    /// <summary>The blog's own address, by what its API says, ending in a slash.</summary>
    public Uri Home { get; } = HomeOf(found);

    public async Task RunAsync(CancellationToken cancel)
    {
        KeepSite();
        var front = new FrontPage(origin, snapshot, options);
        await front.KeepAsync(found, Home, cancel);
        var types = await DescriptionsAsync("types", CaptureKind.PostType, cancel);
        var taxonomies = await DescriptionsAsync("taxonomies", CaptureKind.Taxonomy, cancel);
        foreach (var slug in options.Include.Where(slug => types.All(type => type.Slug != slug)))
        {
            log.Find(Severity.Warning, "type-unknown", slug, $"The blog has no post type '{slug}'. It has: {string.Join(", ", types.Select(type => type.Slug).Order(StringComparer.Ordinal))}.");
        }

        // Several lists at once, so that one's first page, of which nobody knows yet how many follow, leaves no connection idle.
        await Parallel.ForEachAsync(
            Collections(types, taxonomies),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Min(ListsAtOnce, options.Concurrency), CancellationToken = cancel },
            async (collection, token) => await FetchAsync(collection, token));

        await front.KeepPostsPageAsync(Home, cancel);
        if (log.Has("users-hidden"))
        {
            await new HiddenAuthors(origin, _root, snapshot, options, log).FetchAsync(types, cancel);
        }

        if (loggedIn)
        {
            await new LoginOnly(origin, _root, snapshot, options, log).RunAsync(types, run, cancel);
        }

        await new HiddenPages(origin, snapshot, options, log, Home).RunAsync(cancel);
        await new OldLinks(origin, snapshot, options, log, Home).RunAsync(cancel);
    }

    private async Task FetchAsync(Collection collection, CancellationToken cancel)
    {
        if (await new CollectionFetch(origin, _root, snapshot, options, log, collection).RunAsync(run, cancel))
        {
            return;
        }

        if (_root.WithRouteInQuery(Home) is { } door && await new CollectionFetch(origin, door, snapshot, options, log, collection).RunAsync(run, cancel))
        {
            log.Find(Severity.Note, "query-lost", _root.Url.AbsoluteUri, "The server loses the query of the API's addresses, so every page of a list is the first one. The API was used by its other door, ?rest_route=.");
            _root = door;
            return;
        }

        log.Find(Severity.Loss, "list-repeats", collection.Route, $"The list of {collection.Name} shows its first page over and over: a cache or proxy before the blog drops the query. Ask its host, or import a WXR export.");
    }

    private IEnumerable<Collection> Collections(IReadOnlyList<Description> types, IReadOnlyList<Description> taxonomies)
    {
        foreach (var type in types.Where(type => Wanted(type.Slug, onlyIncluded: true)))
        {
            var kind = type.Slug == "nav_menu_item" ? CaptureKind.MenuItem : CaptureKind.Post(type.Slug);
            yield return new Collection(kind, kind == CaptureKind.Attachment ? "media records" : type.Base, type.Route, Since("modified_after", kind != CaptureKind.Attachment), BehindLogin.Contains(type.Slug))
            {
                Signature = kind == CaptureKind.MenuItem
                    ? []
                    : ["id", "modified_gmt", "link", "parent", "menu_order", "sticky", "featured_media", "format", .. taxonomies.Select(taxonomy => taxonomy.Base).Distinct(StringComparer.Ordinal)],
            };
        }

        foreach (var taxonomy in taxonomies.Where(taxonomy => Wanted(taxonomy.Slug, onlyIncluded: false)))
        {
            var kind = taxonomy.Slug == "nav_menu" ? CaptureKind.Menu : CaptureKind.Term(taxonomy.Slug);
            yield return new Collection(kind, taxonomy.Base, taxonomy.Route, [], BehindLogin.Contains(taxonomy.Slug));
        }

        if (Wanted("user", onlyIncluded: false))
        {
            yield return new Collection(CaptureKind.User, "authors", "wp/v2/users", []);
        }

        if (Wanted("comment", onlyIncluded: false))
        {
            yield return new Collection(CaptureKind.Comment, "comments", "wp/v2/comments", Since("after", true));
            foreach (var type in loggedIn ? new[] { "pingback", "trackback" } : [])
            {
                yield return new Collection(CaptureKind.Comment, type + "s", "wp/v2/comments", [("type", type), ("status", "approve"), .. Since("after", true)], WithLogin: true);
            }
        }
    }

    private (string, string)[] Since(string argument, bool applies) => options.Since is { } since && applies
        // WordPress compares with its local time, and may be up to 14 hours off ours: a day of overlap makes sure.
        ? [(argument, since.UtcDateTime.AddDays(-1).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture))]
        : [];

    private bool Wanted(string slug, bool onlyIncluded) =>
        !options.Exclude.Contains(slug)
        && !EditorsOwn.Contains(slug)
        && (!BehindLogin.Contains(slug) || loggedIn)
        && (!onlyIncluded || options.Include.IsDefaultOrEmpty || options.Include.Contains(slug) || slug == "attachment");

    private async Task<IReadOnlyList<Description>> DescriptionsAsync(string route, CaptureKind kind, CancellationToken cancel)
    {
        var answer = await origin.GetAsync(_root.Route("wp/v2/" + route), Expect.Json, withLogin: false, cancel);
        if (answer.Trouble == Trouble.Refused && options.User is not null)
        {
            answer = await origin.GetAsync(_root.Route("wp/v2/" + route), Expect.Json, withLogin: true, cancel);
        }

        if (!answer.Ok || !JsonBody.TryFind(answer.Body, out var json))
        {
            var usual = Description.Usual(route);
            log.Find(Severity.Warning, "types-hidden", answer.Url.AbsoluteUri, $"The blog does not say which {route} it has ({answer.Reason}): only the usual ones were fetched ({string.Join(", ", usual.Select(description => description.Slug))}).");
            return usual;
        }

        var members = JsonBody.Members(json);
        log.Count(snapshot.Keep([.. members.Select(member => new Capture { Kind = kind, Id = member.Name, Url = answer.Url, Json = member.Json, TakenAt = options.Clock.GetUtcNow() })]));
        return [.. members.Select(member => Description.Read(member.Name, member.Json)).OfType<Description>()];
    }

    private void KeepSite()
    {
        if (JsonBody.TryFind(found.Site.Body, out var json))
        {
            log.Count(snapshot.Keep(new Capture { Kind = CaptureKind.Site, Id = "", Url = found.Site.Url, Json = json, TakenAt = options.Clock.GetUtcNow() }));
        }
    }

    private static Uri HomeOf(Discovered found)
    {
        var said = JsonBody.TryFind(found.Site.Body, out var json) ? JsonBody.Text(json, "home") ?? JsonBody.Text(json, "URL") ?? JsonBody.Text(json, "url") : null;
        return Uri.TryCreate(said, UriKind.Absolute, out var home) && home.Scheme is "http" or "https"
            ? new Uri(home.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/")
            : new Uri(found.Front.Url, "/");
    }
}

/// <summary>A post type or taxonomy as the API describes it: enough to find its list.</summary>
internal sealed record Description(string Slug, string Base, string Route)
{
    /// <returns>Null for what has no list of its own, such as font faces, whose address holds the ID of a font family.</returns>
    public static Description? Read(string slug, ReadOnlyMemory<byte> json)
    {
        var name = JsonBody.Text(json, "rest_base") is { Length: > 0 } said ? said : slug;
        var space = JsonBody.Text(json, "rest_namespace") is { Length: > 0 } also ? also : "wp/v2";
        return name.Contains('(', StringComparison.Ordinal) ? null : new(slug, name, $"{space.Trim('/')}/{name.Trim('/')}");
    }

    public static IReadOnlyList<Description> Usual(string route) => route == "types"
        ? [new("post", "posts", "wp/v2/posts"), new("page", "pages", "wp/v2/pages"), new("attachment", "media", "wp/v2/media")]
        : [new("category", "categories", "wp/v2/categories"), new("post_tag", "tags", "wp/v2/tags")];
}
