using System.Globalization;
using System.Text.RegularExpressions;

namespace MirrorGen.Generation.Templates;

/// <summary>Says where a template is wrong in words for its author. Handlebars names the variable; where it stands we look up ourselves.</summary>
internal static class TemplateMistake
{
    private const string Undefined = " is undefined";

    private static readonly Regex Partial = new("rendering partial '([^']+)'", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // Some of the library's exceptions are internal and have no base of their own, so they are known by where they live.
    public static bool Is(Exception mistake) => mistake.GetType().Namespace?.StartsWith("HandlebarsDotNet", StringComparison.Ordinal) == true;

    public static MirrorException Of(Theme theme, string template, Exception mistake)
    {
        // What goes wrong inside of a partial comes wrapped, once for each partial around it. The library's own exception for an undefined
        // variable is internal, so its sentence is all that tells the name.
        var causes = Causes(mistake).ToArray();
        if (Array.Find(causes, cause => cause.Message.EndsWith(Undefined, StringComparison.Ordinal)) is { } undefined)
        {
            var variable = undefined.Message[..^Undefined.Length];
            var (file, line) = Locate(theme, Innermost(causes, theme, template) ?? template, variable);
            return new(Obstacle.Usage, string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: there is no variable '{variable}' here. See docs/templates.md for what each template can use."), mistake);
        }

        return new(Obstacle.Usage, $"{theme.Templates[template].File}: {causes[^1].Message}", mistake);
    }

    // "Runtime error while rendering partial 'partials/byline', see inner exception for more information"
    // A frame ({{#> layout}}) has the template's own text inside of it, so a mistake there is most likely the template's.
    private static string? Innermost(Exception[] causes, Theme theme, string template) =>
        causes.Select(cause => Partial.Match(cause.Message).Groups[1].Value)
            .LastOrDefault(name => theme.Templates.ContainsKey(name) && !theme.Templates[template].Text.Contains("{{#> " + name, StringComparison.Ordinal));

    private static IEnumerable<Exception> Causes(Exception problem)
    {
        for (var cause = problem; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
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
