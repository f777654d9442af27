using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Debris;

/// <summary>No script passes. The two kinds that are content in a script's clothes leave that content: gists a link, MathJax's its source.</summary>
internal sealed class ScriptRule : Rule
{
    public override IReadOnlyList<string> Elements => ["script"];

    public override Verdict Apply(Element element, Place place)
    {
        if (element["src"] is { } src && GistAddress(src) is { } gist)
        {
            element.Name = "p";
            element.TakeChildren();
            var link = new Element("a") { ["href"] = gist };
            link.AddText(gist);
            element.Add(link);
            return Verdict.Next;
        }

        if (element["type"] is { } type && type.StartsWith("math/tex", StringComparison.OrdinalIgnoreCase))
        {
            if (place.Previous() is { } shown && (shown.Name == "math" || shown.Find("math") is not null))
            {
                // MathJax has run: the formula stands before its source.
                return Verdict.Drop;
            }

            var source = element.TextContent().Trim();
            var display = type.Contains("display", StringComparison.OrdinalIgnoreCase);
            element.Name = "span";
            element.TakeChildren();
            element.AddText(display ? $@"\[{source}\]" : $@"\({source}\)");
            return Verdict.Next;
        }

        return Verdict.Drop;
    }

    private static string? GistAddress(string src)
    {
        var at = src.IndexOf("gist.github.com/", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var path = src[at..];
        var end = path.IndexOfAny(['?', '#']);
        path = end < 0 ? path : path[..end];
        return "https://" + (path.EndsWith(".js", StringComparison.Ordinal) ? path[..^3] : path);
    }
}
