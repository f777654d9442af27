using System.Text.Json.Nodes;
using MirrorGen.Cli;
using MirrorGen.Tests.Conversion;
using MirrorGen.Tests.Sources.Rest;
using Microsoft.Playwright;

namespace MirrorGen.EndToEnd;

/// <summary>A blog that attacks its readers in every field that it has, as a whole mirror in a real browser.</summary>
public sealed class HostileBlogTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int PagesAtATime = 12;

    private static readonly string[] All = Attacks.Read(Path.Combine(Surroundings.Repository, "tests", "xss-vectors.txt"));

    [SkippableTheory]
    [InlineData("default", 60)]
    [InlineData("broadsheet", 12)]
    public async Task No_field_of_a_hostile_blog_does_anything_on_any_page(string theme, int posts)
    {
        Surroundings.NeedChromium();
        using var scratch = new ScratchFolder();
        await using var blog = await BlogAsync(posts);
        var folder = new MirrorFolder(scratch["mirror"]);
        var run = await Program.RunAsync("mirror", blog.Home.AbsoluteUri, "-o", folder.Root, "--templates", theme);
        run.ExitCode.ShouldBeOneOf([0, 1], run.Everything);
        var pages = Directory.GetFiles(folder.Site, "*.html", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.Site, file).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();
        pages.Count.ShouldBeGreaterThan(posts);
        await using var server = await SiteServer.StartAsync(folder.Site, 0, CancellationToken.None);
        await using var tab = await AttackedPage.CreateAsync(await chromium.NewContextAsync(), server.Address);

        var noises = new List<string>();
        foreach (var group in pages.Chunk(PagesAtATime))
        {
            var heard = await tab.OpenAsync([.. group.Select(page => new Uri(server.Address, string.Join('/', page.Split('/').Select(Uri.EscapeDataString))))]);
            noises.AddRange(heard.Select(noise => $"{noise.What} on {(noise.Text is { } number ? group[number] : $"one of those from {group[0]}")}"));
        }

        noises.ShouldBeEmpty();
        await using var alone = await AttackedPage.CreateAsync(await chromium.NewContextAsync());
        (await alone.OpenAsync([await File.ReadAllTextAsync(folder.ReportHtml)])).ShouldBeEmpty("the report");
    }

    [SkippableFact]
    public async Task What_a_hostile_blog_smuggles_into_the_search_is_only_text_there()
    {
        Surroundings.NeedChromium();
        using var scratch = new ScratchFolder();
        await using var blog = await BlogAsync(posts: 30);
        var folder = new MirrorFolder(scratch["mirror"]);
        await Program.RunAsync("mirror", blog.Home.AbsoluteUri, "-o", folder.Root);
        await using var server = await SiteServer.StartAsync(folder.Site, 0, CancellationToken.None);
        await using var tab = await chromium.OpenAsync(Device.Desktop);
        await tab.Page.AddInitScriptAsync("Object.defineProperty(window, 'hacked', { set: () => { window.heard = true; }, get: () => undefined })");

        foreach (var words in new[] { "first", "hacked" })
        {
            await tab.Page.GotoAsync(new Uri(server.Address, "search/?s=" + Uri.EscapeDataString(words)).AbsoluteUri, new() { WaitUntil = WaitUntilState.NetworkIdle });
            await tab.Page.Locator("[data-search-results] li").First.WaitForAsync();
            (await tab.Page.EvaluateAsync<bool>("() => window.heard === true")).ShouldBeFalse(words);
        }

        tab.Troubles.ShouldBeEmpty();
    }

    private static async Task<FakeBlog> BlogAsync(int posts)
    {
        var blog = await FakeBlog.StartAsync();
        var attacks = new Queue<string>(All);
        string Next()
        {
            // Around again: what is harmless in a title may not be so in a text.
            var attack = attacks.Dequeue();
            attacks.Enqueue(attack);
            return attack;
        }

        JsonObject Rendered() => new() { ["rendered"] = Next() };
        for (var id = 1; id <= 5; id++)
        {
            blog.Add("wp/v2/users", new() { ["id"] = id, ["slug"] = $"author-{id}", ["name"] = Next(), ["description"] = Next(), ["url"] = Next(), ["link"] = $"{blog.Home}author/author-{id}/" });
            blog.Add("wp/v2/categories", new() { ["id"] = id, ["slug"] = $"category-{id}", ["name"] = Next(), ["description"] = Next(), ["taxonomy"] = "category", ["parent"] = 0, ["link"] = $"{blog.Home}category/category-{id}/" });
            blog.Add("wp/v2/media", new()
            {
                ["id"] = 100 + id,
                ["slug"] = $"picture-{id}",
                ["title"] = Rendered(),
                ["caption"] = Rendered(),
                ["description"] = Rendered(),
                ["alt_text"] = Next(),
                ["type"] = "attachment",
                ["status"] = "inherit",
                ["modified_gmt"] = "2024-01-01T00:00:00",
                ["link"] = $"{blog.Home}picture-{id}/",
                ["source_url"] = $"{blog.Home}wp-content/uploads/{id}.png",
                ["media_type"] = "image",
                ["mime_type"] = "image/png",
            });
            blog.Files[$"/wp-content/uploads/{id}.png"] = FakeBlog.Picture;
        }

        for (var id = 1; id <= posts; id++)
        {
            var post = blog.AddPost(id, $"<p>First.</p>\n{Next()}\n\n<p>Last, {Next()}</p>");
            post["title"] = Rendered();
            post["excerpt"] = Rendered();
            post["author"] = 1 + (id % 5);
            post["categories"] = new JsonArray(1 + (id % 5));
            post["featured_media"] = 101 + (id % 5);
            post["date"] = $"2024-01-{1 + (id % 28):00}T00:00:00";
            var comment = blog.AddComment(id, id);
            comment["author_name"] = Next();
            comment["author_url"] = Next();
            comment["content"] = Rendered();
        }

        blog.FrontPage = $"<!DOCTYPE html><html lang='{Next()}'><body class=\"home blog\"><nav class=\"main-navigation\"><ul><li><a href=\"javascript:window.hacked=1\">{Next()}</a></li><li><a href=\"/post-1/\">{Next()}</a></li></ul></nav></body></html>";
        return blog;
    }
}
