using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning;

/// <summary>What has to be known of the whole text before any part of it is cleaned.</summary>
internal sealed class Page
{
    private Page(IReadOnlySet<string> targets) => Targets = targets;

    /// <summary>The ids that links inside the text lead to. All other ids are dead weight.</summary>
    public IReadOnlySet<string> Targets { get; }

    public static Page Of(Element root)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        Gather(root, targets);
        return new Page(targets);
    }

    /// <summary>The id that an address of this same text names; null when it leads elsewhere.</summary>
    public static string? Fragment(string? address) =>
        address?.Trim() is ['#', _, ..] trimmed ? trimmed[1..] : null;

    private static void Gather(Element element, HashSet<string> targets)
    {
        if (element.Name == "a" && Fragment(element["href"]) is { } fragment)
        {
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
