using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using MirrorGen.Snapshots;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>One reading of all captures, in the order in which one thing needs another: site, types, terms, people, posts, comments, menus.</summary>
internal sealed class BlogReading(ICaptures captures)
{
    private readonly List<Finding> _findings = [];
    private readonly PostShelf _shelf = new();
    private readonly Comments.Aside _comments = new();
    private readonly ImmutableArray<CaptureKind> _kinds = [.. captures.Kinds()];
    private DateTimeOffset? _capturedAt;

    public ReadBlog Read()
    {
        var site = Site();
        var types = Each(CaptureKind.PostType, (json, captured) => TypeReading.PostType(json.Fields, captured.Latest.Id)).ToList();
        var taxonomies = Each(CaptureKind.Taxonomy, (json, captured) => TypeReading.Taxonomy(json.Fields, captured.Latest.Id)).ToList();
        AddUnlisted(types, taxonomies);
        var posts = Posts(types, taxonomies, site.Time);
        var terms = taxonomies.SelectMany(Terms).ToList();
        var authors = Each(CaptureKind.User, (json, captured) => PeopleReading.Author(json.Fields, captured.Latest.Id)).ToList();
        authors.AddRange(AuthorsByTheirPosts(authors, site.Home));
        var attachments = Attachments(site.Time);
        var shown = new List<Comments.Entry>();
        KeptPages.Add(captures, site.Home, types, taxonomies, posts, terms, authors, comment => shown.Add(_comments.Put(comment)));
        StandIns.Add(site.Home, posts, terms, authors, _findings);
        TermOrder.Settle(posts, terms);
        StandIns.NamePictures(posts, attachments, _findings);
        FormerAddresses.Add(posts, Each(CaptureKind.Redirect, (json, _) => FormerAddresses.Read(json.Fields)));
        var (menus, evidence) = Menus(site.Home);
        var front = site.FrontPageId ?? posts.Find(post => post.Type == "page" && post.DeletedAt is null && post.Permalink.Url == site.Home)?.Id;
        return new(
            new()
            {
                Home = site.Home,
                Title = site.Title,
                Tagline = site.Tagline,
                Language = evidence.Language ?? site.Language,
                TimeZone = site.Time.Name,
                FrontPageId = front,
                PostsPageId = site.PostsPageId ?? (front is null ? null : posts.Find(post => post.Type == "page" && evidence.PostsPage == post.Permalink.Url)?.Id),
                PostsPerPage = site.PostsPerPage,
                IconId = site.IconId,
                LogoId = site.LogoId,
                CapturedAt = _capturedAt,
                PostTypes = [.. types.Select(type => TypeReading.WithArchiveAt(type, site.Home, posts.Where(post => post.Type == type.Slug))).OrderBy(type => type.Slug, StringComparer.Ordinal)],
                Taxonomies = [.. taxonomies.OrderBy(taxonomy => taxonomy.Slug, StringComparer.Ordinal)],
                Posts = [.. posts.OrderBy(post => post.Type, StringComparer.Ordinal).ThenBy(post => post.Id).Select(post => post.LaidOn(_shelf))],
                Attachments = attachments,
                Terms = [.. terms.OrderBy(term => term.Taxonomy, StringComparer.Ordinal).ThenBy(term => term.Id)],
                Authors = [.. authors.OrderBy(author => author.Id)],
                Comments = Comments(posts, attachments, shown, site.Time),
                Menus = menus,
                MediaFiles = MediaFiles(),
            },
            [.. _findings]);
    }

    private SiteReading Site()
    {
        var documents = new List<CaptureJson>();
        CaptureJson? post = null;
        try
        {
            documents.AddRange(captures.Objects(CaptureKind.Site).Concat(captures.Objects(new CaptureKind("settings"))).Select(Open).OfType<CaptureJson>());
            post = _kinds.Where(kind => kind.Family == "post").SelectMany(captures.Objects).Select(Open).FirstOrDefault(json => json is not null);
            return SiteReading.Of([.. documents.Select(document => document.Fields)], post?.Fields ?? default)
                ?? throw new MirrorException(Obstacle.Mirror, "The snapshot holds nothing that says which blog it is of. Fetch the blog first.");
        }
        finally
        {
            documents.ForEach(document => document.Dispose());
            post?.Dispose();
        }
    }

    // A snapshot out of a saved file has posts and no list of types.
    private void AddUnlisted(List<PostType> types, List<Taxonomy> taxonomies)
    {
        var listed = types.Select(type => type.Slug).ToHashSet(StringComparer.Ordinal);
        foreach (var type in _kinds.Where(kind => kind.Family == "post" && !TypeReading.IsInternal(kind.Type)).Select(kind => kind.Type).Where(listed.Add))
        {
            types.Add(TypeReading.Unlisted(type, type == "post" ? ["category", "post_tag"] : []));
        }

        var known = taxonomies.Select(taxonomy => taxonomy.Slug).ToHashSet(StringComparer.Ordinal);
        var used = _kinds.Where(kind => kind.Family == "term").Select(kind => kind.Type).Concat(types.SelectMany(type => type.Taxonomies));
        foreach (var taxonomy in used.Where(slug => !TypeReading.IsInternal(slug) && known.Add(slug)).ToArray())
        {
            taxonomies.Add(TypeReading.UnlistedTaxonomy(taxonomy, types.Where(type => type.Taxonomies.Contains(taxonomy)).Select(type => type.Slug)));
        }
    }

