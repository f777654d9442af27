using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.Conversion;
using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>One run of writing: plans which files there should be, and for each decides what to do with what lies there.</summary>
internal sealed class ContentWriter : IDisposable
{
    // What another version of the program wrote is made again; it is rewritten only when it comes out different.
    private static readonly string Maker = typeof(ContentWriter).Module.ModuleVersionId.ToString("N");

    private readonly string _root;
    private readonly Blog _blog;
    private readonly ContentState _state;
    private readonly FrontMatter _front;
    // By the paths of the files that are not as we would write them.
    private readonly ConcurrentDictionary<string, Finding> _kept = new(StringComparer.Ordinal);
    private int _written;
    private int _unchanged;
    private int _edited;
    private int _removed;
    private int _fallbacks;

    public ContentWriter(string root, Blog blog)
    {
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        _blog = blog;
        _state = ContentState.Load(_root);
        _front = new(blog);
    }

    public ContentResult Write(IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        var (plan, count, stale) = Planned();
        var done = 0;
        var parallel = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        // One at a time out of the plan, so that no more of it is in memory than is being written.
        Parallel.ForEach(Partitioner.Create(plan, EnumerablePartitionerOptions.NoBuffering), parallel, file =>
        {
            Bring(file);
            progress?.Report(new("content", Interlocked.Increment(ref done), count));
        });
        Remove(stale);
        _state.Compact();
        return new()
        {
            Written = _written,
            Unchanged = _unchanged,
            Edited = _edited,
            Removed = _removed,
            Fallbacks = _fallbacks,
            FindingsWhenAsked = Findings,
        };
    }

    public void Dispose() => _state.Dispose();

    private ImmutableArray<Finding> Findings() =>
    [
        .. _state.InOrder().Where(written => !_kept.ContainsKey(written.Path)).SelectMany(ContentFindings.OfText).Concat(_kept.Values)
            .OrderBy(finding => finding.Where, StringComparer.Ordinal).ThenBy(finding => finding.Code, StringComparer.Ordinal),
    ];

    /// <summary>The files that there should be, worked out anew each time somebody goes through them; and what is ours and not planned any more.</summary>
    private (IEnumerable<PlannedFile> Plan, int Count, ImmutableArray<string> Stale) Planned()
    {
        var before = new WrittenBefore(_state);
        var paths = BundlePaths.Of(_blog, post => before.Of(Of(post, "index.md")).FirstOrDefault() is { } written ? Path.GetDirectoryName(written.Path)!.Replace('\\', '/') : null);
        var posts = _blog.Posts.Select(post => post.Id).ToHashSet();
        var plan = _blog.Posts.SelectMany(post => Files(post, paths[post]))
            .Concat(DataFiles.Of(_blog, _blog.Comments.NotOf(posts))
                .Select(data => new PlannedFile($"{DataFiles.Folder}/{data.Name}", $"{DataFiles.Folder}/{data.Name}", () => LongDocument(data.Source, data.Text))));
        var (count, stale) = Move(plan, before);
        return (plan, count, stale);
    }

    private IEnumerable<PlannedFile> Files(Post post, string bundle)
    {
        yield return new($"{bundle}/index.md", Of(post, "index.md"), () => Page(_front.Of(post), post.Body));
        foreach (var revision in post.Revisions)
        {
            var name = "revisions/" + FrontMatter.RevisionFile(revision);
            yield return new($"{bundle}/{name}", Of(post, name), () => Page(_front.Of(post, revision), revision.Body));
        }

        if (!post.PasswordProtected && _blog.Comments.HasAny(post.Id))
        {
            yield return new($"{bundle}/comments.json", Of(post, "comments.json"), () => Document(
                () => DataFiles.Serialize(_blog.Comments.Of(post.Id)),
                () => DataFiles.Serialize(_blog.Comments.Of(post.Id).Select(DataFiles.Clean))));
        }
    }

    private static string Of(Post post, string name) => string.Create(CultureInfo.InvariantCulture, $"{post.Type}:{post.Id}/{name}");

    private static Made Page(string front, Body body)
    {
        var text = body.Read();
        return new(TextFile.Hash($"{body.Format}\n{front}\n{text}"), () =>
        {
            var converted = body.Format == BodyFormat.Markdown ? new ConvertedText(text, []) : HtmlToMarkdown.Convert(text);
            return MadeText.Of(new MarkdownFile(front, converted.Markdown).ToString(), converted);
        });
    }

    private static Made Document(Func<string> source, Func<string> text) => new(TextFile.Hash(source()), () => MadeText.Of(text(), null));

