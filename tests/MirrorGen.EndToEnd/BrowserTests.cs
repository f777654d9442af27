using MirrorGen.Cli;
using Microsoft.Playwright;

namespace MirrorGen.EndToEnd;

/// <summary>The site as readers meet it: in a real browser, from disk and from a server, on a phone and on a desk, in light and dark.</summary>
[Collection(MirroredBlogCollection.Name)]
public sealed class BrowserTests(MirroredBlog blog, Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string> PageKinds => new(SitePages.Kinds);

    [SkippableTheory]
    [MemberData(nameof(PageKinds))]
    public async Task A_page_opened_from_disk_is_whole_and_open_to_all(string kind)
    {
        blog.Need();
        Surroundings.NeedChromium();
        var path = SitePages.Find(blog.LoggedIn.Site, kind);

        await LookAsync(new Uri(Path.Combine(blog.LoggedIn.Site, path)), kind, [(Device.Phone, ColorScheme.Light), (Device.Phone, ColorScheme.Dark), (Device.Desktop, ColorScheme.Light), (Device.Desktop, ColorScheme.Dark)]);
    }

    [SkippableTheory]
    [MemberData(nameof(PageKinds))]
    public async Task A_page_from_the_programs_own_server_is_whole_and_open_to_all(string kind)
    {
        blog.Need();
        Surroundings.NeedChromium();
        var path = SitePages.Find(blog.LoggedIn.Site, kind);
        await using var server = await SiteServer.StartAsync(blog.LoggedIn.Site, 0, CancellationToken.None);

        await LookAsync(new Uri(server.Address, path.EndsWith("index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path), kind, [(Device.Desktop, ColorScheme.Light)]);
    }

    [SkippableFact]
    public async Task An_address_that_never_was_shows_the_404_page_with_its_style()
    {
        blog.Need();
        Surroundings.NeedChromium();
        await using var server = await SiteServer.StartAsync(blog.LoggedIn.Site, 0, CancellationToken.None);
        await using var tab = await chromium.OpenAsync(Device.Desktop);

        var answer = await tab.Page.GotoAsync(new Uri(server.Address, "no/such/page/at/all/").AbsoluteUri, new() { WaitUntil = WaitUntilState.NetworkIdle });

        answer!.Status.ShouldBe(404);
        (await tab.Page.Locator("h1").CountAsync()).ShouldBe(1);
        (await tab.Page.EvaluateAsync<int>("() => document.styleSheets.length")).ShouldBeGreaterThan(0);
        (await tab.OverflowAsync()).ShouldBe(0);

        // Chromium itself reports the status; anything else would be ours.
        tab.Troubles.Where(trouble => !trouble.Contains("404", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task No_page_of_the_site_runs_what_the_blog_smuggled_in()
    {
        blog.Need();
        Surroundings.NeedChromium();
        await using var tab = await chromium.OpenAsync(Device.Desktop);
        var pages = Directory.EnumerateFiles(blog.LoggedIn.Site, "*.html", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("ostile", StringComparison.Ordinal) || File.ReadAllText(file).Contains("Mallory", StringComparison.Ordinal))
            .ToList();

        pages.ShouldNotBeEmpty();
        foreach (var page in pages)
        {
            await tab.GoAsync(new Uri(page));
            (await tab.AttackAsync()).ShouldBeNull(page);
            (await tab.Page.Locator("a[href^='javascript:' i], [onclick], [onerror], [onload], iframe, object, form[action*='evil']").CountAsync()).ShouldBe(0, page);
        }

        tab.Troubles.ShouldBeEmpty();
    }

    // Loaded once; then the window and the scheme change, as they do when a phone is turned or evening comes.
    private async Task LookAsync(Uri address, string kind, (Device Device, ColorScheme Scheme)[] ways)
    {
        await using var tab = await chromium.OpenAsync(ways[0].Device, ways[0].Scheme);
        await tab.GoAsync(address);
        foreach (var (device, scheme) in ways)
        {
            var where = $"{kind} on a {device.Name}, {scheme}: {address}";

            await tab.ChangeAsync(device, scheme);

            (await tab.OverflowAsync()).ShouldBe(0, where);
            (await tab.ViolationsAsync()).ShouldBeEmpty(where);
            tab.Troubles.ShouldBeEmpty(where);
        }

        (await tab.AttackAsync()).ShouldBeNull(kind);
        (await tab.Page.TitleAsync()).ShouldNotBeNullOrWhiteSpace(kind);
    }
}
