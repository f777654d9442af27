using MirrorGen.Cli;

namespace MirrorGen.EndToEnd;

/// <summary>Search as readers use it: typed, by keyboard, by an address with <c>?s=</c>; without a server, and with one.</summary>
public sealed class SearchTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly BuiltSite _built = new(
        BuiltSite.Blog(
        [
            BuiltSite.Post(1, "/2024/05/winter/", "Winter in Oulu", "The ferry did not run. We walked over the ice to the café and drank tea."),
            BuiltSite.Post(2, "/2024/05/hostile/", "Hostile &lt;img src=x onerror=window.mirrorgenWasHere=1&gt;", "A text with `<script>window.mirrorgenWasHere=2</script>` and an island in it."),
            BuiltSite.Post(3, "/2024/05/station/", "東京駅で", "新幹線に乗って京都へ行きました。"),
            .. Enumerable.Range(10, 30).Select(id => BuiltSite.Post(id, $"/2024/05/island-{id}/", $"Island No. {id}", "An island, and another island.")),
        ]),
        below: "repo");

    public void Dispose() => _built.Dispose();

    [SkippableFact]
    public async Task From_disk_an_address_with_words_shows_what_has_them()
    {
        await using var tab = await chromium.OpenAsync(Device.Desktop);

        await tab.Page.GotoAsync(_built.FromDisk("search/index.html").AbsoluteUri + "?s=CAFE%20tea");
        await tab.Page.Locator("[data-search-results] li").First.WaitForAsync();

        (await tab.Page.Locator("[data-search-status]").InnerTextAsync()).ShouldBe("One page has “CAFE tea”.");
        (await tab.Page.Locator("[data-search-results] mark").AllInnerTextsAsync()).ShouldBe(["café", "tea"]);
        await tab.Page.Locator("[data-search-results] a").First.ClickAsync();
        (await tab.Page.Locator("h1").InnerTextAsync()).ShouldBe("Winter in Oulu");
        tab.Troubles.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task By_keyboard_alone_more_results_come_and_the_focus_goes_on_there()
    {
        await using var server = await SiteServer.StartAsync(_built.Root, 0, CancellationToken.None);
        await using var tab = await chromium.OpenAsync(Device.Phone);
        await tab.GoAsync(new Uri(server.Address, "repo/search/"));

        await tab.Page.Locator("#s").FocusAsync();
        await tab.Page.Keyboard.TypeAsync("isl");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Locator("[data-search-results] li").Nth(9).WaitForAsync();
        new Uri(tab.Page.Url).Query.ShouldBe("?s=isl");
        await tab.Page.Locator("[data-search-more]").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Locator("[data-search-results] li").Nth(10).WaitForAsync();

        (await tab.Page.Locator("[data-search-results] li").CountAsync()).ShouldBe(20);
        (await tab.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('[data-search-results] a')].indexOf(document.activeElement)")).ShouldBe(10);
        (await tab.ViolationsAsync()).ShouldBeEmpty();
        (await tab.OverflowAsync()).ShouldBe(0);
        await tab.Page.GoBackAsync();
        (await tab.Page.Locator("[data-search-results] li").CountAsync()).ShouldBe(0);
        tab.Troubles.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task What_a_post_smuggles_into_the_index_stays_text()
    {
        await using var tab = await chromium.OpenAsync(Device.Desktop);

        await tab.Page.GotoAsync(_built.FromDisk("search/index.html").AbsoluteUri + "?s=" + Uri.EscapeDataString("hostile <img src=x onerror=window.mirrorgenWasHere=3>"));
        await tab.Page.Locator("[data-search-results] li").First.WaitForAsync();

        (await tab.Page.Locator("[data-search-results] img, [data-search-results] script, [data-search-status] img").CountAsync()).ShouldBe(0);
        (await tab.AttackAsync()).ShouldBeNull();
    }

    [SkippableTheory]
    [InlineData("京都", "東京駅で")]
    [InlineData("駅", "東京駅で")]
    [InlineData("oul", "Winter in Oulu")]
    public async Task The_expected_post_comes_first(string words, string title)
    {
        await using var tab = await chromium.OpenAsync(Device.Desktop);

        await tab.Page.GotoAsync(_built.FromDisk("search/index.html").AbsoluteUri + "?s=" + Uri.EscapeDataString(words));

        await tab.Page.Locator("[data-search-results] a").First.WaitForAsync();
        (await tab.Page.Locator("[data-search-results] a").First.InnerTextAsync()).ShouldBe(title);
    }
}
