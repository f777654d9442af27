using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Addresses;

/// <summary>Fills the map in order of right: what the blog had at an address comes before what we add.</summary>
internal sealed class AddressDraft
{
    // WordPress's smallest page holds one comment; a damaged address must not fill the disk.
    private const int MostCommentPages = 1_000;

    private readonly Blog _blog;
    private readonly ImmutableArray<Archive> _archives;
    private readonly IReadOnlyDictionary<long, int> _pages;
    private readonly ClaimedPaths _claimed = new();
    private readonly OriginalTable.Draft _originals;
    private readonly HashSet<string> _foldersNeeded = new(StringComparer.OrdinalIgnoreCase);

    // The address of each post and attachment, in the order of the blog: asked for several times, and dear to work out.
    private readonly PackedTexts _words = new();
    private readonly int[] _wordsOfPosts;
    private readonly int[] _wordsOfAttachments;
    private readonly long[] _attachmentIds;

    // Few posts have any, and to ask each of them once more means to read it once more.
    private readonly bool[] _hasRevisions;
    private readonly bool[] _hasFormerAddresses;

    public AddressDraft(Blog blog, ImmutableArray<Archive> archives, IReadOnlyDictionary<long, int> pages)
    {
        _blog = blog;
        _archives = archives;
        _pages = pages;
        _wordsOfPosts = new int[blog.Posts.Length];
        _hasRevisions = new bool[blog.Posts.Length];
        _hasFormerAddresses = new bool[blog.Posts.Length];
        _wordsOfAttachments = new int[blog.Attachments.Count];
        _attachmentIds = new long[blog.Attachments.Count];
        Origin = new(blog.Home);
        Variables = [.. blog.PostTypes.Select(type => type.Slug), .. blog.Taxonomies.Select(taxonomy => taxonomy.Slug)];
        var revisions = 0;
        for (var index = 0; index < blog.Posts.Length; index++)
        {
            var post = blog.Posts[index];
            _wordsOfPosts[index] = _words.Add(Original(post));
            _hasRevisions[index] = !post.Revisions.IsEmpty;
            _hasFormerAddresses[index] = !post.FormerPermalinks.IsEmpty;
            revisions += post.Revisions.Length;
        }

        for (var index = 0; index < blog.Attachments.Count; index++)
        {
            var attachment = blog.Attachments[index];
            _wordsOfAttachments[index] = _words.Add(Original(attachment));
            _attachmentIds[index] = attachment.Id;
        }

        Places = new(blog.Posts.Select(post => post.Id).Concat(_attachmentIds), archives.Sum(archive => archive.PageCount) + revisions);
        _originals = new(Places);
    }

    public Origin Origin { get; }

    public HashSet<string> Variables { get; }

    public PlaceTable Places { get; }

    public OriginalTable Originals => _originals.Table;

    /// <summary>By the fingerprint of <see cref="AddressMap.MediaKey"/>: which of <see cref="Blog.MediaFiles"/>.</summary>
    public FingerprintMap<int> MediaByUrl { get; } = new();

    public void Claim()
    {
        foreach (var own in OwnFiles.All)
        {
            _claimed.Claim(own, own);
        }

        Places.Add(Place.NotFound, SitePath.Parse(OwnFiles.NotFound));
        ClaimMedia();
        // What is gone from the blog gives way to what is there.
        var posts = Enumerable.Range(0, _blog.Posts.Length).OrderBy(post => _blog.Posts[post].DeletedAt is not null).ToArray();
        FindFolders();
        foreach (var post in posts.Where(post => _blog.Posts[post].Id != _blog.PostsPageId))
        {
            Add(Place.Of(_blog.Posts[post]), OriginalOf(post));
        }

        for (var index = 0; index < _attachmentIds.Length; index++)
        {
            Add(Place.OfPost(_attachmentIds[index]), _words[_wordsOfAttachments[index]]);
        }

        foreach (var archive in _archives)
        {
            Add(archive.Place, archive.Original);
            for (var page = 2; page <= archive.PageCount; page++)
            {
                AddBelow(archive.Place with { Page = page }, archive.Original, Invariant($"page/{page}/"), Invariant($"paged={page}"));
            }
        }

        foreach (var archive in _archives.Where(archive => archive.Kind is ArchiveKind.Term or ArchiveKind.Author or ArchiveKind.Format or ArchiveKind.PostType))
        {
            AddFeed(Place.Feed(archive.Place), archive.Original);
        }

        AddPartsOfPosts(posts);
        AddComments();
        var years = _archives.Where(archive => archive.Kind == ArchiveKind.Year).Select(archive => $"{OwnFiles.AllPosts}/{archive.Title}");
        foreach (var own in OwnFiles.Pages.Concat(years))
        {
            Places.Add(Place.Own(own), _claimed.Claim($"{own}/index.html", own));
        }

        foreach (var (original, feed) in OwnFiles.FeedAddresses)
        {
            _originals.Know(original, Places.Keep(SitePath.Parse(feed)));
        }

        AddFormerAddresses();
        AddQueries();
    }

