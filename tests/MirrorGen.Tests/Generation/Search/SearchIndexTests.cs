using System.Text;
using MirrorGen.Generation.Search;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Generation.Search;

public sealed class SearchIndexTests
{
    [Theory]
    [InlineData("The Quick-brown fox, 1984!", "the quick brown fox 1984")]
    [InlineData("Café CAFÉ cafe\u0301", "cafe cafe cafe")]
    [InlineData("Straße Ærø Łódź naïve", "strasse aero lodz naive")]
    [InlineData("don't don’t", "dont dont")]
    [InlineData("ΟΔΟΣ οδός", "οδοσ οδοσ")]
    [InlineData("Ёлка", "елка")]
    [InlineData("東京駅 and 寿司", "東京 京駅 駅 and 寿司 司")]
    [InlineData("がギ", "がギ ギ")]
    [InlineData("ﾃｽﾄ", "テス スト ト")]
    [InlineData("학교에서", "학교에서")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("हिन्दी में", "हिन्दी में")]
    [InlineData("x² ½ Ⅳ", "x2 1 2 iv")]
    [InlineData("", "")]
    [InlineData("👩‍🚀 🎉", "")]
    public void Words_are_found_however_they_are_written(string text, string words) =>
        string.Join(' ', SearchWords.Of(text)).ShouldBe(words);

    [Fact]
    public void A_lone_surrogate_does_not_stop_the_index() => SearchWords.Of("a\uD800é b").ShouldBe(["a", "e", "b"], Case.Sensitive);

    [Fact]
    public void Noise_does_not_swell_the_index() =>
        SearchWords.Of(new string('x', 10_000)).Single().Length.ShouldBe(SearchWords.LongestWord);

    [Fact]
    public void Clean_html_gives_the_words_that_a_reader_sees() =>
        PlainText.Of("""<h2 id="a">One</h2><p><em>un</em>likely <img alt="a > b" src="x.jpg"> Salt &amp; Pepper<br>two</p><!-- no --><ul><li>3</li><li>4</li></ul>""")
            .ShouldBe("One unlikely Salt & Pepper two 3 4");

    [Fact]
    public void The_same_posts_give_the_same_bytes() => Files(Posts(700)).ShouldBe(Files(Posts(700)));

    [Fact]
    public void A_new_post_rewrites_only_the_files_that_hold_its_words()
    {
        var before = Files(Posts(700));
        var after = Files([.. Posts(700), Document(700, "Zebra crossing", "A zebra and a xylophone.")]);

        var changed = after.Where(file => !before.TryGetValue(file.Key, out var text) || text != file.Value).ToArray();

        changed.Length.ShouldBeLessThan(10);
        changed.Sum(file => file.Value.Length).ShouldBeLessThan(after.Sum(file => file.Value.Length) / 3);
    }

    [Fact]
    public void No_file_of_the_index_is_large() => Files(Posts(3000)).Values.Max(text => Encoding.UTF8.GetByteCount(text)).ShouldBeLessThan(64_000);

    [Fact]
    public void A_long_text_is_quoted_in_part()
    {
        var files = Files([Document(1, "Long", string.Join(' ', Enumerable.Range(0, 20_000).Select(number => $"word{number}")))]);

        files["assets/search/d-0.js"].Length.ShouldBeLessThan(7000);
        files.Values.ShouldContain(text => text.Contains("word19999", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_that_a_password_protects_is_not_in_the_index()
    {
        var site = TestSite.Build("""
            -- post /2024/05/secret/ protected --
            # Opening hours
            Nobody may know the combination.
            """);

        var index = site.Paths.Where(path => path.StartsWith(SearchIndex.Folder, StringComparison.Ordinal)).Select(path => site[path].Text).ToArray();
        index.ShouldContain(text => text.Contains("opening", StringComparison.Ordinal));
        index.ShouldAllBe(text => !text.Contains("combination", StringComparison.Ordinal));
    }

    [Fact]
    public void Script_in_a_text_stays_text()
    {
        var file = Files([Document(1, "</script><script>alert(1)</script>", "\u2028 \"quoted\"")])["assets/search/d-0.js"];

        file.ShouldBe("""mirrorSearch("d-0",[["</script><script>alert(1)</script>","p/1/index.html","","\u2028 \"quoted\""]]);""" + "\n");
    }

    internal static SearchDocument Document(int id, string title, string text, params string[] terms) =>
        new() { Page = SitePath.Parse($"p/{id}/index.html"), Title = title, ReadText = () => text, Terms = [.. terms] };

    internal static Dictionary<string, string> Files(IReadOnlyList<SearchDocument> documents) =>
        SearchIndex.Build(documents).ToDictionary(file => file.Path.Value, file => Encoding.UTF8.GetString(file.Render().Span));

    // Words by Zipf's law, as in real text: a few everywhere, most of them rare.
    internal static List<SearchDocument> Posts(int count)
    {
        var random = new Random(7);
        string Word() => "abcdefghijklmnopqrstuvwxyz"[(int)(26 * Math.Pow(random.NextDouble(), 2))] + ((int)(5000 * Math.Pow(random.NextDouble(), 4))).ToString("x", System.Globalization.CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(0, count).Select(id => Document(id, $"{Word()} {Word()} {Word()}", string.Join(' ', Enumerable.Range(0, 150).Select(_ => Word())), Word()))];
    }
}
