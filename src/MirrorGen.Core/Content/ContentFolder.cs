using System.Collections.Immutable;
using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>
/// content/: the blog as Markdown bundles and a few JSON files, for reading and editing. A file that a person has changed is never overwritten.
/// </summary>
/// <param name="path">The folder; it is made when it is first written.</param>
public sealed class ContentFolder(string path)
{
    /// <summary>Brings the folder up to date: converts what is new or changed, leaves the rest untouched. May be interrupted at any moment.</summary>
    /// <exception cref="MirrorException">The disk is full, or the folder can't be written.</exception>
    public ContentResult Write(Blog blog, CancellationToken cancel) => Write(blog, null, cancel);

    public ContentResult Write(Blog blog, IProgress<StepProgress>? progress, CancellationToken cancel) => DiskTrouble.Guard(path, () =>
    {
        using var writer = new ContentWriter(path, blog);
        return writer.Write(progress, cancel);
    });

    /// <summary>What writing told of the folder as it stands: the blocks that stayed HTML, the files that a person has edited. Reads every file, writes none.</summary>
    public ContentAccount Account() => ContentFindings.Of(path);

    /// <summary>The blog as the folder tells it, a person's edits and additions included.</summary>
    /// <exception cref="MirrorException">There is no content here, or one of the JSON files is damaged.</exception>
    public Blog Read() => Read(out _);

    /// <param name="findings">Markdown files that can't be understood; each costs only itself.</param>
    public Blog Read(out ImmutableArray<Finding> findings)
    {
        var reader = new ContentReader(path);
        var blog = reader.Read();
        findings = reader.Findings;
        return blog;
    }

    /// <summary>The blog with those posts alone that a person has edited or written: what the snapshot does not know.</summary>
    public Blog ReadEdited()
    {
        using var state = ContentState.Load(path);
        var reader = new ContentReader(path);
        var blog = reader.Read();
        return blog with { Posts = [.. blog.Posts.Where((_, index) => IsEdited(reader.FileOf(index), state))] };
    }

    private bool IsEdited(string file, ContentState state) =>
        TextFile.HashOf(Path.Combine(path, file)) is { } there && state.Find(file)?.IsOurs(there) != true;
}
