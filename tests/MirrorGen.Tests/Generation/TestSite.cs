using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MirrorGen.Generation;
using MirrorGen.Generation.Templates;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Generation;

/// <summary>
/// A small blog written as a test needs it, and the site that is made of it. Each block starts with a line between dashes:
/// <code>
/// -- blog https://example.org/ "Title" --
/// -- page /about/ id=2 parent=0 front --            front: the front page; list: the page of posts
/// -- post /2024/05/old/ news/local #tag @ann --     categories with their parents, tags, author; the date comes from the address
/// -- recipe /recipe/soup/ --                        any other word is a custom type with an archive
/// -- media /wp-content/uploads/a.jpg 800x600 id=7 --
/// -- comment 5 on 3 to 4 by Ann page=2 --           page: where the blog divides the comments of a post
/// -- revision 9 of 3 --
/// </code>
/// The lines after it are its text in Markdown; a first line that starts with <c># </c> is the title.
/// </summary>
internal sealed class TestSite
{
    private readonly SortedDictionary<string, SiteFile> _files = new(StringComparer.Ordinal);

    private TestSite(Blog blog, SiteOptions options, Theme theme)
    {
        Blog = blog;
        foreach (var file in SiteBuilder.Build(blog, theme, options))
        {
            _files.Add(file.Path.Value, file);
        }
    }

    public Blog Blog { get; }

    public IEnumerable<string> Paths => _files.Keys;

    public TestPage this[string path] =>
        _files.TryGetValue(path, out var file)
            ? new(path, Encoding.UTF8.GetString(file.Render().Span))
            : throw new KeyNotFoundException($"No {path} among:\n{string.Join('\n', _files.Keys)}");

    public static TestSite Build(string text, SiteOptions? options = null, Func<Blog, Blog>? change = null, Theme? theme = null)
    {
        var blog = TestBlog.Parse(text);
        return new(change is null ? blog : change(blog), options ?? new(), theme ?? Theme.Default);
    }

    public bool Has(string path) => _files.ContainsKey(path);

    /// <summary>The pages for people: without the feeds that go by the name of one.</summary>
    public IEnumerable<TestPage> Pages() =>
        _files.Keys.Where(path => path.EndsWith(".html", StringComparison.Ordinal)).Select(path => this[path]).Where(page => !page.Text.StartsWith("<?xml", StringComparison.Ordinal));
}

/// <summary>A file of the site, and what a reader would find in it.</summary>
internal sealed class TestPage(string path, string text)
{
    private readonly Lazy<IDocument> _document = new(() => new HtmlParser().ParseDocument(text));

    public string Path => path;

    public string Text => text;

    public IDocument Document => _document.Value;

    /// <summary>Where the headings of a list lead, as paths in the site.</summary>
    public string[] Listed() => [.. Document.QuerySelectorAll("main article h2 a, main article h3 a").Select(link => Resolve(link.GetAttribute("href")!))];

    /// <summary>Where the links of the text lead: paths in the site, or addresses elsewhere.</summary>
    public string[] Links(string selector = "a[href]") => [.. Document.QuerySelectorAll(selector).Select(link => Resolve(link.GetAttribute("href")!))];

    public string Words(string selector) => string.Join(" ", (Document.QuerySelector(selector)?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What a browser makes of a link on this page: the path in the site, or the address if it leads elsewhere.</summary>
    public string Resolve(string href)
    {
        var root = new Uri("file:///site/");
        var url = new Uri(new Uri(root, string.Join('/', path.Split('/').Select(Uri.EscapeDataString))), href);
        return url.Scheme == "file" && url.AbsolutePath.StartsWith("/site/", StringComparison.Ordinal) ? Uri.UnescapeDataString(url.AbsolutePath["/site/".Length..]) + url.Fragment : url.AbsoluteUri;
    }
}

/// <summary>Reads the little language of <see cref="TestSite"/>.</summary>
internal static class TestBlog
{
    public static Blog Parse(string text)
    {
        var blog = new Blog { Home = new("https://example.org/"), Title = "Example", Language = "en", PostTypes = [Type("post", "Posts"), Type("page", "Pages")] };
        var draft = new Draft(blog);
        string[]? head = null;
        var body = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("-- ", StringComparison.Ordinal) && line.TrimEnd().EndsWith(" --", StringComparison.Ordinal))
            {
                draft.Add(head, body);
                head = Words(line.Trim()[3..^3]);
                body.Clear();
            }
            else
            {
                body.Add(line);
            }
        }

        draft.Add(head, body);
        return draft.Finish();
    }

