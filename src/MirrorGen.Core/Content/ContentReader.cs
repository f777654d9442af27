using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>One run of reading: every <c>index.md</c> below the folder is a post, whoever wrote it.</summary>
internal sealed class ContentReader(string root)
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
    private readonly ConcurrentBag<Finding> _findings = [];
    private readonly Dictionary<(string Type, long Id), string> _files = [];
    private readonly Comments.Aside _comments = new();

    /// <summary>In which file each post of the last reading lies, inside the folder.</summary>
    public IReadOnlyDictionary<(string Type, long Id), string> Files => _files;

    public ImmutableArray<Finding> Findings =>
        [.. _findings.OrderBy(finding => finding.Where, StringComparer.Ordinal)];

    public Blog Read()
    {
        var blog = DataFiles.Read<SiteDocument>(_root, DataFiles.Folder, "site.json")?.ToBlog()
            ?? throw new MirrorException(Obstacle.Mirror, $"{_root} holds no blog: data/site.json is missing. Mirror one with `mirrorgen mirror URL`.");
        blog = blog with
        {
            PostTypes = DataFiles.ReadList<PostType>(_root, DataFiles.Folder, "types.json"),
            Taxonomies = DataFiles.ReadList<Taxonomy>(_root, DataFiles.Folder, "taxonomies.json"),
            Terms = DataFiles.ReadList<Term>(_root, DataFiles.Folder, "terms.json"),
            Authors = DataFiles.ReadList<Author>(_root, DataFiles.Folder, "authors.json"),
            Attachments = DataFiles.ReadList<Attachment>(_root, DataFiles.Folder, "attachments.json"),
            MediaFiles = DataFiles.ReadList<MediaFile>(_root, DataFiles.Folder, "media.json"),
            Menus = DataFiles.ReadList<Menu>(_root, DataFiles.Folder, "menus.json"),
        };

        var names = new NamesInFrontMatter(blog);
        var reading = new PostInFrontMatter(blog, names);
        var bundles = Bundles();
        var read = new (Post? Post, ImmutableArray<Comments.Entry> Comments)[bundles.Length];
        Parallel.For(0, bundles.Length, index => read[index] = Bundle(bundles[index], reading));
        var posts = Unique(read.Select((pair, index) => (pair.Post, pair.Comments, bundles[index])));
        return blog with
        {
            Terms = [.. blog.Terms, .. names.NewTerms],
            Authors = [.. blog.Authors, .. names.NewAuthors],
            Posts = [.. posts.Select(pair => pair.Post).OrderBy(post => post.Type, StringComparer.Ordinal).ThenBy(post => post.Id)],
            Comments = _comments.Take(posts.SelectMany(pair => pair.Comments).Concat(DataFiles.ReadList<Comment>(_root, DataFiles.Folder, "comments.json").Select(_comments.Put))),
        };
    }

    private string[] Bundles()
    {
        // Without following links: a link to a folder above would never end.
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return Directory.EnumerateFiles(_root, "index.md", options)
            .Select(file => Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => file.Contains('/', StringComparison.Ordinal) && !file.StartsWith(".mirrorgen/", StringComparison.Ordinal) && !file.StartsWith(DataFiles.Folder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToArray();
    }

    private (Post? Post, ImmutableArray<Comments.Entry> Comments) Bundle(string file, PostInFrontMatter reading)
    {
        var folder = file[..file.LastIndexOf('/')];
        try
        {
            var post = reading.Post(folder, Front(file), BodyOf(file));
            if (post is null)
            {
                return (null, []);
            }

            var comments = post.PasswordProtected ? [] : Comments(folder);
            return (post with { Revisions = post.PasswordProtected ? [] : Revisions(folder, reading) }, [.. comments.Select(comment => _comments.Put(comment with { PostId = post.Id }))]);
        }
        catch (FormatException e)
        {
            _findings.Add(new(Severity.Loss, "content-unreadable", $"content/{file}", $"The front matter is no YAML ({e.Message}), so this page is left out. Mend it and build again."));
            return (null, []);
        }
    }

    private ImmutableArray<Comment> Comments(string folder)
    {
        try
        {
            return DataFiles.ReadList<Comment>(_root, [.. folder.Split('/'), "comments.json"]);
        }
        catch (MirrorException e)
        {
            _findings.Add(new(Severity.Loss, "content-unreadable", $"content/{folder}/comments.json", e.Message));
            return [];
        }
    }

    private ImmutableArray<Revision> Revisions(string folder, PostInFrontMatter reading)
    {
        var path = Path.Combine(_root, folder, "revisions");
        if (!Directory.Exists(path))
        {
            return [];
        }

        var revisions = new List<Revision>();
        foreach (var name in Directory.EnumerateFiles(path, "*.md").Select(Path.GetFileName).Where(name => name != "index.md"))
        {
            var file = $"{folder}/revisions/{name}";
            try
            {
                if (reading.Revision(Front(file), BodyOf(file)) is { } revision)
                {
                    revisions.Add(revision);
                }
            }
            catch (FormatException e)
            {
                _findings.Add(new(Severity.Loss, "content-unreadable", $"content/{file}", $"The front matter is no YAML ({e.Message}), so this revision is left out. Mend it and build again."));
            }
        }

        return [.. revisions.Order(RevisionOrder.NewestFirst)];
    }

    private List<(Post Post, ImmutableArray<Comments.Entry> Comments)> Unique(IEnumerable<(Post? Post, ImmutableArray<Comments.Entry> Comments, string File)> read)
    {
        _files.Clear();
        var posts = new List<(Post, ImmutableArray<Comments.Entry>)>();
        foreach (var (post, comments, file) in read)
        {
            if (post is null)
            {
                continue;
            }

            if (_files.TryAdd((post.Type, post.Id), file))
            {
                posts.Add((post, comments));
            }
            else
            {
                _findings.Add(new(Severity.Warning, "content-twice", $"content/{file}", string.Create(
                    CultureInfo.InvariantCulture, $"It says that it is {post.Type} {post.Id}, and so does content/{_files[(post.Type, post.Id)]}. A copy needs no `id`: remove that line.")));
            }
        }

        return posts;
    }

    private Yaml Front(string file) => Yaml.Parse(MarkdownFile.Parse(TextFile.Read(Full(file))).Front);

    // Read when it is asked for: the front matter of all posts fits into memory, their texts need not.
    private Body BodyOf(string file)
    {
        var folder = _root;
        return new(BodyFormat.Markdown, () => MarkdownFile.Parse(TextFile.Read(Full(folder, file))).Body);
    }

    private string Full(string file) => Full(_root, file);

    private static string Full(string folder, string file) => Path.Combine(folder, file.Replace('/', Path.DirectorySeparatorChar));
}
