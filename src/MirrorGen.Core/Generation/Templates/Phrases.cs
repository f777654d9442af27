using System.Globalization;
using HandlebarsDotNet;
using MirrorGen.Generation.Views;

namespace MirrorGen.Generation.Templates;

/// <summary>
/// What templates may do beyond Handlebars: <c>{{say "All posts of {year}" year=year}}</c> in the blog's language, and, for what is put into
/// such a phrase, <c>(link href text)</c>, <c>(time date)</c> and <c>(code text)</c>.
/// </summary>
internal static class Phrases
{
    public static void Register(IHandlebars handlebars, Wording wording)
    {
        handlebars.RegisterHelper("say", (output, _, arguments) => output.WriteSafeString(Say(wording, arguments)));
        handlebars.RegisterHelper("link", (_, arguments) => new Markup($"<a href=\"{Html(arguments[0])}\"{(arguments.Hash.TryGetValue("rel", out var rel) ? $" rel=\"{Html(rel)}\"" : "")}>{Html(arguments[1])}</a>"));
        handlebars.RegisterHelper("time", (_, arguments) => arguments[0] is DateView date ? new Markup($"<time datetime=\"{Html(date.Iso)}\">{Html(date.Text)}</time>") : new Markup(""));
        handlebars.RegisterHelper("code", (_, arguments) => new Markup($"<code>{string.Concat(arguments.AsEnumerable().Where(argument => argument is string).Select(Html))}</code>"));
    }

    // The words are made harmless before anything is put in, and what is put in is harmless by itself.
    private static string Say(Wording wording, Arguments arguments)
    {
        var number = arguments.Hash.TryGetValue("n", out var n) ? Convert.ToInt64(n, CultureInfo.InvariantCulture) : (long?)null;
        var said = Html(wording.Form(arguments[0] as string ?? "", number));
        foreach (var (name, value) in arguments.Hash)
        {
            said = said.Replace("{" + name + "}", Html(value), StringComparison.Ordinal);
        }

        return said;
    }

    private static string Html(object? value) => value is Markup markup ? markup.Html : HtmlTextEncoder.Encoded(Convert.ToString(value, CultureInfo.InvariantCulture));

    private sealed record Markup(string Html);
}
