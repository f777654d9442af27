using System.Collections.Immutable;
using System.Globalization;

namespace MirrorGen.Content;

/// <summary>What a person should know of a content folder that was written before: the blocks that stayed HTML, and the files that were edited.</summary>
internal static class ContentFindings
{
    public static ImmutableArray<Finding> Of(string root)
    {
        using var state = ContentState.Load(root);
        return
        [
            .. from written in state.Files.Values
               orderby written.Path
               let there = TextFile.HashOf(Path.Combine(root, written.Path.Replace('/', Path.DirectorySeparatorChar)))
               from finding in Of(written, there)
               select finding,
        ];
    }

    public static HashSet<(string Type, long Id)> Edited(string root)
    {
        using var state = ContentState.Load(root);
        return
        [
            .. from written in state.Files.Values
               where written.Of.EndsWith("/index.md", StringComparison.Ordinal)
               let there = TextFile.HashOf(Path.Combine(root, written.Path.Replace('/', Path.DirectorySeparatorChar)))
               where there is not null && !written.IsOurs(there)
               let colon = written.Of.LastIndexOf(':')
               select (written.Of[..colon], long.Parse(written.Of.AsSpan(colon + 1, written.Of.Length - colon - 1 - "/index.md".Length), CultureInfo.InvariantCulture)),
        ];
    }

    public static Finding HtmlKept(Written written) =>
        new(Severity.Note, "html-kept", $"content/{written.Path}", $"Stays HTML in the Markdown, where Markdown would have lost something: {string.Join("; ", written.Fallbacks.Distinct())}.");

    public static Finding EditKept(string path) => new(Severity.Note, "edit-kept", $"content/{path}", "This file was edited. The edit is kept.");

    private static IEnumerable<Finding> Of(Written written, string? there)
    {
        if (there is null)
        {
            yield return new(Severity.Loss, "content-deleted", $"content/{written.Path}", "This file was written, and is gone. Run the same mirrorgen command again to have it back.");
        }
        else if (!written.IsOurs(there))
        {
            yield return EditKept(written.Path);
        }
        else if (!written.Fallbacks.IsEmpty)
        {
            yield return HtmlKept(written);
        }
    }
}
