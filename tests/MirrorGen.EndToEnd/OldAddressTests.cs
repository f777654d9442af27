using MirrorGen.Cli;
using MirrorGen.WordPress;

namespace MirrorGen.EndToEnd;

/// <summary>Addresses that people have in their bookmarks, in a browser: from disk, below a folder of a server, and where nothing is.</summary>
public sealed class OldAddressTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly BuiltSite _built = new(
        BuiltSite.Blog(BuiltSite.Post(30, "/2024/05/boat/", "The Boat", "A text.") with
        {
            FormerPermalinks = [Permalink.Parse("https://example.org/2024/05/old-böat/")],
        }),
        below: "repo");

    public void Dispose() => _built.Dispose();

    [SkippableTheory]
    [InlineData("?p=30", "The Boat")]
    [InlineData("?page_id=30&utm_source=letter", "The Boat")]
    [InlineData("?m=202405", "May 2024")]
    [InlineData("?year=2024&monthnum=5", "May 2024")]
    [InlineData("?s=boat", "Search")]
    [InlineData("?p=999", "Example")]
    [InlineData("?utm_source=letter", "Example")]
    public async Task The_front_page_leads_to_what_the_query_asks_for(string query, string heading)
    {
        await using var server = await SiteServer.StartAsync(_built.Root, 0, CancellationToken.None);
        await using var tab = await chromium.OpenAsync(Device.Desktop);

        foreach (var front in new[] { _built.FromDisk("index.html"), new Uri(server.Address, "repo/") })
        {
            await tab.Page.GotoAsync(front.AbsoluteUri + query);
            await tab.Page.Locator($"h1:text-is('{heading}')").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        }

        tab.Troubles.ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("repo/2024/05/old-böat/")]
    [InlineData("repo/2024/05/OLD-BÖAT")]
    [InlineData("repo/2024/05/old-böat/comment-page-2/#comments")]
    public async Task A_post_that_moved_is_found_from_its_former_address_at_any_depth(string path)
    {
        await using var server = await SiteServer.StartAsync(_built.Root, 0, CancellationToken.None);
        await using var tab = await chromium.OpenAsync(Device.Desktop);

        await tab.Page.GotoAsync(new Uri(server.Address, path).AbsoluteUri);
        await tab.Page.WaitForURLAsync("**/repo/2024/05/boat/**");

        (await tab.Page.Locator("h1").InnerTextAsync()).ShouldBe("The Boat");
        new Uri(tab.Page.Url).AbsolutePath.ShouldBe("/repo/2024/05/boat/");
    }

    [SkippableFact]
    public async Task The_page_for_what_is_not_there_has_its_style_and_links_that_lead_somewhere()
    {
        await using var server = await SiteServer.StartAsync(_built.Root, 0, CancellationToken.None);
        await using var tab = await chromium.OpenAsync(Device.Desktop);

        var answer = await tab.Page.GotoAsync(new Uri(server.Address, "repo/no/such/page/").AbsoluteUri);
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('base') && document.styleSheets.length > 0");

        answer!.Status.ShouldBe(404);
        await tab.Page.Locator("main a").First.ClickAsync();
        await tab.Page.WaitForURLAsync("**/repo/**");
        (await tab.Page.Locator("article").CountAsync()).ShouldBeGreaterThan(0);
    }
}
