namespace MirrorGen.EndToEnd;

/// <summary>Ten thousand posts on a disk, without a server: a table of queries, what each finds first, and what it loads.</summary>
public sealed class SearchOfTenThousandTests(Chromium chromium, SearchOfTenThousandTests.Built built) : IClassFixture<Chromium>, IClassFixture<SearchOfTenThousandTests.Built>
{
    private const int MostLoaded = 300_000;

    [SkippableTheory]
    [InlineData("winter oulu", "Winter in Oulu")]
    [InlineData("oulu", "Winter in Oulu")]
    [InlineData("cafe ice", "Winter in Oulu")]
    [InlineData("lighthouse keep", "The keeper of the lighthouse")]
    [InlineData("KEEPER", "The keeper of the lighthouse")]
    [InlineData("strasse", "Die Straße am Hafen")]
    [InlineData("hafen möwen", "Die Straße am Hafen")]
    [InlineData("京都", "東京駅で")]
    [InlineData("新幹線 東京", "東京駅で")]
    [InlineData("ночной паром", "Ночной паром")]
    [InlineData("كتاب البحر", "كتاب البحر")]
    [InlineData("what did the keeper of the old lighthouse write about the storm that night", "The keeper of the lighthouse")]
    public async Task The_post_that_was_meant_comes_first_and_little_is_loaded(string words, string title)
    {
        Surroundings.NeedChromium();
        await using var tab = await chromium.OpenAsync(Device.Desktop);
        var loaded = 0L;
        tab.Page.Request += (_, request) => Interlocked.Add(ref loaded, request.Url.Contains("/assets/search/", StringComparison.Ordinal) ? new FileInfo(new Uri(request.Url).LocalPath).Length : 0);

        await tab.Page.GotoAsync(built.Site.FromDisk("search/index.html").AbsoluteUri + "?s=" + Uri.EscapeDataString(words));
        await tab.Page.Locator("[data-search-results] a").First.WaitForAsync();

        (await tab.Page.Locator("[data-search-results] a").First.InnerTextAsync()).ShouldBe(title);
        loaded.ShouldBeInRange(1, MostLoaded);
        tab.Troubles.ShouldBeEmpty();
    }

    /// <summary>Built once for the whole table; of the pages only those that the search needs.</summary>
    public sealed class Built : IDisposable
    {
        private const int Posts = 10_000;
        private const int WordsInPost = 120;
        private const int Vocabulary = 6_000;

        private readonly Lazy<BuiltSite> _site = new(Build);

        internal BuiltSite Site => _site.Value;

        public void Dispose()
        {
            if (_site.IsValueCreated)
            {
                _site.Value.Dispose();
            }
        }

        private static BuiltSite Build()
        {
            // The same words in each run, a few of them very common, as in a language.
            var random = new Random(20_240_531);
            string Word() => Made((int)(Vocabulary * Math.Pow(random.NextDouble(), 3)));
            var posts = Enumerable.Range(1, Posts).Select(id => BuiltSite.Post(id, $"/2024/05/post-{id}/", $"{Word()} {Word()} {Word()}", string.Join(' ', Enumerable.Range(0, WordsInPost).Select(_ => Word())))).ToArray();
            (int Id, string Title, string Text)[] meant =
            [
                (1_234, "Winter in Oulu", "The ferry did not run. We walked over the ice to the café and drank tea."),
                (2_345, "The keeper of the lighthouse", "The keeper of the old lighthouse wrote every night what he saw of the storm."),
                (3_456, "Die Straße am Hafen", "Am Hafen schreien die Möwen."),
                (4_567, "東京駅で", "新幹線に乗って京都へ行きました。"),
                (5_678, "Ночной паром", "Паром уходит ночью."),
                (6_789, "كتاب البحر", "قرأت كتابا عن البحر."),
            ];
            foreach (var (id, title, text) in meant)
            {
                posts[id - 1] = BuiltSite.Post(id, $"/2024/05/post-{id}/", title, text);
            }

            return new(BuiltSite.Blog(posts), only: path => path.StartsWith("assets/", StringComparison.Ordinal) || path == "search/index.html");
        }

        private static string Made(int number)
        {
            string[] syllables = ["ka", "lo", "mi", "ne", "ru", "sta", "ven", "tor", "sel", "pu", "dra", "fi"];
            var word = "";
            for (var rest = number + syllables.Length; rest > 0; rest /= syllables.Length)
            {
                word += syllables[rest % syllables.Length];
            }

            return word;
        }
    }
}