    private List<Post> Posts(IReadOnlyList<PostType> types, IReadOnlyList<Taxonomy> taxonomies, BlogTime time)
    {
        var texts = new CaptureTexts(captures, time);
        var reading = new PostReading(texts, time, taxonomies);
        var posts = new List<Post>();
        foreach (var type in types)
        {
            // The snapshot has them in the order of their own IDs: until their posts come they wait on the shelf, too.
            var revisions = Each(CaptureKind.Revision(type.Slug), (json, captured) => RevisionReading.Read(captured, json, texts, time) is { } read ? new RevisionOf(read.PostId, _shelf.Put([read.Revision])) : null)
                .ToLookup(read => read.PostId, read => read.At);
            var uncaptured = new List<Post>();
            foreach (var read in Each(CaptureKind.Post(type.Slug), (json, captured) => reading.Read(captured, json)))
            {
                var whole = read.Post.PasswordProtected ? read.Post : RevisionReading.With(read.Post, revisions[read.Post.Id].SelectMany(at => _shelf.ReadRevisions(at)), read.NamedRevisions);
                var post = whole.LaidOn(_shelf);
                posts.Add(post);
                if (whole.Revisions.Any(revision => !revision.Captured))
                {
                    uncaptured.Add(post);
                }
            }

            NameUncaptured(type, uncaptured);
        }

        return posts;
    }

    private void NameUncaptured(PostType type, List<Post> posts)
    {
        const string Way = "WordPress hands earlier versions out to those who log in only: to have them too, fetch with --user and --password-env.";
        if (posts is [var only])
        {
            var ids = string.Join(", ", only.Revisions.Where(revision => !revision.Captured).Select(revision => revision.Id.ToString(CultureInfo.InvariantCulture)));
            _findings.Add(new(Severity.Note, "revisions-not-public", only.Permalink.ToString(), $"Revision {ids} is known and was not captured. {Way}"));
        }
        else if (posts.Count > 1)
        {
            _findings.Add(new(Severity.Note, "revisions-not-public", $"post type {type.Slug}", string.Create(
                CultureInfo.InvariantCulture, $"Revisions of {posts.Count} of these are known and were not captured. {Way}")));
        }
    }

    private IEnumerable<Term> Terms(Taxonomy taxonomy) =>
        Each(CaptureKind.Term(taxonomy.Slug), (json, captured) => PeopleReading.Term(json.Fields, captured.Latest.Id, taxonomy.Slug, captured.DeletedAt));

    // What was said under a hidden text is hidden too; what hangs on nothing that we have could not be shown anywhere.
    private Comments Comments(List<Post> posts, LaidList<Attachment> attachments, List<Comments.Entry> shown, BlogTime time)
    {
        var open = posts.Where(post => !post.PasswordProtected).Select(post => post.Id).Concat(attachments.Select(attachment => attachment.Id)).ToHashSet();
        var hidden = posts.Where(post => post.PasswordProtected).Select(post => post.Id).ToHashSet();
        var comments = Each(CaptureKind.Comment, (json, captured) => PeopleReading.Comment(json.Fields, json.Paragraphs("content"), captured.Latest.Id, time, captured.DeletedAt))
            .Select(_comments.Put).ToList();
        var known = shown.Count == 0 ? [] : comments.Select(comment => comment.Id).ToHashSet();
        comments.AddRange(shown.Where(comment => known.Add(comment.Id)));
        var astray = comments.Count(comment => !open.Contains(comment.PostId) && !hidden.Contains(comment.PostId));
        if (astray > 0)
        {
            _findings.Add(new(Severity.Note, "comment-without-post", "comments", string.Create(
                CultureInfo.InvariantCulture, $"{astray} comments belong to posts that are not part of this archive, so no page shows them; the snapshot keeps them.")));
        }

        return _comments.Take(comments.Where(comment => open.Contains(comment.PostId)));
    }

