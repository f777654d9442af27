using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MirrorGen.Generation.Templates;
using MirrorGen.Generation.Views;

namespace MirrorGen.Generation;

/// <summary>
/// What the site says in its own words, in the language of the blog: labels, dates, counts. English stands in templates and code, and the
/// theme's <c>languages/de.json</c> says it in German; what a language lacks stays English. Month names and forms of dates come from these
/// files, too, so that the same blog gives the same bytes on every machine.
/// </summary>
public sealed class Wording
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private readonly FrozenDictionary<string, ImmutableArray<string>> _phrases;
    private readonly string _language;

    private Wording(string language, FrozenDictionary<string, ImmutableArray<string>> phrases)
    {
        _language = language;
        _phrases = phrases;
    }

    /// <param name="theme">Its <see cref="Theme.Languages"/> are looked in.</param>
    /// <param name="language">As in <c>de-AT</c>; null or one without a file is English.</param>
    /// <exception cref="MirrorException">A file of a language is not what it should be.</exception>
    public static Wording Of(Theme theme, string? language)
    {
        var phrases = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var name = Plural.LanguageOf(language);
        foreach (var file in new[] { "en", name, language?.ToLowerInvariant() ?? "" }.Distinct(StringComparer.Ordinal))
        {
            if (theme.Languages.TryGetValue(file, out var text))
            {
                foreach (var (phrase, said) in Read(text))
                {
                    phrases[phrase] = said;
                }
            }
        }

        return new(theme.Languages.ContainsKey(name) ? name : "en", phrases.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The phrase in the blog's language.</summary>
    /// <param name="phrase">In English, as the templates have it, with the names of what is put in: <c>All posts of {year}</c>.</param>
    /// <param name="values">What is put in, by name. <c>n</c> is a number that chooses between one and many.</param>
    public string Say(string phrase, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        long? number = null;
        foreach (var (name, value) in values)
        {
            number = name == "n" ? Convert.ToInt64(value, Invariant) : number;
        }

        var said = Form(phrase, number);
        foreach (var (name, value) in values)
        {
            said = said.Replace("{" + name + "}", Convert.ToString(value, Invariant), StringComparison.Ordinal);
        }

        return said;
    }

    /// <summary>The phrase with the names of what is put in still in it.</summary>
    /// <param name="number">Chooses between one and many.</param>
    public string Form(string phrase, long? number = null) =>
        !_phrases.TryGetValue(phrase, out var forms) ? phrase : forms[number is { } n ? Math.Min(Plural.FormOf(_language, n), forms.Length - 1) : 0];

    /// <summary>As in <c>31 May 2024</c>.</summary>
    public string Day(DateTimeOffset date) => Say("{day} {month} {year}", ("day", date.Day), ("number", date.Month), ("month", Month("months", date.Month)), ("year", date.Year.ToString("0000", Invariant)));

    /// <summary>As in <c>31 May</c>, short.</summary>
    public string DayOfYear(DateTimeOffset date) => Say("{day} {month}", ("day", date.Day), ("number", date.Month), ("month", Month("short months", date.Month)));

    /// <param name="date">As in <c>2024</c>, <c>2024/05</c>, <c>2024/05/31</c>.</param>
    public string DateTitle(string date) => date.Split('/') switch
    {
        [var year] => Say("{year}", ("year", year)),
        [var year, var month] => Say("{month} {year}", ("month", Month("months alone", int.Parse(month, Invariant))), ("number", int.Parse(month, Invariant)), ("year", year)),
        [var year, var month, var day] => Day(new(int.Parse(year, Invariant), int.Parse(month, Invariant), int.Parse(day, Invariant), 0, 0, 0, TimeSpan.Zero)),
        _ => date,
    };

    public DateView? Date(DateTimeOffset? date) =>
        date is { } moment ? new(moment.ToString("yyyy-MM-ddTHH:mm:sszzz", Invariant), Day(moment), moment.ToString("HH:mm", Invariant)) : null;

    private string Month(string form, int number) =>
        _phrases.TryGetValue(form, out var names) && names.Length == 12 ? names[number - 1] : form == "months" ? Invariant.DateTimeFormat.GetMonthName(number) : Month("months", number);

    private static IEnumerable<(string Phrase, ImmutableArray<string> Forms)> Read(Template file)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return [.. document.RootElement.EnumerateObject().Select(phrase => (phrase.Name, Forms(phrase.Value))).Where(phrase => !phrase.Item2.IsEmpty)];
        }
        catch (Exception mistake) when (mistake is JsonException or InvalidOperationException)
        {
            throw new MirrorException(Obstacle.Usage, $"{file.File}: {mistake.Message} A file of a language is a JSON object of phrases, such as {{ \"All posts\": \"Alle Beiträge\" }}. See docs/templates.md.", mistake);
        }
    }

    private static ImmutableArray<string> Forms(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(form => form.GetString() ?? "")] : [value.GetString() ?? ""];
}
