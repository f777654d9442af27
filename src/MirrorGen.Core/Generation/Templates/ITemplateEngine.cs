namespace MirrorGen.Generation.Templates;

/// <summary>Turns a view into HTML by a template. Safe to use from several threads.</summary>
public interface ITemplateEngine
{
    bool Has(string template);

    /// <summary>The names of places that the templates themselves put on pages.</summary>
    ThemeIds Ids { get; }

    /// <summary>In whose language the templates speak.</summary>
    Wording Wording { get; }

    /// <exception cref="MirrorException">The template has a mistake: the message names file, line and variable.</exception>
    string Render(string template, object view);
}
