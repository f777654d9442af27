using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace MirrorGen.Generation.Templates;

/// <summary>The <c>id</c>s that a theme's templates write: <c>main</c>, and, with a number from the page, <c>comment-5</c>. Read out of the templates, whoever wrote them.</summary>
public sealed partial class ThemeIds
{
    private readonly FrozenSet<string> _names;
    private readonly FrozenSet<string> _numbered;

    private ThemeIds(FrozenSet<string> names, FrozenSet<string> numbered)
    {
        _names = names;
        _numbered = numbered;
    }

    public static ThemeIds Of(Theme theme)
    {
        var ids = theme.Templates.Values.SelectMany(template => Id().Matches(template.Text)).Select(match => match.Groups["id"].Value).Distinct(StringComparer.Ordinal).ToLookup(id => id.Contains("{{", StringComparison.Ordinal));
        return new(ids[false].ToFrozenSet(StringComparer.Ordinal), ids[true].Select(id => id[..id.IndexOf("{{", StringComparison.Ordinal)]).ToFrozenSet(StringComparer.Ordinal));
    }

    public bool Has(string id) => _names.Contains(id) || _numbered.Contains(id.TrimEnd("0123456789".ToCharArray()));

    [GeneratedRegex(@"\sid=(?:""(?<id>[^""]*)""|'(?<id>[^']*)')", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Id();
}