    private void ClaimMedia()
    {
        // One file may be recorded under several addresses, and an address once.
        var claimed = new FingerprintSet();
        for (var index = 0; index < _blog.MediaFiles.Count; index++)
        {
            var (url, file) = (_blog.MediaFiles[index].Url, _blog.MediaFiles[index].Path.Value);
            if (AddressMap.MediaKey(url) is { } key && MediaByUrl.TryAdd(Fingerprint.Of(key), index) && claimed.Add(Fingerprint.Of(file)))
            {
                _claimed.Claim(file, file);
            }
        }
    }

    private string OriginalOf(int post) => _words[_wordsOfPosts[post]];

    private string Original(Post post) =>
        post.Id == _blog.FrontPageId ? "" : OriginalAddress.Of(Origin, post.Permalink.Url, Variables) ?? Invariant($"?p={post.Id}");

    private string Original(Attachment attachment) =>
        attachment.Permalink is { } permalink && OriginalAddress.Of(Origin, permalink.Url, Variables) is { } original ? original : Invariant($"?attachment_id={attachment.Id}");

    private void AddPartsOfPosts(int[] posts)
    {
        foreach (var index in posts)
        {
            var (post, original) = (_blog.Posts[index], OriginalOf(index));
            var place = Place.Of(post);
            for (var page = 2; page <= _pages.GetValueOrDefault(post.Id, 1); page++)
            {
                AddBelow(place with { Page = page }, original, Invariant($"{page}/"), Invariant($"page={page}"));
            }

            if (!post.PasswordProtected && Places.Has(place))
            {
                AddBelow(Place.Source(post), original, "", null, "index.md");
            }

            if (!_hasRevisions[index])
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
        var secret = _blog.Comments.AreInPages ? _blog.Posts.Where(post => post.PasswordProtected).Select(post => post.Id).ToHashSet() : [];

        var places = _blog.Posts.Select((post, index) => (post.Id, Place: Place.Of(post), Original: OriginalOf(index))).Where(post => post.Id != _blog.PostsPageId)
            .Concat(_attachmentIds.Select((id, index) => (Id: id, Place: Place.OfPost(id), Original: _words[_wordsOfAttachments[index]])).Where(attachment => _blog.Comments.HasAny(attachment.Id)));
        foreach (var (id, place, original) in places)
        {
            if (original.Length > 0)
            {
                AddBelow(Place.CommentFeed(place), original, "feed/", "feed=rss2");
            }

            for (var page = 1; page <= Math.Clamp(_blog.Comments.LastPageOf(id), secret.Contains(id) ? 1 : 0, MostCommentPages); page++)
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
        foreach (var post in _blog.Posts.Where((_, index) => _hasFormerAddresses[index]))
        {
            foreach (var former in post.FormerPermalinks)
            {
                if (OriginalAddress.Of(Origin, former.Url, Variables) is { } original)
                {
                    Know(original, Places.Number(Place.Of(post)));
                }
            }
        }
    }

    // The addresses that WordPress understands under any permalink structure.
    private void AddQueries()
    {
        foreach (var post in _blog.Posts)
        {
            var file = Places.Number(post.Id == _blog.PostsPageId ? Place.Posts : Place.Of(post));
            if (post.Type is not ("post" or "page") && post.Slug.Length > 0)
            {
                Know($"?{post.Type}={Origin.Decode(post.Slug)}", file);
            }
        }

        foreach (var id in _attachmentIds)
        {
            Know(Invariant($"?attachment_id={id}"), Places.Number(Place.OfPost(id)));
            Know(Invariant($"?p={id}"), Places.Number(Place.OfPost(id)));
        }

        foreach (var archive in _archives)
        {
            var file = Places.Number(archive.Place);
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
        if (Places.Has(place))
        {
            return;
        }

        var file = OriginalAddress.File(original);
        if (OriginalAddress.IsFile(file) && _foldersNeeded.Contains(file))
        {
            file += "/index.html";
        }

        var number = Places.Add(place, _claimed.Claim(file, place.Key));
        Know(original, number);
        if (original.StartsWith('?'))
        {
            // ?tag=blue lies at tag/blue/, which is also what old texts wrote before the blog changed its permalinks.
            Know(file[..^"index.html".Length], number);
        }
    }

    /// <param name="below">The folder of the address, below that of the page.</param>
    private void AddBelow(Place place, string original, string below, string? query, string name = "index.html")
    {
        if (Places.Has(place))
        {
            return;
        }

        var number = Claim(place, original, below + name);
        if (!original.StartsWith('?') && below.Length > 0)
        {
            Know((original.Length == 0 ? "" : original.TrimEnd('/') + "/") + below, number);
        }

        if (query is not null)
        {
            Know(original.StartsWith('?') ? $"{original}&{query}" : original.Length == 0 ? "?" + query : original, number);
        }
    }

    private int? Claim(Place place, string original, string below) =>
        Places.Add(place, _claimed.Claim(OriginalAddress.Folder(OriginalAddress.File(original)) + below, Invariant($"{place.Key} {place.Page}")));

    // The first to have an address keeps it: a page is more than a post that once stood there.
    private void Know(string original, int? file)
    {
        if (file is { } number)
        {
            _originals.Know(original, number);
        }
    }

    private void FindFolders()
    {
        foreach (var words in _wordsOfPosts.Concat(_wordsOfAttachments))
        {
            var file = OriginalAddress.File(_words[words]);
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

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
