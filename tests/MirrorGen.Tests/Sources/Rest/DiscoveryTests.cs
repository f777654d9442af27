using MirrorGen.Snapshots;

namespace MirrorGen.Tests.Sources.Rest;

/// <summary>Every way in, and what is said where there is none.</summary>
public sealed class DiscoveryTests
{
    [Theory]
    [InlineData("/wp-json/", true, "Link header")]
    [InlineData("/wp-json/", false, "/wp-json/")]
    [InlineData("/index.php/wp-json/", false, "/index.php/wp-json/")]
    [InlineData("/?rest_route=/", false, "/?rest_route=/")]
    [InlineData("/?rest_route=/", true, "Link header")]
    [InlineData("/index.php?rest_route=/", true, "Link header")]
    [InlineData("/blog/wp-json/", true, "Link header")]
    public async Task The_API_is_found_wherever_it_is(string root, bool advertised, string way)
    {
        await using var mirror = await Mirroring.OfAsync(posts: 150);
        (mirror.Blog.RootPath, mirror.Blog.Advertised) = (root, advertised);
        var result = await mirror.RunAsync();
        result.WayFound.ShouldContain(way);
        mirror.Posts().Length.ShouldBe(150);
    }

    [Fact]
    public async Task The_link_element_of_the_front_page_leads_there_too()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 3);
        (mirror.Blog.RootPath, mirror.Blog.Advertised) = ("/hidden/api/", false);
        mirror.Blog.FrontPage = "<html><head><link rel='https://api.w.org/' href='/hidden/api/' /></head></html>";
        (await mirror.RunAsync()).WayFound.ShouldContain("link element");
    }

    [Fact]
    public async Task A_blog_in_a_folder_is_found_from_one_of_its_pages()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 3);
        (mirror.Blog.RootPath, mirror.Blog.Advertised) = ("/my/blog/wp-json/", false);
        await mirror.RunAsync(address: new Uri(mirror.Blog.Home, "my/blog/2024/a-post/"));
        mirror.Posts().Length.ShouldBe(3);
    }

    [Fact]
    public async Task The_blog_may_call_itself_by_another_name_than_the_one_asked_for()
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.Files["/wp-content/uploads/a.png"] = FakeBlog.Picture;
        mirror.Blog.AddPost(1, $"<img src=\"{mirror.Blog.Home}wp-content/uploads/a.png\">");
        var result = await mirror.RunAsync(address: new Uri($"http://localhost:{mirror.Blog.Home.Port}/"));
        result.Root.Host.ShouldBe("127.0.0.1");
        result.MediaFetched.ShouldBe(1);
    }

    [Fact]
    public async Task Every_request_says_who_asks_and_what_for()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1);
        var agents = new System.Collections.Concurrent.ConcurrentBag<string>();
        mirror.Blog.Fault = context =>
        {
            agents.Add(context.Request.Headers.UserAgent.ToString());
            return Task.FromResult(false);
        };
        await mirror.RunAsync();

        var version = typeof(MirrorGen.Sources.Rest.FetchOptions).Assembly.GetName().Version!;
        agents.Distinct().ShouldBe([$"MirrorGen/{version.Major}.{version.Minor} (makes a static archive of this blog; a few requests at a time)"]);
    }

    [Fact]
    public async Task The_page_of_posts_is_recognised_and_kept()
    {
        await using var mirror = await Mirroring.OfAsync();
        foreach (var (id, path, text) in new[] { (1, "", "Hello"), (2, "about/", "About"), (3, "journal/", "") })
        {
            mirror.Blog.Add("wp/v2/pages", new() { ["id"] = id, ["slug"] = path.Trim('/'), ["link"] = mirror.Blog.Home + path, ["content"] = new System.Text.Json.Nodes.JsonObject { ["rendered"] = text } });
        }

        mirror.Blog.Fault = async context =>
        {
            if (context.Request.Path != "/journal/")
            {
                return false;
            }

            await FakeBlog.SendAsync(context, 200, "text/html", "<html><body class=\"blog wp-custom-logo\"></body></html>");
            return true;
        };
        await mirror.RunAsync();
        mirror.Look(snapshot => snapshot.Find(new CaptureKind("page"), "posts")).ShouldNotBeNull().Latest.Url.AbsolutePath.ShouldBe("/journal/");
        mirror.Blog.CountOf("about").ShouldBe(0);
    }

    [Fact]
    public async Task Custom_types_come_along_wherever_their_list_is()
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.Types = """{"boat":{"slug":"boat","rest_base":"boats","rest_namespace":"harbour\/v1"},"wp_font_face":{"slug":"wp_font_face","rest_base":"font-families\/(?P<id>[\\d]+)\/font-faces","rest_namespace":"wp\/v2"}}""";
        mirror.Blog.Add("harbour/v1/boats", new() { ["id"] = 5, ["modified_gmt"] = "2024-01-01T00:00:00" });
        await mirror.RunAsync();
        mirror.Ids(CaptureKind.Post("boat")).ShouldBe([5]);
    }

    [Fact]
    public async Task Types_that_are_hidden_leave_the_usual_ones()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 2);
        mirror.Blog.Fault = async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/types", StringComparison.Ordinal))
            {
                await FakeBlog.RefuseAsync(context, 401, "rest_forbidden");
                return true;
            }

            return false;
        };
        (await mirror.RunAsync()).Findings.ShouldContain(finding => finding.Code == "types-hidden");
        mirror.Posts().Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("ftp://blog.example/")]
    [InlineData("file:///etc/passwd")]
    public async Task Only_the_web_is_fetched(string address)
    {
        await using var mirror = await Mirroring.OfAsync();
        (await mirror.RunFailsAsync(address: new Uri(address))).Obstacle.ShouldBe(Obstacle.Usage);
    }
}