    private (ImmutableArray<Menu> Menus, PageEvidence Evidence) Menus(Uri home)
    {
        var documents = new List<CaptureJson>();
        try
        {
            documents.AddRange(captures.Objects(CaptureKind.MenuItem).Where(item => item.DeletedAt is null).Select(Open).OfType<CaptureJson>());
            var items = documents.Select(document => document.Fields).ToLookup(item => item.Number("menus"));
            var menus = Each(CaptureKind.Menu, (json, captured) => captured.DeletedAt is null ? MenuReading.Build(json.Fields, [.. items[PeopleReading.Id(json.Fields, captured.Latest.Id)]], home) : null).ToList();
            var evidence = Evidence(home);
            var blocks = Each(CaptureKind.Post("wp_navigation"), (json, captured) =>
                captured.DeletedAt is null && json.Fields.Text("status") is null or "publish" ? NavigationReading.OfBlock(PlainText.Strip(json.Fields.Rendered("title")), json.Raw("content") is { } raw ? BlockComments.NavigationList(raw) : json.Html("content"), home) : null);
            var known = menus.Where(menu => !menu.Items.IsEmpty).ToImmutableArray();
            return ([.. known.IsEmpty ? evidence.Menus : known, .. blocks], evidence);
        }
        finally
        {
            documents.ForEach(document => document.Dispose());
        }
    }

    private Author[] AuthorsByTheirPosts(List<Author> known, Uri home) =>
    [
        .. captures.Objects(new CaptureKind("page")).Select(page => AuthorOfPage.Read(page.Latest, home)).OfType<Author>()
            .Where(author => known.TrueForAll(listed => listed.Id != author.Id)),
    ];

    // Pages kept as HTML: the front page shows menus and the language, and the page of posts says so in its body's class.
    private PageEvidence Evidence(Uri home)
    {
        var evidence = new PageEvidence(null, null, []);
        foreach (var page in captures.Objects(new CaptureKind("page")).Select(captured => captured.Latest).Where(page => IsOfTheBlog(page) && IsHtml(page)))
        {
            using var document = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(page.Json.Span));
            var isFront = page.Url == home;
            if (isFront || document.Body?.ClassList.Contains("home") == true)
            {
                var language = document.DocumentElement.GetAttribute("lang");
                evidence = evidence with { Menus = NavigationReading.OfPage(document, home), Language = string.IsNullOrWhiteSpace(language) ? evidence.Language : language.Trim() };
            }
            else if (document.Body?.ClassList.Contains("blog") == true)
            {
                evidence = evidence with { PostsPage = page.Url };
            }
        }

        return evidence;
    }

    // And not the page of a post, kept for its author, nor one that stands for itself.
    private static bool IsOfTheBlog(Capture page) => !page.Id.StartsWith(AuthorOfPage.IdPrefix, StringComparison.Ordinal) && !page.Id.StartsWith("http", StringComparison.Ordinal);

    // Beside the pages lie the headers that they came with.
    private static bool IsHtml(Capture page) => page.Json.Span.TrimStart(" \t\r\n\xEF\xBB\xBF"u8).StartsWith("<"u8);

    private LaidList<Attachment> Attachments(BlogTime time)
    {
        var aside = new LaidAside<Attachment>();
        var ids = new List<long>();
        foreach (var attachment in Each(CaptureKind.Attachment, (json, captured) => AttachmentReading.Read(json, captured.Latest.Id, time, captured.DeletedAt)))
        {
            aside.Add(attachment);
            ids.Add(attachment.Id);
        }

        return aside.Take(aside.Places.Zip(ids).OrderBy(pair => pair.Second).Select(pair => pair.First));
    }

    private LaidList<MediaFile> MediaFiles()
    {
        var aside = new LaidAside<MediaFile>();
        foreach (var file in captures.MediaFiles())
        {
            aside.Add(file);
        }

        // What no path holds comes before all that one may hold.
        return aside.InOrder(file => $"{file.Path.Value}\0{file.Url.AbsoluteUri}");
    }

    private CaptureJson? Open(CapturedObject captured)
    {
        try
        {
            return CaptureJson.Parse(captured.Latest);
        }
        catch (JsonException)
        {
            // Named once, by Each, which reads every kind from which something is made.
            return null;
        }
    }

    private IEnumerable<T> Each<T>(CaptureKind kind, Func<CaptureJson, CapturedObject, T?> read)
        where T : class
    {
        if (!_kinds.Contains(kind))
        {
            yield break;
        }

        foreach (var captured in captures.Objects(kind))
        {
            var capture = captured.Latest;
            _capturedAt = _capturedAt > capture.TakenAt ? _capturedAt : capture.TakenAt;
            T? item;
            try
            {
                using var json = CaptureJson.Parse(capture);
                if (json.Repairs is { } repairs)
                {
                    _findings.AddRange(RepairFindings.Of(kind, capture.Id, json, repairs));
                }

                item = read(json, captured);
            }
            catch (JsonException e)
            {
                _findings.Add(new(Severity.Loss, "object-unreadable", $"{kind} {capture.Id}", $"What the blog sent can't be read as JSON ({e.Message}). The snapshot keeps the bytes."));
                continue;
            }

            if (item is not null)
            {
                yield return item;
            }
        }
    }

    private sealed record RevisionOf(long PostId, long At);

    private sealed record PageEvidence(string? Language, Uri? PostsPage, ImmutableArray<Menu> Menus);
}
