namespace MirrorGen.Generation;

/// <summary>Which form of a phrase a number asks for: https://cldr.unicode.org/index/cldr-spec/plural-rules, as far as whole numbers go.</summary>
internal static class Plural
{
    /// <summary>As in <c>de</c> of <c>de-AT</c>; English where nothing is said.</summary>
    public static string LanguageOf(string? tag) =>
        string.IsNullOrWhiteSpace(tag) ? "en" : tag.Split('-', '_')[0].ToLowerInvariant();

    /// <returns>The form's place in a list of forms: one, (few,) many.</returns>
    public static int FormOf(string language, long number) => language switch
    {
        "ja" or "zh" or "ko" or "vi" or "th" or "id" or "ms" => 0,
        "fr" or "pt" => number is 0 or 1 ? 0 : 1,
        "ru" or "uk" or "be" or "sr" or "hr" or "bs" => (number % 10, number % 100) switch
        {
            (1, not 11) => 0,
            ( >= 2 and <= 4, < 12 or > 14) => 1,
            _ => 2,
        },
        "pl" => number == 1 ? 0 : (number % 10, number % 100) is ( >= 2 and <= 4, < 12 or > 14) ? 1 : 2,
        "cs" or "sk" => number == 1 ? 0 : number is >= 2 and <= 4 ? 1 : 2,
        _ => number == 1 ? 0 : 1,
    };
}
