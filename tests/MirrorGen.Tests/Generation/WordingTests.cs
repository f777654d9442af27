using System.Text.Json;
using System.Text.RegularExpressions;
using MirrorGen.Generation;
using MirrorGen.Generation.Templates;
using MirrorGen.Tests.Verification;

namespace MirrorGen.Tests.Generation;

/// <summary>The site speaks the blog's language in its own words, too.</summary>
public sealed partial class WordingTests
{
    private const string Blog = """
        -- blog https://example.org/ "Kai" --
        -- post /2024/05/31/first/ news @ann id=10 --
        # Erster
        -- comment 5 on 10 by Ann --
        Hallo.
        """;

    [Theory]
    [InlineData(null, "31 May 2024", "31 May", "May 2024")]
    [InlineData("en-US", "31 May 2024", "31 May", "May 2024")]
    [InlineData("de-DE", "31. Mai 2024", "31. Mai", "Mai 2024")]
    [InlineData("fr-FR", "31 mai 2024", "31 mai", "Mai 2024")]
    [InlineData("es", "31 de mayo de 2024", "31 may", "Mayo de 2024")]
    [InlineData("pt-BR", "31 de maio de 2024", "31 mai.", "Maio de 2024")]
    [InlineData("ru-RU", "31 мая 2024 г.", "31 мая", "Май 2024")]
    [InlineData("ja", "2024年5月31日", "5月31日", "2024年5月")]
    [InlineData("tlh", "31 May 2024", "31 May", "May 2024")]
    public void Dates_are_written_as_the_language_writes_them(string? language, string day, string dayOfYear, string month)
    {
        var wording = Wording.Of(Theme.Default, language);
        var date = new DateTimeOffset(2024, 5, 31, 23, 59, 0, TimeSpan.FromHours(2));
        (wording.Day(date), wording.DayOfYear(date), wording.DateTitle("2024/05"), wording.DateTitle("2024/05/31")).ShouldBe((day, dayOfYear, month, day));
    }

    [Theory]
    [InlineData("en", 0, "0 posts")]
    [InlineData("en", 1, "1 post")]
    [InlineData("de", 2, "2 Beiträge")]
    [InlineData("fr", 0, "0 article")]
    [InlineData("fr", 2, "2 articles")]
    [InlineData("ru", 1, "1 запись")]
    [InlineData("ru", 3, "3 записи")]
    [InlineData("ru", 11, "11 записей")]
    [InlineData("ru", 21, "21 запись")]
    [InlineData("ru", 112, "112 записей")]
    [InlineData("ja", 1, "1件の投稿")]
    public void Counts_take_the_form_that_the_language_has_for_them(string language, int count, string words) =>
        Wording.Of(Theme.Default, language).Say("{n} posts", ("n", count)).ShouldBe(words);

    [Fact]
    public void A_german_blog_has_a_german_mirror()
    {
        var site = TestSite.Build(Blog, change: blog => blog with { Language = "de-DE" });
        var post = site["2024/05/31/first/index.html"].Text;
        post.ShouldContain("lang=\"de-DE\"");
        post.ShouldContain("31. Mai 2024");
        post.ShouldContain("1 Kommentar<");
        post.ShouldContain("Alle Beiträge");
        post.ShouldContain(">Zum Text springen<");
        site["2024/05/index.html"].Text.ShouldContain("1 Beitrag");
        site["404.html"].Text.ShouldContain("<title>Nicht gefunden");
    }

    [Fact]
    public void Every_phrase_of_templates_and_code_can_be_translated()
    {
        var templates = Directory.EnumerateFiles(Repository.PathTo("templates"), "*.hbs", SearchOption.AllDirectories).Select(File.ReadAllText);
        var code = Repository.Sources("src", "MirrorGen.Core", "Generation").Select(File.ReadAllText);
        var said = templates.SelectMany(text => InTemplate().Matches(text)).Concat(code.SelectMany(text => InCode().Matches(text))).Select(match => match.Groups["phrase"].Value);

        said.Except(Phrases("en").Keys, StringComparer.Ordinal).ShouldBeEmpty("not in templates/default/languages/en.json");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_language_has_every_phrase_and_puts_in_what_the_english_one_does(string language)
    {
        var phrases = Phrases(language);
        phrases.Keys.ShouldBe(Phrases("en").Keys);
        foreach (var (phrase, forms) in phrases)
        {
            string[] known = [.. Names().Matches(phrase).Select(match => match.Value), .. phrase.Contains("{month}", StringComparison.Ordinal) ? ["{number}"] : Array.Empty<string>()];
            foreach (var form in forms)
            {
                var put = Names().Matches(form).Select(match => match.Value).ToArray();
                put.Except(known).ShouldBeEmpty($"{language}: {form}");
                known.Except(put).Except(["{month}", "{number}"]).ShouldBeEmpty($"{language}: {form}");
            }
        }

        phrases["months"].Length.ShouldBe(12);
        phrases["short months"].Length.ShouldBe(12);
        phrases["months alone"].Length.ShouldBe(12);
    }

    [Fact]
    public void A_theme_of_ones_own_may_add_a_language_or_say_one_thing_otherwise()
    {
        using var folder = new TemporaryFolder();
        folder.Write("languages/sv.json", """{ "All posts": "Alla inlägg" }""");
        var theme = Theme.Default.With(folder.Root);

        Wording.Of(theme, "sv-SE").Say("All posts").ShouldBe("Alla inlägg");
        Wording.Of(theme, "sv-SE").Say("Topics").ShouldBe("Topics");
    }

    [Fact]
    public void A_broken_file_of_a_language_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("languages/sv.json", """{ "All posts": "Alla inlägg" """);
        var mistake = Should.Throw<MirrorException>(() => Wording.Of(Theme.Default.With(folder.Root), "sv"));
        mistake.Message.ShouldContain("languages/sv.json");
    }

    [Fact]
    public void What_is_put_into_a_phrase_can_not_open_an_element()
    {
        var site = TestSite.Build("""
            -- blog https://example.org/ "Kai" --
            -- post /2024/05/31/first/ @<script>x</script> id=10 --
            # First
            """);
        site["2024/05/31/first/index.html"].Text.ShouldNotContain("<script>x");
    }

    public static TheoryData<string> Languages => [.. Theme.Default.Languages.Keys];

    private static Dictionary<string, string[]> Phrases(string language)
    {
        using var document = JsonDocument.Parse(Theme.Default.Languages[language].Text);
        return document.RootElement.EnumerateObject().ToDictionary(
            phrase => phrase.Name,
            phrase => phrase.Value.ValueKind == JsonValueKind.Array ? phrase.Value.EnumerateArray().Select(form => form.GetString()!).ToArray() : [phrase.Value.GetString()!],
            StringComparer.Ordinal);
    }

    [GeneratedRegex("""say "(?<phrase>[^"]*)"(?=[\s})])""", RegexOptions.ExplicitCapture)]
    private static partial Regex InTemplate();

    [GeneratedRegex("""\.Say\("(?<phrase>[^"]*)"[,)]""", RegexOptions.ExplicitCapture)]
    private static partial Regex InCode();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Names();
}
