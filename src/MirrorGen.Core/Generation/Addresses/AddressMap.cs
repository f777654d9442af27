using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Addresses;

/// <summary>
/// The one place that decides addresses. Each page of the site has a <see cref="Place"/>; the map gives it a file, at the path that the blog
/// had for it wherever a file can stand there. The other way round, <see cref="Find(Uri)"/> tells which file an address of the blog has become.
/// </summary>
public sealed class AddressMap
{
    private readonly Origin _origin;
    private readonly Dictionary<Place, SitePath> _files;
    private readonly Dictionary<string, SitePath> _byOriginal;
    private readonly Dictionary<string, SitePath> _twins;
    private readonly Dictionary<string, SitePath> _mediaByUrl;
    private readonly HashSet<string> _variables;
    private readonly ImmutableArray<long> _numbers;
    private readonly long? _postsPage;

    private AddressMap(Draft draft)
    {
        _origin = draft.Origin;
        // Taken over as they are: to freeze them would take the memory twice, and they are the largest thing that a build has.
        draft.Files.TrimExcess();
        draft.ByOriginal.TrimExcess();
        _files = draft.Files;
        _byOriginal = draft.ByOriginal;
        _twins = draft.Twins;
        _mediaByUrl = draft.MediaByUrl;
        _variables = draft.Variables;
        _numbers = draft.Numbers;
        _postsPage = draft.PostsPage;
    }

    public Origin Origin => _origin;

    /// <summary>Every address of the blog that has a file here, in the form of <see cref="OriginalAddress"/>, in no order.</summary>
    public IEnumerable<KeyValuePair<string, SitePath>> Originals => _byOriginal.Concat(
        from id in _numbers
        from original in new[] { Invariant($"?p={id}"), Invariant($"?page_id={id}") }
        where !_byOriginal.ContainsKey(original)
        let file = Numbered(original)
        where file is not null
        select KeyValuePair.Create(original, file));

    /// <param name="pages">How many pages a post was divided into by its author, by the post's ID; those with one page may be missing.</param>
    public static AddressMap Of(Blog blog, ImmutableArray<Archive> archives, IReadOnlyDictionary<long, int> pages)
    {
        var draft = new Draft(blog, archives, pages);
        draft.Claim();
        return new(draft);
    }

    public bool Has(Place place) => _files.ContainsKey(place);

    /// <exception cref="KeyNotFoundException">The site has no such page.</exception>
    public SitePath Of(Place place) => _files[place];

    public SitePath? Find(Place place) => _files.GetValueOrDefault(place);

    /// <summary>The file that an address of the blog has become: a page or a file of its media. Null when the mirror does not have it.</summary>
    /// <param name="url">Absolute. Its fragment plays no part.</param>
    public SitePath? Find(Uri url)
    {
        if (MediaKey(url) is { } key && _mediaByUrl.TryGetValue(key, out var media))
        {
            return media;
        }

        if (OriginalAddress.Of(_origin, url, _variables) is not { } original)
        {
            return null;
        }

        return Lookup(original) ?? (WithoutCommentPage(original) is { } shorter ? Lookup(shorter) : null);
    }

    private SitePath? Lookup(string original) =>
        _twins.TryGetValue(original.Trim('/'), out var twin) ? twin
        : _byOriginal.TryGetValue(OriginalAddress.Key(original), out var file) ? file
        : Numbered(OriginalAddress.Key(original)) is { } numbered ? numbered
        : original.StartsWith('?') && original.Contains('&', StringComparison.Ordinal) ? Lookup(original[..original.LastIndexOf('&')])
        : null;

