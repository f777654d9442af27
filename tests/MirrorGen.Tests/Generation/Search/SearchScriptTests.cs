using System.Diagnostics;
using System.Text.Json;

namespace MirrorGen.Tests.Generation.Search;

/// <summary>The browser's side, run by Node.js over files that the builder made: what is found, in which order, at what cost.</summary>
public sealed class SearchScriptTests
{
    private static readonly (string Title, string Text, string[] Terms)[] Blog =
    [
        ("Winter in Oulu", "The ferry did not run. We walked over the ice to the café and drank tea.", ["Travel", "Finland"]),
        ("Tea", "Leaves, water, patience. A whole page about the cup.", ["Food"]),
        ("A long day", "In the morning tea, at noon tea with milk, in the evening nothing but rain and a wet dog.", []),
        ("東京駅で", "新幹線に乗って京都へ行きました。駅弁を食べました。", ["旅行"]),
        ("Gardens of Paris", "Roses, gravel, and an old gardener who knew every gardenia by name.", ["Travel"]),
        ("Straßenmusik", "Ein Mann spielte Geige in der Fußgängerzone. Æsop would have smiled.", ["Musik"]),
        ("Notes", "<script>alert('x')</script> & other things that people paste into a post", []),
        ("Ice cream", "The best is with salt. The best of all, said the gardener.", ["Food"]),
        ("Old dog", "The dog sleeps.", []),
    ];

    [SkippableTheory]
    [InlineData("tea", "Tea")]
    [InlineData("TEA milk", "A long day")]
    [InlineData("cafe", "Winter in Oulu")]
    [InlineData("CAFÉ", "Winter in Oulu")]
    [InlineData("strasse", "Straßenmusik")]
    [InlineData("fussganger", "Straßenmusik")]
    [InlineData("aesop", "Straßenmusik")]
    [InlineData("paris gard", "Gardens of Paris")]
    [InlineData("garde", "Gardens of Paris")]
    [InlineData("finland", "Winter in Oulu")]
    [InlineData("東京", "東京駅で")]
    [InlineData("京都へ", "東京駅で")]
    [InlineData("弁", "東京駅で")]
    [InlineData("旅行", "東京駅で")]
    [InlineData("dog", "Old dog")]
    [InlineData("script alert", "Notes")]
    [InlineData("the best gardener", "Ice cream")]
    public async Task The_expected_post_comes_first(string query, string title)
    {
        var answer = await AskAsync(Index(), [query]);

        answer[0].Titles[0].ShouldBe(title);
        answer[0].Complete.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task When_no_post_has_all_words_those_with_most_of_them_are_shown()
    {
        var answer = (await AskAsync(Index(), ["milk tea submarine"]))[0];

        answer.Complete.ShouldBeFalse();
        answer.Titles.ShouldBe(["A long day"]);
    }

    [SkippableFact]
    public async Task What_is_nowhere_is_not_found() => (await AskAsync(Index(), ["submarine", "", "…", "__proto__", "constructor"])).ShouldAllBe(answer => answer.Titles.Length == 0);

    [SkippableFact]
    public async Task Snippets_show_the_words_marked_and_lose_no_letter()
    {
        var answers = await AskAsync(Index(), ["cafe", "script alert", "駅弁"]);

        answers[0].Snippet.ShouldBe("The ferry did not run. We walked over the ice to the [café] and drank tea.");
        answers[1].Snippet.ShouldBe("<[script]>[alert]('x')</[script]> & other things that people paste into a post");
        answers[2].Snippet.ShouldBe("新幹線に乗って京都へ行きました。[駅弁]を食べました。");
    }

    [SkippableFact]
    public async Task Script_and_builder_cut_text_into_the_same_words()
    {
        string[] texts =
        [
            "The Quick-brown fox, 1984!", "Café CAFÉ cafe\u0301 İstanbul ISTANBUL ısı", "Straße Ærø Łódź naïve ĦĐØÞÐ", "don't don’t", "ΟΔΟΣ οδός ὀδός", "Ёлка й Й",
            "東京駅 and 寿司abc寿", "がギﾃｽﾄｶﾞ", "학교에서 서울", "שָׁלוֹם عَرَبِيّ", "हिन्दी में ไทยภาษา", "x² ½ Ⅳ ﬁne ①", "a\u200Db 👩‍🚀 x_y", new('y', 70), "𠮷野家 𝒳",
        ];
        var expected = texts.Select(text => MirrorGen.Generation.Search.SearchWords.Of(text).ToArray());

        var found = await NodeAsync<string[][]>("words", JsonSerializer.Serialize(texts));

        found.ShouldBe(expected);
    }

    [SkippableFact]
    public async Task A_query_over_ten_thousand_posts_loads_little()
    {
        var files = SearchIndexTests.Files(SearchIndexTests.Posts(10_000));

        var answers = await AskAsync(files, ["a0 b0 c1", "a", "b3", "c12 d4 a7", "a1 b2 c3 d4 a5 b6 c7 d8 a9 b10 c11 d12 a13"]);

        answers.ShouldAllBe(answer => answer.Loaded < 300_000);
        answers.ShouldAllBe(answer => answer.Titles.Length > 0);
    }

    private static Dictionary<string, string> Index() =>
        SearchIndexTests.Files([.. Blog.Select((post, id) => SearchIndexTests.Document(id, post.Title, post.Text, post.Terms))]);

    private static async Task<Answer[]> AskAsync(Dictionary<string, string> files, string[] queries)
    {
        var folder = Directory.CreateTempSubdirectory("search");
        try
        {
            foreach (var (path, text) in files)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, Path.GetFileName(path)), text);
            }

            return await NodeAsync<Answer[]>("ask", JsonSerializer.Serialize(queries), folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<T> NodeAsync<T>(params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Repository.PathTo("tests", "MirrorGen.Tests", "Generation", "Search", "search-runner.js"));
        start.ArgumentList.Add(Repository.PathTo("templates", "default", "assets", "search.js"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        Process? node = null;
        try
        {
            node = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip.If(node is null, "Node.js is not installed.");
        }

        using (node)
        {
            var errors = node!.StandardError.ReadToEndAsync();
            var output = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();
            node.ExitCode.ShouldBe(0, await errors);
            return JsonSerializer.Deserialize<T>(output, JsonSerializerOptions.Web)!;
        }
    }

    private sealed record Answer(bool Complete, string[] Titles, string Snippet, int Loaded);
}