    // A media library of any size fits into memory no better than the texts of posts: its file is made beside, and copied if it says something new.
    private static Made LongDocument(Action<Stream> source, Action<Stream> text) => new(TextFile.Hash(source, Stream.Null), () =>
    {
        var made = new FileStream(Shelf.Open(), FileAccess.ReadWrite);
        return new(TextFile.Hash(text, made), null, path => WholeFile.Write(path, file =>
        {
            made.Position = 0;
            made.CopyTo(file);
        }));
    });

    // A post that moved takes its files along, a person's edits in them included. What is ours and not planned any more is stale.
    private (int Count, ImmutableArray<string> Stale) Move(IEnumerable<PlannedFile> plan, WrittenBefore before)
    {
        var count = 0;
        var stays = new bool[_state.Count];
        var moved = new List<(Written From, string To)>();
        foreach (var file in plan)
        {
            count++;
            if (_state.IndexOf(file.Path) is { } index)
            {
                stays[index] = true;
            }

            moved.AddRange(before.Of(file.Of).Where(written => written.Path != file.Path).Select(written => (written, file.Path)));
        }

        ImmutableArray<string> stale = [.. Enumerable.Range(0, stays.Length).Where(index => !stays[index]).Select(_state.At).OfType<Written>().Select(written => written.Path)];
        foreach (var (written, place) in moved.OrderBy(move => move.From.Path, StringComparer.Ordinal))
        {
            var (from, to) = (Full(written.Path), Full(place));
            if (File.Exists(from) && !File.Exists(to))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                _state.Add(written with { Path = place });
                File.Move(from, to);
            }
        }

        return (count, stale);
    }

    private void Bring(PlannedFile file)
    {
        var path = Full(file.Path);
        var there = TextFile.HashOf(path);
        var known = _state.Find(file.Path);
        var made = file.Make();
        if (there is not null && known is not null && !known.IsOurs(there) && !IsWhatWeWouldWrite(there, known, made))
        {
            Keep(file.Path, changedToo: known.Source != made.Source);
            return;
        }

        if (there is not null && known is not null && known.Source == made.Source && known.Maker == Maker && there == known.Hash)
        {
            Count(known, ref _unchanged);
            return;
        }

        var text = made.Text();
        var written = new Written { Path = file.Path, Of = file.Of, Source = made.Source, Maker = Maker, Hash = text.Hash }.With(text.Converted);
        if (there is not null && known is null && there != written.Hash)
        {
            Keep(file.Path, changedToo: false);
            return;
        }

        if (there == written.Hash)
        {
            _state.Add(written);
            Count(written, ref _unchanged);
            return;
        }

        _state.Add(written);
        text.Write(path);
        Count(written, ref _written);
    }

    // A power cut may have kept the file and lost the line that told of it: what lies there is then exactly what we are about to write.
    private static bool IsWhatWeWouldWrite(string there, Written known, Made made) => known.Source != made.Source && made.Text().Hash == there;

    private void Count(Written written, ref int counter)
    {
        Interlocked.Increment(ref counter);
        Interlocked.Add(ref _fallbacks, written.Fallbacks.Length);
    }

    private void Keep(string path, bool changedToo)
    {
        Interlocked.Increment(ref _edited);
        _kept[path] = changedToo
            ? new(Severity.Warning, "edit-kept-origin-changed", $"content/{path}", "This file was edited, and the blog has changed the same thing since. The edit is kept; delete the file and run again to take the blog's text instead.")
            : ContentFindings.EditKept(path);
    }

    // Ours, and of nothing that the blog has: a comment that was withdrawn, a post that is protected now.
    private void Remove(ImmutableArray<string> stale)
    {
        foreach (var written in stale.OrderDescending(StringComparer.Ordinal).Select(_state.Find).OfType<Written>())
        {
            var path = Full(written.Path);
            var there = TextFile.HashOf(path);
            WholeFile.ClearUnfinished(path);
            if (there is not null && !written.IsOurs(there))
            {
                _kept[written.Path] = new(Severity.Warning, "edit-kept-origin-gone", $"content/{written.Path}", "This file was edited, and what it told of is no longer part of the public blog. It is kept; delete it if it should go.");
                continue;
            }

            if (there is not null)
            {
                File.Delete(path);
                _removed++;
            }

            _state.Forget(written.Path);
            RemoveEmpty(Path.GetDirectoryName(path)!);
        }
    }

    private void RemoveEmpty(string folder)
    {
        while (folder.Length > _root.Length && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }

    private string Full(string path) => Path.Combine(_root, path.Replace('/', Path.DirectorySeparatorChar));

    private sealed record PlannedFile(string Path, string Of, Func<Made> Make);

    private sealed record Made(string Source, Func<MadeText> Text);

    private sealed record MadeText(string Hash, ConvertedText? Converted, Action<string> Write)
    {
        public static MadeText Of(string text, ConvertedText? converted) => new(TextFile.Hash(text), converted, path => TextFile.Write(path, text));
    }
}
