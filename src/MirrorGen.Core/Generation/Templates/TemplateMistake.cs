using System.Globalization;
using System.Text.RegularExpressions;

namespace MirrorGen.Generation.Templates;

/// <summary>Says where a template is wrong in words for its author. Handlebars names the variable; where it stands we look up ourselves.</summary>
internal static class TemplateMistake
{
    private const string Undefined = " is undefined";

    // Some of the library's exceptions are internal and have no base of their own, so they are known by where they live.
    public static bool Is(Exception mistake) => mistake.GetType().Namespace?.StartsWith("HandlebarsDotNet", StringComparison.Ordinal) == true;

    public static MirrorException Of(Theme theme, string template, Exception mistake)
    {
        // The library's own exception for this is internal, so its sentence is all that tells the variable.
        if (mistake.Message.EndsWith(Undefined, StringComparison.Ordinal))
        {
            var variable = mistake.Message[..^Undefined.Length];
            var (file, line) = Locate(theme, template, variable);
            return new(Obstacle.Usage, string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: there is no variable '{variable}' here. See docs/templates.md for what each template can use."), mistake);
        }

        return new(Obstacle.Usage, $"{theme.Templates[template].File}: {mistake.Message}", mistake);
    }

    private static (string File, int Line) Locate(Theme theme, string template, string variable)
    {
        var mention = new Regex(@"\{\{[^}]*\b" + Regex.Escape(variable) + @"\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        var candidates = theme.Templates.Keys.Where(name => name == template).Concat(theme.Templates.Keys.Where(name => name != template));
        foreach (var name in candidates)
        {
            var text = theme.Templates[name].Text;
            if (mention.Match(text) is { Success: true } match)
            {
                return (theme.Templates[name].File, text.AsSpan(0, match.Index).Count('\n') + 1);
            }
        }

        return (theme.Templates[template].File, 1);
    }
}
