using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>Shortcodes that nobody resolved, because their plugin is gone: they stay as text, and the owner should know.</summary>
internal sealed partial class Shortcodes
{
    private static readonly HashSet<string> WellKnown = new(StringComparer.Ordinal) { "gallery", "caption", "embed", "audio", "video", "playlist", "contact-form-7", "youtube", "vimeo", "button", "tabs", "tab", "toggle", "accordion" };

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>In the order of their first appearance. <c>[sic]</c> and <c>[1]</c> are none.</summary>
    public ImmutableArray<string> Names => [.. _names];

    /// <summary>Looks through a clean tree, or a stretch of it, and hands it on.</summary>
    public Element Note(Element tree)
    {
        foreach (var text in Texts(tree).Where(text => text.Contains('[', StringComparison.Ordinal)))
        {
            _names.AddRange(Shortcode().Matches(text).Where(IsShortcode).Select(match => match.Groups["name"].Value).Where(_seen.Add));
        }

        return tree;
    }

    private static bool IsShortcode(Match match)
    {
        var name = match.Groups["name"].Value;
        return match.Groups["end"].Length > 0 || match.Groups["attribute"].Length > 0 || name.Contains('_', StringComparison.Ordinal) || WellKnown.Contains(name);
    }

    private static IEnumerable<string> Texts(Element element)
    {
        foreach (var child in element.Children)
        {
            if (child is TextNode text)
            {
                yield return text.Value;
            }
            else if (child is Element { Name: not (Html.Names.Code or "code" or "pre") } below)
            {
                foreach (var inside in Texts(below))
                {
                    yield return inside;
                }
            }
        }
    }

    [GeneratedRegex(@"\[(?<end>/?)(?<name>[a-z][a-z0-9_-]{1,40})(?<attribute>\s+[a-z_-]+=[^\]]*)?/?\]", RegexOptions.IgnoreCase)]
    private static partial Regex Shortcode();
}