    private static string[] Words(string line)
    {
        var words = new List<string>();
        foreach (var (part, quoted) in line.Split('"').Select((part, index) => (part, index % 2 == 1)))
        {
            words.AddRange(quoted ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return [.. words];
    }

    private static PostType Type(string slug, string name, string? archive = null) => new() { Slug = slug, Name = name, ArchivePath = archive, Hierarchical = slug == "page" };

    private sealed class Draft(Blog start)
    {
        private readonly List<Post> _posts = [];
        private readonly List<Attachment> _attachments = [];
        private readonly List<MediaFile> _files = [];
        private readonly List<Comment> _comments = [];
        private readonly Dictionary<string, Term> _terms = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Author> _authors = new(StringComparer.Ordinal);
        private readonly Dictionary<long, List<Revision>> _revisions = [];
        private Blog _blog = start;
        private long _next = 100;

        public void Add(string[]? head, List<string> lines)
        {
            if (head is null)
            {
                return;
            }

            var text = string.Join('\n', lines).Trim('\n');
            switch (head[0])
            {
                case "blog": _blog = _blog with { Home = new(head[1]), Title = head.ElementAtOrDefault(2) ?? _blog.Title }; break;
                case "media": AddMedia(head); break;
                case "comment": AddComment(head, text); break;
                case "revision": AddRevision(head, text); break;
                default: AddPost(head, text); break;
            }
        }

        public Blog Finish() => _blog with
        {
            Posts = [.. _posts.Select(post => post with { Revisions = [.. _revisions.GetValueOrDefault(post.Id, []).OrderByDescending(revision => revision.Id)] }).OrderBy(post => post.Type, StringComparer.Ordinal).ThenBy(post => post.Id)],
            Attachments = [.. _attachments],
            MediaFiles = [.. _files],
            Comments = [.. _comments],
            Terms = [.. _terms.Values],
            Authors = [.. _authors.Values],
            Taxonomies =
            [
                new() { Slug = "category", Name = "Categories", Hierarchical = true, PostTypes = ["post"] },
                new() { Slug = "post_tag", Name = "Tags", PostTypes = ["post"] },
            ],
        };

        private void AddPost(string[] head, string text)
        {
            var options = head.Skip(2).ToArray();
            var id = Number(options, "id=") ?? _next++;
            var title = "";
            if (text.StartsWith("# ", StringComparison.Ordinal))
            {
                var end = text.IndexOf('\n', StringComparison.Ordinal);
                title = end < 0 ? text[2..] : text[2..end];
                text = end < 0 ? "" : text[(end + 1)..].TrimStart('\n');
            }

            if (head[0] is not ("post" or "page") && _blog.PostTypes.All(type => type.Slug != head[0]))
            {
                _blog = _blog with { PostTypes = _blog.PostTypes.Add(Type(head[0], char.ToUpperInvariant(head[0][0]) + head[0][1..] + "s", head[0])) };
            }

            if (options.Contains("front"))
            {
                _blog = _blog with { FrontPageId = id };
            }

            if (options.Contains("list"))
            {
                _blog = _blog with { PostsPageId = id };
            }

            var slug = head[1].Trim('/').Split('/')[^1];
            _posts.Add(new()
            {
                Type = head[0],
                Id = id,
                Slug = slug,
                Permalink = Permalink.Parse(new Uri(_blog.Home, head[1]).AbsoluteUri),
                Title = title.Length > 0 ? title : slug,
                Body = Body.Markdown(text),
                Published = Date(head[1]),
                ParentId = Number(options, "parent=") ?? 0,
                FeaturedMediaId = Number(options, "image=") ?? 0,
                Sticky = options.Contains("sticky"),
                PasswordProtected = options.Contains("protected"),
                AuthorId = options.Where(option => option[0] == '@').Select(option => Author(option[1..]).Id).FirstOrDefault(),
                TermIds = Terms(options),
            });
        }

        private ImmutableSortedDictionary<string, ImmutableArray<long>> Terms(string[] options)
        {
            var categories = options.Where(option => option.All(letter => char.IsLetterOrDigit(letter) || letter is '/' or '-') && option is not ("front" or "list" or "sticky" or "protected")).Select(path => Category(path).Id).ToImmutableArray();
            var tags = options.Where(option => option[0] == '#').Select(option => Term("post_tag", option[1..], $"tag/{option[1..]}/", 0).Id).ToImmutableArray();
            return ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty.Add("category", categories).Add("post_tag", tags);
        }

        private Term Category(string path)
        {
            var slash = path.LastIndexOf('/');
            return Term("category", path[(slash + 1)..], $"category/{path}/", slash < 0 ? 0 : Category(path[..slash]).Id);
        }

        private Term Term(string taxonomy, string slug, string address, long parent)
        {
            if (!_terms.TryGetValue(address, out var term))
            {
                _terms[address] = term = new() { Taxonomy = taxonomy, Id = _next++, Slug = slug, Name = slug, ParentId = parent, Permalink = Permalink.Parse(new Uri(_blog.Home, address).AbsoluteUri) };
            }

            return term;
        }

        private Author Author(string slug)
        {
            if (!_authors.TryGetValue(slug, out var author))
            {
                _authors[slug] = author = new() { Id = _next++, Slug = slug, Name = slug, Permalink = Permalink.Parse(new Uri(_blog.Home, $"author/{slug}/").AbsoluteUri) };
            }

            return author;
        }

        private void AddMedia(string[] head)
        {
            var url = new Uri(_blog.Home, head[1]);
            var size = head.Skip(2).Select(word => word.Split('x')).FirstOrDefault(parts => parts.Length == 2);
            var path = SitePath.From(Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')));
            _files.Add(new(url, path, 1, new string('0', 64), "image/jpeg"));
            if (Number(head, "id=") is { } id)
            {
                var name = System.IO.Path.GetFileNameWithoutExtension(path.Value);
                _attachments.Add(new()
                {
                    Id = id,
                    Slug = name,
                    Title = name,
                    Permalink = Permalink.Parse(new Uri(_blog.Home, $"/{name}/").AbsoluteUri),
                    MimeType = "image/jpeg",
                    Source = url,
                    Width = size is null ? null : int.Parse(size[0], CultureInfo.InvariantCulture),
                    Height = size is null ? null : int.Parse(size[1], CultureInfo.InvariantCulture),
                });
            }
        }

        private void AddComment(string[] head, string text) => _comments.Add(new()
        {
            Id = long.Parse(head[1], CultureInfo.InvariantCulture),
            PostId = long.Parse(After(head, "on")!, CultureInfo.InvariantCulture),
            ParentId = After(head, "to") is { } parent ? long.Parse(parent, CultureInfo.InvariantCulture) : 0,
            AuthorName = After(head, "by") ?? "Somebody",
            Type = After(head, "as") ?? "comment",
            Page = (int?)Number(head, "page="),
            Published = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero),
            Html = $"<p>{text}</p>",
        });

        private void AddRevision(string[] head, string text)
        {
            var id = long.Parse(head[1], CultureInfo.InvariantCulture);
            var post = long.Parse(After(head, "of")!, CultureInfo.InvariantCulture);
            if (!_revisions.TryGetValue(post, out var revisions))
            {
                _revisions[post] = revisions = [];
            }

            revisions.Add(new() { Id = id, Origin = RevisionOrigin.WordPress, Captured = !head.Contains("unknown"), Title = "Earlier", Body = Body.Markdown(text), Modified = new(2024, 5, 1, 0, (int)id % 60, 0, TimeSpan.Zero) });
        }

        private static string? After(string[] words, string word)
        {
            var at = Array.IndexOf(words, word);
            return at >= 0 && at + 1 < words.Length ? words[at + 1] : null;
        }

        private static long? Number(string[] options, string prefix) =>
            options.FirstOrDefault(option => option.StartsWith(prefix, StringComparison.Ordinal)) is { } option ? long.Parse(option[prefix.Length..], CultureInfo.InvariantCulture) : null;

        private static DateTimeOffset? Date(string address)
        {
            var parts = address.Trim('/').Split('/').SkipWhile(part => !(part.Length == 4 && part.All(char.IsAsciiDigit))).TakeWhile(part => part.All(char.IsAsciiDigit)).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            return new(parts.ElementAtOrDefault(0) is var year and > 0 ? year : 2024, parts.ElementAtOrDefault(1) is var month and > 0 ? month : 1, parts.ElementAtOrDefault(2) is var day and > 0 ? day : 1, 12, 0, 0, TimeSpan.Zero);
        }
    }
}
