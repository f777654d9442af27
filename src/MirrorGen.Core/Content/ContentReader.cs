using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>One run of reading: every <c>index.md</c> below the folder is a post, whoever wrote it.</summary>
internal sealed class ContentReader(string root)
{
    // How many posts' comments are gathered at a time.
    private const int Portion = 64;

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
    private readonly ConcurrentBag<Finding> _findings = [];
    private readonly BundleTexts _texts = new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)));
    private readonly PostShelf _posts = new();
    private readonly Comments.Aside _comments = new();
    private ImmutableArray<Bundle> _bundles = [];

    /// <summary>In which file a post of the last reading lies, inside the folder.</summary>
    /// <param name="index">The post's place in <see cref="Blog.Posts"/>.</param>
    public string FileOf(int index) => _texts.File(_bundles[index].File);

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
            Attachments = DataFiles.ReadAside<Attachment>(_root, "attachments.json"),
            MediaFiles = DataFiles.ReadAside<MediaFile>(_root, "media.json"),
            Menus = DataFiles.ReadList<Menu>(_root, DataFiles.Folder, "menus.json"),
        };

        var names = new NamesInFrontMatter(blog);
        var reading = new PostInFrontMatter(blog, names);
        _bundles = Unique(Bundles(reading));
        return blog with
        {
            Terms = [.. blog.Terms, .. names.NewTerms],
            Authors = [.. blog.Authors, .. names.NewAuthors],
            Posts = ImmutableArray.CreateRange(_bundles, bundle => bundle.Post),
            Comments = _comments.Take(Comments().Concat(DataFiles.ReadList<Comment>(_root, DataFiles.Folder, "comments.json").Select(_comments.Put))),
        };
    }

    // Without following links: a link to a folder above would never end.
    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(_root, "index.md", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(file => Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => file.Contains('/', StringComparison.Ordinal) && !file.StartsWith(".mirrorgen/", StringComparison.Ordinal) && !file.StartsWith(DataFiles.Folder + "/", StringComparison.Ordinal));

    // One file at a time from the disk: what is not being read needs no place in memory.
    private List<Bundle> Bundles(PostInFrontMatter reading)
    {
        var bundles = new List<Bundle>();
        Parallel.ForEach(Partitioner.Create(Files(), EnumerablePartitionerOptions.NoBuffering), file =>
        {
            var number = _texts.Put(file);
            if (Post(file, number, reading)?.LaidOn(_posts) is { } post)
            {
                lock (bundles)
                {
                    bundles.Add(new(post, number));
                }
            }
        });
        return bundles;
    }

    private Post? Post(string file, long number, PostInFrontMatter reading)
    {
        var folder = FolderOf(file);
        try
        {
            return reading.Post(folder, Front(file), _texts.Body(number)) is { } post ? post with { Revisions = post.PasswordProtected ? [] : Revisions(folder, reading) } : null;
        }
        catch (FormatException e)
        {
            _findings.Add(new(Severity.Loss, "content-unreadable", $"content/{file}", $"The front matter is no YAML ({e.Message}), so this page is left out. Mend it and build again."));
            return null;
        }
    }

    // In the order of their posts, however many threads read.
    private IEnumerable<Comments.Entry> Comments()
    {
        var portions = new Comments.Entry[(_bundles.Length + Portion - 1) / Portion][];
        Parallel.For(0, portions.Length, portion => portions[portion] =
        [
            .. from bundle in _bundles.Skip(portion * Portion).Take(Portion)
               where !bundle.Post.PasswordProtected
               from comment in Comments(FolderOf(_texts.File(bundle.File)))
               select _comments.Put(comment with { PostId = bundle.Post.Id }),
        ]);
        return portions.SelectMany(portion => portion);
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
                if (reading.Revision(Front(file), _texts.Body(_texts.Put(file))) is { } revision)
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

    // Of those that say that they are the same post, the first by its path is it.
    private ImmutableArray<Bundle> Unique(List<Bundle> bundles)
    {
        bundles.Sort((x, y) =>
            string.CompareOrdinal(x.Post.Type, y.Post.Type) is not 0 and var byType ? byType
            : x.Post.Id.CompareTo(y.Post.Id) is not 0 and var byId ? byId
            : string.CompareOrdinal(_texts.File(x.File), _texts.File(y.File)));
        var unique = ImmutableArray.CreateBuilder<Bundle>(bundles.Count);
        foreach (var bundle in bundles)
        {
            if (unique.Count > 0 && unique[^1] is var first && first.Post.Id == bundle.Post.Id && first.Post.Type == bundle.Post.Type)
            {
                _findings.Add(new(Severity.Warning, "content-twice", $"content/{_texts.File(bundle.File)}", string.Create(
                    CultureInfo.InvariantCulture, $"It says that it is {bundle.Post.Type} {bundle.Post.Id}, and so does content/{_texts.File(first.File)}. A copy needs no `id`: remove that line.")));
            }
            else
            {
                unique.Add(bundle);
            }
        }

        return unique.DrainToImmutable();
    }

    private Yaml Front(string file) => Yaml.Parse(_texts.Open(file).Front);

    private static string FolderOf(string file) => file[..file.LastIndexOf('/')];

    /// <param name="Post">Laid on the shelf.</param>
    /// <param name="File">The number of its file in <see cref="BundleTexts"/>.</param>
    private readonly record struct Bundle(Post Post, long File);
}
