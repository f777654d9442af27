using System.Collections.Frozen;
using System.Text.RegularExpressions;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Code;

/// <summary>The language of a block of code, which every highlighter notes in its own way.</summary>
internal static partial class Language
{
    private static readonly FrozenSet<string> NoLanguage = Names.Set("text plain plaintext none nohighlight no-highlight raw generic txt default code auto undefined null");

    private static readonly FrozenSet<string> Known = Names.Set(
        "php javascript js jscript typescript ts python py ruby rb bash sh shell zsh console csharp cs html xml markup css scss sass less sql json yaml yml java kotlin swift go golang rust rs c cpp objc " +
        "perl powershell ps diff patch markdown md docker dockerfile ini lua r scala vb vbnet haskell makefile nginx apache graphql jsx tsx vue twig batch groovy elixir erlang clojure dart fsharp matlab tex toml");

    private static readonly FrozenSet<string> Highlighters = Names.Set(
        "hljs sourcecode prettyprint prism code wp-block-code chroma highlight mw-code snippet enlighterjsraw enlighterjs crayon-plain-tag");

    /// <summary>As the highlighter wrote it, in lower case; empty when there is none to be found.</summary>
    public static string Of(Element code)
    {
        if (code.Attributes is null)
        {
            return "";
        }

        foreach (var attribute in (ReadOnlySpan<string>)["data-enlighter-language", "data-lang", "data-language"])
        {
            if (Name(code[attribute]) is { Length: > 0 } named)
            {
                return named;
            }
        }

        var classes = code["class"] ?? "";
        if (Brush().Match(classes) is { Success: true } brush)
        {
            return Name(brush.Groups["name"].Value);
        }

        foreach (Match match in Prefixed().Matches(classes))
        {
            if (Name(match.Groups["name"].Value) is { Length: > 0 } named)
            {
                return named;
            }
        }

        var words = classes.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(Highlighters.Contains) || (code.Name == "pre" && words.Length <= 2))
        {
            return words.FirstOrDefault(Known.Contains) ?? "";
        }

        return code["lang"] is { } lang && Known.Contains(lang.ToLowerInvariant()) ? lang.ToLowerInvariant() : "";
    }

    /// <summary>The name as it may stand after a fence; empty for the many ways to say "no language".</summary>
    public static string Name(string? written)
    {
        var name = (written ?? "").Trim().Trim('"', '\'', ';', ',').ToLowerInvariant();
        return NoLanguage.Contains(name) || !Proper().IsMatch(name) ? "" : name;
    }

    [GeneratedRegex(@"\bbrush\s*:\s*(?<name>[\w#+.-]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Brush();

    [GeneratedRegex(@"(?:(?:^|\s)lang(?:uage)?[-:]|\bhighlight-(?:source|text)-)(?<name>[\w#+.-]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Prefixed();

    [GeneratedRegex(@"^[a-z0-9][\w#+.-]{0,39}$")]
    private static partial Regex Proper();
}
