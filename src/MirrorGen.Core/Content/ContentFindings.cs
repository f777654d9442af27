using System.Globalization;

namespace MirrorGen.Content;

/// <summary>What a person should know of a content folder that was written before: the blocks that stayed HTML, the shortcodes that nobody resolved, the files that were edited.</summary>
internal static class ContentFindings
{
    public static ContentAccount Of(string root)
    {
        using var state = ContentState.Load(root);
        var findings = new List<Finding>();
        var edited = new HashSet<(string Type, long Id)>();
        var (texts, blocks, inHtml) = (0, 0L, 0L);
        foreach (var written in state.InOrder())
        {
            var there = TextFile.HashOf(Path.Combine(root, written.Path.Replace('/', Path.DirectorySeparatorChar)));
            if (there is null)
            {
                findings.Add(new(Severity.Loss, "content-deleted", $"content/{written.Path}", "This file was written, and is gone. Run the same mirrorgen command again to have it back."));
            }
            else if (!written.IsOurs(there))
            {
                findings.Add(EditKept(written.Path));
                if (PostOf(written) is { } post)
                {
                    edited.Add(post);
                }
            }
            else
            {
                findings.AddRange(OfText(written));
                texts += written.Blocks > 0 ? 1 : 0;
                blocks += written.Blocks;
                inHtml += written.BlocksInHtml;
            }
        }

        return new() { Findings = [.. findings], Edited = edited, Texts = texts, Blocks = blocks, BlocksInHtml = inHtml };
    }

    /// <summary>What became of one text on its way to Markdown.</summary>
    public static IEnumerable<Finding> OfText(Written written)
    {
        if (!written.Fallbacks.IsEmpty)
        {
            yield return new(Severity.Note, "html-kept", $"content/{written.Path}", $"Stays HTML in the Markdown, where Markdown would have lost something: {string.Join("; ", written.Fallbacks.CountBy(fallback => fallback).Select(Times))}.");
        }

        if (!written.Shortcodes.IsEmpty)
        {
            yield return new(Severity.Warning, "shortcode-unresolved", $"content/{written.Path}", $"Nothing resolved these shortcodes, so they stand in the text as they are: {string.Join(", ", written.Shortcodes.Select(name => $"[{name}]"))}.");
        }
    }

    public static Finding EditKept(string path) => new(Severity.Note, "edit-kept", $"content/{path}", "This file was edited. The edit is kept.");

    private static string Times(KeyValuePair<string, int> same) => same.Value == 1 ? same.Key : string.Create(CultureInfo.InvariantCulture, $"{same.Key}, {same.Value:N0} times");

    private static (string Type, long Id)? PostOf(Written written)
    {
        const string Page = "/index.md";
        if (!written.Of.EndsWith(Page, StringComparison.Ordinal))
        {
            return null;
        }

        var colon = written.Of.LastIndexOf(':');
        return (written.Of[..colon], long.Parse(written.Of.AsSpan(colon + 1, written.Of.Length - colon - 1 - Page.Length), CultureInfo.InvariantCulture));
    }
}
