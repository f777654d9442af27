using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler.Resolvers;

namespace MirrorGen.Generation.Templates;

/// <summary>Handlebars (https://handlebarsjs.com/guide/): <c>{{x}}</c> is encoded, <c>{{{x}}}</c> is not; every template is also a partial by its name.</summary>
public sealed class HandlebarsTemplates : ITemplateEngine
{
    // Compiling a theme takes longer than rendering a thousand pages with it.
    private static readonly ConditionalWeakTable<Theme, ConcurrentDictionary<string, HandlebarsTemplates>> Known = [];

    private readonly Theme _theme;
    private readonly IHandlebars _handlebars;
    private readonly ConcurrentDictionary<string, HandlebarsTemplate<TextWriter, object, object>> _compiled = new(StringComparer.Ordinal);

    private HandlebarsTemplates(Theme theme, Wording wording)
    {
        _theme = theme;
        Wording = wording;
        Ids = ThemeIds.Of(theme);
        _handlebars = Handlebars.Create(new HandlebarsConfiguration
        {
            // A misspelt variable must be an error with a name, not a hole in ten thousand pages.
            ThrowOnUnresolvedBindingExpression = true,
            ExpressionNameResolver = new UpperCamelCaseExpressionNameResolver(),
            TextEncoder = new HtmlTextEncoder(),
            FormatProvider = CultureInfo.InvariantCulture,
        });
        Phrases.Register(_handlebars, wording);
        foreach (var (name, template) in theme.Templates)
        {
            try
            {
                _handlebars.RegisterTemplate(name, template.Text);
            }
            catch (Exception mistake) when (TemplateMistake.Is(mistake))
            {
                throw TemplateMistake.Of(theme, name, mistake);
            }
        }
    }

    public ThemeIds Ids { get; }

    public Wording Wording { get; }

    /// <param name="theme">The templates.</param>
    /// <param name="language">In which the site speaks, as in <c>de-AT</c>; see <see cref="Generation.Wording"/>.</param>
    /// <exception cref="MirrorException">A template can't be read as Handlebars, or a file of a language not as JSON.</exception>
    public static HandlebarsTemplates Of(Theme theme, string? language) =>
        Known.GetValue(theme, static _ => new(StringComparer.OrdinalIgnoreCase)).GetOrAdd(language ?? "", _ => new(theme, Wording.Of(theme, language)));

    public bool Has(string template) => _theme.Templates.ContainsKey(template);

    public string Render(string template, object view)
    {
        try
        {
            var compiled = _compiled.GetOrAdd(template, name => _handlebars.Compile(new StringReader(_theme.Templates[name].Text)));
            using var html = new StringWriter(CultureInfo.InvariantCulture);
            compiled(html, view);
            return html.ToString();
        }
        catch (Exception mistake) when (TemplateMistake.Is(mistake))
        {
            throw TemplateMistake.Of(_theme, template, mistake);
        }
    }
}