    // Every post has these two addresses under any permalink structure, so they are worked out and not kept.
    private SitePath? Numbered(string original)
    {
        var number = original.StartsWith("?p=", StringComparison.Ordinal) ? original["?p=".Length..]
            : original.StartsWith("?page_id=", StringComparison.Ordinal) ? original["?page_id=".Length..]
            : "";
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && number[0] != '0' && _numbers.BinarySearch(id) >= 0
            ? Find(id == _postsPage ? Place.Posts : new Place(Invariant($"post:{id}")))
            : null;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // The comments of a post stand on one page here; WordPress may have spread them over /comment-page-2/.
    private static string? WithoutCommentPage(string original)
    {
        var trimmed = original.TrimEnd('/');
        var slash = trimmed.LastIndexOf('/');
        return slash > 0 && trimmed[(slash + 1)..].StartsWith("comment-page-", StringComparison.Ordinal) ? trimmed[..(slash + 1)] : null;
    }

    // i0.wp.com and its sisters are WordPress.com's copies of the blog's own pictures: https://i0.wp.com/blog.example/wp-content/x.jpg?resize=300
    private static string? MediaKey(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var path = Origin.Decode(url.AbsolutePath);
        if (url.IdnHost is "i0.wp.com" or "i1.wp.com" or "i2.wp.com" or "i3.wp.com")
        {
            return WithoutWww(path.TrimStart('/'));
        }

        return WithoutWww(url.IsDefaultPort ? url.IdnHost + path : string.Create(CultureInfo.InvariantCulture, $"{url.IdnHost}:{url.Port}{path}"));
    }

    private static string WithoutWww(string text) => text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;

    /// <summary>Fills the map in order of right: what the blog had at an address comes before what we add.</summary>
    private sealed class Draft(Blog blog, ImmutableArray<Archive> archives, IReadOnlyDictionary<long, int> pages)
    {
        // WordPress's smallest page holds one comment; a damaged address must not fill the disk.
        private const int MostCommentPages = 1_000;

        private readonly ClaimedPaths _claimed = new();
        private readonly HashSet<UInt128> _written = [];
        private readonly HashSet<string> _foldersNeeded = new(StringComparer.OrdinalIgnoreCase);

        public Origin Origin { get; } = new(blog.Home);

        public Dictionary<Place, SitePath> Files { get; } = [];

        public Dictionary<string, SitePath> ByOriginal { get; } = new(StringComparer.Ordinal);

        /// <summary>The addresses, as they are written, that another one takes the place of when case plays no part.</summary>
        public Dictionary<string, SitePath> Twins { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, SitePath> MediaByUrl { get; } = new(StringComparer.Ordinal);

        public ImmutableArray<long> Numbers { get; } = [.. blog.Posts.Select(post => post.Id).Distinct().Order()];

        public long? PostsPage => blog.PostsPageId;

        public HashSet<string> Variables { get; } =
        [
            .. blog.PostTypes.Select(type => type.Slug),
            .. blog.Taxonomies.Select(taxonomy => taxonomy.Slug),
        ];

        public void Claim()
        {
            foreach (var own in OwnFiles.All)
            {
                _claimed.Claim(own, own);
            }

            Files[Place.NotFound] = SitePath.Parse(OwnFiles.NotFound);
            // One file may be recorded under several addresses.
            foreach (var file in blog.MediaFiles.Where(file => MediaKey(file.Url) is { } key && MediaByUrl.TryAdd(key, file.Path)).DistinctBy(file => file.Path))
            {
                _claimed.Claim(file.Path.Value, file.Path.Value);
            }

            var posts = blog.Posts.OrderBy(post => post.DeletedAt is not null).ToArray();
            FindFolders(posts.Select(Original));
            foreach (var post in posts.Where(post => post.Id != blog.PostsPageId))
            {
                Add(Place.Of(post), Original(post));
            }

            foreach (var attachment in blog.Attachments)
            {
                Add(Place.Of(attachment), Original(attachment));
            }

            foreach (var archive in archives)
            {
                Add(archive.Place, archive.Original);
                for (var page = 2; page <= archive.PageCount; page++)
                {
                    AddBelow(archive.Place with { Page = page }, archive.Original, Invariant($"page/{page}/"), Invariant($"paged={page}"));
                }
            }

            foreach (var archive in archives.Where(archive => archive.Kind is ArchiveKind.Term or ArchiveKind.Author or ArchiveKind.Format or ArchiveKind.PostType))
            {
                AddFeed(Place.Feed(archive.Place), archive.Original);
            }

            AddPartsOfPosts(posts.Select(post => (post, Original(post))));
            AddComments();
            var years = archives.Where(archive => archive.Kind == ArchiveKind.Year).Select(archive => $"{OwnFiles.AllPosts}/{archive.Title}");
            foreach (var own in OwnFiles.Pages.Concat(years))
            {
                Files[Place.Own(own)] = _claimed.Claim($"{own}/index.html", own);
            }

            foreach (var (original, feed) in OwnFiles.FeedAddresses)
            {
                Know(original, SitePath.Parse(feed));
            }

            AddFormerAddresses();
            AddQueries();
        }

        private string Original(Post post) =>
            post.Id == blog.FrontPageId ? "" : OriginalAddress.Of(Origin, post.Permalink.Url, Variables) ?? Invariant($"?p={post.Id}");

        private string Original(Attachment attachment) =>
            attachment.Permalink is { } permalink && OriginalAddress.Of(Origin, permalink.Url, Variables) is { } original ? original : Invariant($"?attachment_id={attachment.Id}");

        private void AddPartsOfPosts(IEnumerable<(Post Post, string Original)> posts)
        {
            foreach (var (post, original) in posts)
            {
                var place = Place.Of(post);
                for (var page = 2; page <= pages.GetValueOrDefault(post.Id, 1); page++)
                {
                    AddBelow(place with { Page = page }, original, Invariant($"{page}/"), Invariant($"page={page}"));
                }

                if (!post.PasswordProtected && Files.ContainsKey(place))
                {
                    AddBelow(Place.Source(post), original, "", null, "index.md");
                }

                if (post.Revisions.IsEmpty)
                {
                    continue;
                }

                AddBelow(Place.History(post), original, "revisions/", null);
                foreach (var revision in post.Revisions.Where(revision => revision.Captured))
                {
                    var name = revision.Origin == RevisionOrigin.Sync ? Invariant($"seen-{revision.Id}") : Invariant($"{revision.Id}");
                    AddBelow(Place.Of(post, revision), original, $"revisions/{name}/", null);
                }
            }
        }

        // Each post and file has a feed of its comments, and, where the blog divides comments, an address for each of their pages.
        private void AddComments()
        {
            // Of a text behind a password the comments are not public, but the blog's feeds name them all the same.
            var secret = blog.Comments.AreInPages ? blog.Posts.Where(post => post.PasswordProtected).Select(post => post.Id).ToHashSet() : [];

            var places = blog.Posts.Where(post => post.Id != blog.PostsPageId).Select(post => (post.Id, Place: Place.Of(post), Original: Original(post)))
                .Concat(blog.Attachments.Where(attachment => blog.Comments.HasAny(attachment.Id)).Select(attachment => (attachment.Id, Place: Place.Of(attachment), Original: Original(attachment))));
            foreach (var (id, place, original) in places)
            {
                if (original.Length > 0)
                {
                    AddBelow(Place.CommentFeed(place), original, "feed/", "feed=rss2");
                }

                for (var page = 1; page <= Math.Clamp(blog.Comments.LastPageOf(id), secret.Contains(id) ? 1 : 0, MostCommentPages); page++)
                {
                    // Not known as an address: what links there is led to the comment itself.
                    Claim(Place.CommentPage(place, page), original, Invariant($"comment-page-{page}/index.html"));
                }
            }
        }

        private void AddFeed(Place feed, string original)
        {
            AddBelow(feed, original, "feed/", "feed=rss2", "index.xml");
            Claim(Place.FeedAsPage(feed), original, "feed/index.html");
        }

        private void AddFormerAddresses()
        {
            foreach (var post in blog.Posts)
            {
                foreach (var former in post.FormerPermalinks)
                {
                    if (OriginalAddress.Of(Origin, former.Url, Variables) is { } original)
                    {
                        Know(original, Files.GetValueOrDefault(Place.Of(post)));
                    }
                }
            }
        }

        // The addresses that WordPress understands under any permalink structure.
        private void AddQueries()
        {
            foreach (var post in blog.Posts)
            {
                var file = Files.GetValueOrDefault(post.Id == blog.PostsPageId ? Place.Posts : Place.Of(post));
                if (post.Type is not ("post" or "page") && post.Slug.Length > 0)
                {
                    Know($"?{post.Type}={Origin.Decode(post.Slug)}", file);
                }
            }

            foreach (var attachment in blog.Attachments)
            {
                Know(Invariant($"?attachment_id={attachment.Id}"), Files.GetValueOrDefault(Place.Of(attachment)));
                Know(Invariant($"?p={attachment.Id}"), Files.GetValueOrDefault(Place.Of(attachment)));
            }

            foreach (var archive in archives)
            {
                var file = Files.GetValueOrDefault(archive.Place);
                switch (archive.Kind)
                {
                    case ArchiveKind.Term when archive.Term is { } term:
                        var slug = Origin.Decode(term.Slug);
                        Know(term.Taxonomy switch { "category" => Invariant($"?cat={term.Id}"), "post_tag" => $"?tag={slug}", _ => $"?{term.Taxonomy}={slug}" }, file);
                        break;
                    case ArchiveKind.Author when archive.Author is { } author:
                        Know(Invariant($"?author={author.Id}"), file);
                        Know($"?author_name={Origin.Decode(author.Slug)}", file);
                        break;
                    case ArchiveKind.PostType when archive.Type is { } type:
                        Know($"?post_type={type.Slug}", file);
                        break;
                    case ArchiveKind.Year or ArchiveKind.Month or ArchiveKind.Day:
                        Know($"?m={archive.Place.Key["date:".Length..].Replace("/", "", StringComparison.Ordinal)}", file);
                        break;
                    default:
                        break;
                }
            }
        }

        private void Add(Place place, string original)
        {
            if (Files.ContainsKey(place))
            {
                return;
            }

            var file = OriginalAddress.File(original);
            if (OriginalAddress.IsFile(file) && _foldersNeeded.Contains(file))
            {
                file += "/index.html";
            }

            Files[place] = _claimed.Claim(file, place.Key);
            Know(original, Files[place]);
            if (original.StartsWith('?'))
            {
                // ?tag=blue lies at tag/blue/, which is also what old texts wrote before the blog changed its permalinks.
                Know(file[..^"index.html".Length], Files[place]);
            }
        }

        private void AddBelow(Place place, string original, string below, string? query, string name = "index.html")
        {
            if (Files.ContainsKey(place))
            {
                return;
            }

            Claim(place, original, below + name);
            if (!original.StartsWith('?') && below.Length > 0)
            {
                Know((original.Length == 0 ? "" : original.TrimEnd('/') + "/") + below, Files[place]);
            }

            if (query is not null)
            {
                Know(original.StartsWith('?') ? $"{original}&{query}" : original.Length == 0 ? "?" + query : original, Files[place]);
            }
        }

        private void Claim(Place place, string original, string below)
        {
            // about.html is a file, so nothing can lie in it; about/ stands in for the folder.
            var file = OriginalAddress.File(original);
            var folder = file.EndsWith("index.html", StringComparison.Ordinal) ? file[..^"index.html".Length] : file[..file.LastIndexOf('.')] + "/";
            Files[place] = _claimed.Claim(folder + below, Invariant($"{place.Key} {place.Page}"));
        }

        private void Know(string original, SitePath? file)
        {
            // The first to have an address keeps it: a page is more than a post that once stood there.
            if (file is not null && _written.Add(Fingerprint.Of(original.AsSpan().Trim('/'))) && !ByOriginal.TryAdd(OriginalAddress.Key(original), file))
            {
                Twins.Add(original.Trim('/'), file);
            }
        }

        private void FindFolders(IEnumerable<string> originals)
        {
            foreach (var original in originals.Concat(blog.Attachments.Select(attachment => attachment.Permalink is { } link ? OriginalAddress.Of(Origin, link.Url, Variables) ?? "" : "")))
            {
                var file = OriginalAddress.File(original);
                for (var slash = file.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = file.IndexOf('/', slash + 1))
                {
                    // Asked only about files that an address names by itself.
                    if (OriginalAddress.IsFile(file[..slash]))
                    {
                        _foldersNeeded.Add(file[..slash]);
                    }
                }
            }
        }

    }
}
