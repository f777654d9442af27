using MirrorGen.Cli;

namespace MirrorGen.EndToEnd;

/// <summary>What a static site has no server for: searching, and WordPress's addresses by number.</summary>
[Collection(MirroredBlogCollection.Name)]
public sealed class SearchAndOldAddressTests(MirroredBlog blog, Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableTheory]
    [InlineData("ferry corrected", "2021/02/01/the-ferry-corrected")]
    [InlineData("backticks", "2018/04/02/code-backticks")]
    [InlineData("kuste tokyo sixty mi", "2019/05/11/sixty-miles")]
    [InlineData("灯台", "2019/05/03/")]
    [InlineData("маяки приливов", "расписание-приливов")]
    [InlineData("الفجر", "2019/05/01/")]
    [InlineData("stiles bull", "walk/round-the-point")]
    public async Task Searching_from_disk_finds_the_post_that_was_meant_first(string words, string expected)
    {
        blog.Need();
        Surroundings.NeedChromium();
        await using var tab = await chromium.OpenAsync(Device.Desktop);

        await tab.Page.GotoAsync(new Uri(Path.Combine(blog.LoggedIn.Site, "search", "index.html")).AbsoluteUri + "?s=" + Uri.EscapeDataString(words));
        var first = tab.Page.Locator("ol.results a").First;
        await first.WaitForAsync(new() { Timeout = 10_000 });

        Uri.UnescapeDataString(new Uri(await first.EvaluateAsync<string>("link => link.href")).AbsolutePath).ShouldContain(expected);
        tab.Troubles.ShouldBeEmpty();
        (await tab.ViolationsAsync()).ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("?p={post}", "2021/02/01/the-ferry-corrected/")]
    [InlineData("?page_id={page}", "about/crew/")]
    [InlineData("?cat={category}", "category/coast/north/")]
    [InlineData("?author={author}", "author/wren/")]
    [InlineData("?m=202102", "2021/02/")]
    [InlineData("?s=ferry", "search/")]
    public async Task Addresses_by_number_lead_to_the_page_that_they_meant(string query, string expected)
    {
        blog.Need();
        Surroundings.NeedChromium();
        await using var server = await SiteServer.StartAsync(blog.LoggedIn.Site, 0, CancellationToken.None);
        await using var tab = await chromium.OpenAsync(Device.Desktop);

        await tab.Page.GotoAsync(new Uri(server.Address, await FillAsync(query)).AbsoluteUri);
        await tab.Page.WaitForURLAsync(address => new Uri(address).AbsolutePath.TrimStart('/').StartsWith(expected, StringComparison.Ordinal), new() { Timeout = 10_000 });

        (await tab.Page.Locator("h1").First.InnerTextAsync()).ShouldNotBeNullOrWhiteSpace();
        tab.Troubles.ShouldBeEmpty();
    }

    // The numbers are WordPress's; the seed does not choose them.
    private async Task<string> FillAsync(string query)
    {
        var collections = await blog.Origin.CollectionsAsync();
        string Number(string kind, string slug) => collections.Single(collection => collection.Kind == kind).Objects
            .Single(item => item.GetProperty("slug").GetString() == slug).GetProperty("id").ToString();
        return query
            .Replace("{post}", Number("post:post", "the-ferry-corrected"), StringComparison.Ordinal)
            .Replace("{page}", Number("post:page", "crew"), StringComparison.Ordinal)
            .Replace("{category}", Number("term:category", "north"), StringComparison.Ordinal)
            .Replace("{author}", Number("user", "wren"), StringComparison.Ordinal);
    }
}
