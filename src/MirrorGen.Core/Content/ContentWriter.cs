using System.Collections.Concurrent;
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
    private readonly ConcurrentBag<Finding> _findings = [];
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
        var plan = Plan();
        Move(plan);
        var done = 0;
        Parallel.ForEach(plan, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, file =>
        {
            Bring(file);
            progress?.Report(new("content", Interlocked.Increment(ref done), plan.Count));
        });
        Remove(plan);
        _state.Compact();
        return new()
        {
            Written = _written,
            Unchanged = _unchanged,
            Edited = _edited,
            Removed = _removed,
            Fallbacks = _fallbacks,
            Findings = [.. _findings.OrderBy(finding => finding.Where, StringComparer.Ordinal).ThenBy(finding => finding.Code, StringComparer.Ordinal)],
        };
    }

    public void Dispose() => _state.Dispose();

    private List<PlannedFile> Plan()
    {
        var before = _state.Files.Values.GroupBy(file => file.Of, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Path, StringComparer.Ordinal);
        var paths = BundlePaths.Of(_blog, post => before.TryGetValue(Of(post, "index.md"), out var path) ? Path.GetDirectoryName(path)!.Replace('\\', '/') : null);
        var files = new List<PlannedFile>();
        foreach (var post in _blog.Posts)
        {
            var bundle = paths[post];
            files.Add(new($"{bundle}/index.md", Of(post, "index.md"), () => Page(_front.Of(post), post.Body)));
            foreach (var revision in post.Revisions)
            {
                var name = "revisions/" + FrontMatter.RevisionFile(revision);
                files.Add(new($"{bundle}/{name}", Of(post, name), () => Page(_front.Of(post, revision), revision.Body)));
            }

            if (!post.PasswordProtected && _blog.Comments.HasAny(post.Id))
            {
                files.Add(new($"{bundle}/comments.json", Of(post, "comments.json"), () => Document(
                    () => DataFiles.Serialize(_blog.Comments.Of(post.Id)),
                    () => DataFiles.Serialize(_blog.Comments.Of(post.Id).Select(DataFiles.Clean)))));
            }
        }

        var posts = _blog.Posts.Select(post => post.Id).ToHashSet();
        files.AddRange(DataFiles.Of(_blog, _blog.Comments.Where(comment => !posts.Contains(comment.PostId)))
            .Select(data => new PlannedFile($"{DataFiles.Folder}/{data.Name}", $"{DataFiles.Folder}/{data.Name}", () => Document(data.Source, data.Text))));
        return files;
    }

    private static string Of(Post post, string name) => string.Create(CultureInfo.InvariantCulture, $"{post.Type}:{post.Id}/{name}");

    private static Made Page(string front, Body body)
    {
        var text = body.Read();
        return new(TextFile.Hash($"{body.Format}\n{front}\n{text}"), () =>
        {
            var converted = body.Format == BodyFormat.Markdown ? new ConvertedText(text, []) : HtmlToMarkdown.Convert(text);
            return new(new MarkdownFile(front, converted.Markdown).ToString(), converted);
        });
    }

    private static Made Document(Func<string> source, Func<string> text) => new(TextFile.Hash(source()), () => new(text(), null));

    // A post that moved takes its files along, a person's edits in them included.
    private void Move(List<PlannedFile> plan)
    {
        var wanted = plan.ToDictionary(file => file.Of, file => file.Path, StringComparer.Ordinal);
        foreach (var written in _state.Files.Values.Where(written => wanted.TryGetValue(written.Of, out var path) && path != written.Path).OrderBy(written => written.Path, StringComparer.Ordinal))
        {
            var (from, to) = (Full(written.Path), Full(wanted[written.Of]));
            if (File.Exists(from) && !File.Exists(to))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                _state.Add(written with { Path = wanted[written.Of] });
                File.Move(from, to);
            }
        }
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
        var written = new Written { Path = file.Path, Of = file.Of, Source = made.Source, Maker = Maker, Hash = TextFile.Hash(text.Text) }.With(text.Converted);
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
        TextFile.Write(path, text.Text);
        Count(written, ref _written);
    }

    // A power cut may have kept the file and lost the line that told of it: what lies there is then exactly what we are about to write.
    private static bool IsWhatWeWouldWrite(string there, Written known, Made made) => known.Source != made.Source && TextFile.Hash(made.Text().Text) == there;

    private void Count(Written written, ref int counter)
    {
        Interlocked.Increment(ref counter);
        Interlocked.Add(ref _fallbacks, written.Fallbacks.Length);
        foreach (var finding in ContentFindings.OfText(written))
        {
            _findings.Add(finding);
        }
    }

    private void Keep(string path, bool changedToo)
    {
        Interlocked.Increment(ref _edited);
        _findings.Add(changedToo
            ? new(Severity.Warning, "edit-kept-origin-changed", $"content/{path}", "This file was edited, and the blog has changed the same thing since. The edit is kept; delete the file and run again to take the blog's text instead.")
            : ContentFindings.EditKept(path));
    }

    // Ours, and of nothing that the blog has: a comment that was withdrawn, a post that is protected now.
    private void Remove(List<PlannedFile> plan)
    {
        var wanted = plan.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var written in _state.Files.Values.Where(written => !wanted.Contains(written.Path)).OrderByDescending(written => written.Path, StringComparer.Ordinal))
        {
            var path = Full(written.Path);
            var there = TextFile.HashOf(path);
            if (there is not null && !written.IsOurs(there))
            {
                _findings.Add(new(Severity.Warning, "edit-kept-origin-gone", $"content/{written.Path}", "This file was edited, and what it told of is no longer part of the public blog. It is kept; delete it if it should go."));
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

    private sealed record MadeText(string Text, ConvertedText? Converted);
}
