using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning;

/// <summary>What has to be known of the whole text before any part of it is cleaned.</summary>
internal sealed class Page
{
    private Page(IReadOnlySet<string> targets) => Targets = targets;

    /// <summary>
    /// The ids that links inside the text lead to. Plugins for footnotes write the whole address of the post (<c>https://blog.example/post/#footnote-1</c>),
    /// so these count, too. All other ids are dead weight.
    /// </summary>
    public IReadOnlySet<string> Targets { get; }

    /// <summary>A text without links to places of its own.</summary>
    public static Page Plain { get; } = new(new HashSet<string>());

    public static Page Of(Element root)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        Gather(root, targets);
        return new Page(targets);
    }

    /// <summary>The id that an address of this same text names; null when it leads elsewhere.</summary>
    public static string? Fragment(string? address) =>
        address?.Trim() is ['#', _, ..] trimmed ? trimmed[1..] : null;

    /// <summary>Whether a look at HTML or Markdown as it is written rules out that it links to places of its own.</summary>
    public static bool HasNoLinkInside(string text)
    {
        for (var at = text.IndexOf('#', StringComparison.Ordinal); at >= 0; at = text.IndexOf('#', at + 1))
        {
            var rest = text.AsSpan(at);
            if (at > 0 && text[at - 1] == '&' && !rest.StartsWith("#35") && !rest.StartsWith("#x23", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("#0") && !rest.StartsWith("#x0", StringComparison.OrdinalIgnoreCase))
            {
                // Some other character's number, &#8217; say.
                continue;
            }

            // href="#a", [text](#a), [text](<#a>), https://blog.example/#a.
            var before = text.AsSpan(0, at).TrimEnd(" \t\r\n\"'<\\&");
            if (before.EndsWith("(") || (before.Length == at && at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '/' or '?' or '_' or '-' or '.')) || (before.EndsWith("=") && before[..^1].TrimEnd().EndsWith("href", StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }
        }

        return !text.Contains("&num;", StringComparison.Ordinal);
    }

    /// <summary>What is known of the whole, for a part of it.</summary>
    public Page With(Page whole) => whole.Targets.Count == 0 ? this : Targets.Count == 0 ? whole : new Page(Targets.Concat(whole.Targets).ToHashSet(StringComparer.Ordinal));

    private static void Gather(Element element, HashSet<string> targets)
    {
        if (element.Name == "a" && element["href"] is { } address && address.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0 && address.AsSpan(hash + 1).Trim() is { Length: > 0 } name
            && (string.IsNullOrWhiteSpace(address[..hash]) || name.IndexOf("note", StringComparison.OrdinalIgnoreCase) >= 0))
        {
            var fragment = name.ToString();
            targets.Add(fragment);
            if (fragment.Contains('%', StringComparison.Ordinal))
            {
                targets.Add(Uri.UnescapeDataString(fragment));
            }
        }

        foreach (var child in element.Children)
        {
            if (child is Element below)
            {
                Gather(below, targets);
            }
        }
    }
}
