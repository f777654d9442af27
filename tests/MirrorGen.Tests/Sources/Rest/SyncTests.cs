using System.Text.Json.Nodes;
using MirrorGen.Snapshots;

namespace MirrorGen.Tests.Sources.Rest;

/// <summary>A mirror that is fetched again: little is asked, nothing is forgotten, and an interruption costs nothing.</summary>
public sealed class SyncTests
{
    [Fact]
    public async Task An_unchanged_blog_costs_one_request_for_a_hundred_objects_and_rewrites_nothing()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1000);
        mirror.Blog.Files["/wp-content/uploads/a.png"] = FakeBlog.Picture;
        mirror.Blog.AddPost(1001, "<img src=\"/wp-content/uploads/a.png\">");
        await mirror.RunAsync();
        var written = File.GetLastWriteTimeUtc(mirror.MediaFile("wp-content/uploads/a.png"));
        mirror.Blog.Requests.Clear();
        var result = await mirror.RunAsync();
        result.Changes.New.ShouldBe(0);
        result.Changes.Changed.ShouldBe(0);
        mirror.Blog.CountOf("/wp/v2/posts?").ShouldBe(11);
        mirror.Blog.CountOf("uploads").ShouldBe(0);
        // Nine for the other lists and the front page. That there is no sitemap is remembered.
        mirror.Blog.Requests.Count.ShouldBeLessThanOrEqualTo(11 + 9);
        File.GetLastWriteTimeUtc(mirror.MediaFile("wp-content/uploads/a.png")).ShouldBe(written);
    }

    [Fact]
    public async Task Only_what_changed_is_asked_for_and_the_old_version_stays()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 250);
        await mirror.RunAsync();
        mirror.Blog.AddPost(42, "<p>Said better.</p>", modified: "2024-06-01T00:00:00");
        mirror.Blog.AddPost(251);
        mirror.Blog.Requests.Clear();
        var result = await mirror.RunAsync();
        (result.Changes.New, result.Changes.Changed).ShouldBe((1, 1));
        mirror.Blog.CountOf("include=42,251").ShouldBe(1);
        mirror.Post(42).Versions.Count.ShouldBe(2);
        Mirroring.Json(mirror.Post(42).Versions[0])["content"]!["rendered"]!.ToString().ShouldContain("Words of post 42");
    }

    [Theory]
    [InlineData("link", "/elsewhere/")]
    [InlineData("sticky", "x")]
    public async Task Changes_that_leave_the_date_alone_are_seen(string field, string value)
    {
        await using var mirror = await Mirroring.OfAsync(posts: 3);
        foreach (var post in mirror.Blog.Lists["wp/v2/posts"].Values)
        {
            post["sticky"] = "";
        }

        await mirror.RunAsync();
        mirror.Blog.Lists["wp/v2/posts"][2][field] = value;
        (await mirror.RunAsync()).Changes.Changed.ShouldBe(1);
        mirror.Post(2).Versions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Terms_that_come_in_another_order_are_no_change()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 3);
        mirror.Blog.Lists["wp/v2/posts"][2]["categories"] = new JsonArray(9, 10);
        await mirror.RunAsync();
        mirror.Blog.Lists["wp/v2/posts"][2]["categories"] = new JsonArray(10, 9);
        mirror.Blog.Requests.Clear();
        await mirror.RunAsync();
        mirror.Blog.CountOf("include=").ShouldBe(0);
        mirror.Post(2).Versions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_gone_gets_a_tombstone_and_what_comes_back_loses_it()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 5);
        mirror.Blog.AddComment(8, 1);
        await mirror.RunAsync();
        var removed = mirror.Blog.Lists["wp/v2/posts"][3];
        mirror.Blog.Remove("wp/v2/posts", 3);
        mirror.Blog.Remove("wp/v2/comments", 8);
        (await mirror.RunAsync()).Deleted.ShouldBe(2);
        mirror.Post(3).DeletedAt.ShouldNotBeNull();
        (await mirror.RunAsync()).Deleted.ShouldBe(0);
        mirror.Blog.Add("wp/v2/posts", removed);
        await mirror.RunAsync();
        mirror.Post(3).DeletedAt.ShouldBeNull();
        mirror.Post(3).Versions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_list_that_lies_about_what_is_gone_buries_nobody()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 30);
        await mirror.RunAsync();
        mirror.Blog.Fault = async context =>
        {
            if (!context.Request.Query.ContainsKey("_fields"))
            {
                return false;
            }

            await FakeBlog.SendAsync(context, 200, "application/json", "[]");
            return true;
        };
        (await mirror.RunAsync()).Deleted.ShouldBe(0);
        mirror.Posts().Length.ShouldBe(30);
    }

    [Fact]
    public async Task A_server_that_fails_makes_no_tombstones()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 30);
        await mirror.RunAsync();
        mirror.Blog.Fault = async context =>
        {
            if (!context.Request.Path.Value!.Contains("/wp/v2/posts", StringComparison.Ordinal))
            {
                return false;
            }

            await FakeBlog.SendAsync(context, 500, "text/html", "");
            return true;
        };
        var result = await mirror.RunAsync();
        result.Deleted.ShouldBe(0);
        result.Findings.ShouldContain(finding => finding.Code == "list-lost");
    }

    [Fact]
    public async Task An_interrupted_run_goes_on_where_it_was()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1000);
        using var stop = new CancellationTokenSource();
        mirror.Blog.Fault = context =>
        {
            if (context.Request.Query["page"] == "6")
            {
                stop.Cancel();
            }

            return Task.FromResult(false);
        };
        await Should.ThrowAsync<OperationCanceledException>(() =>
            MirrorGen.Sources.Rest.RestFetch.RunAsync(mirror.Blog.Home, mirror.Folder, mirror.Options with { Concurrency = 1 }, null, stop.Token));
        var kept = mirror.Posts().Length;
        kept.ShouldBeInRange(400, 600);
        mirror.Blog.Fault = _ => Task.FromResult(false);
        mirror.Blog.Requests.Clear();
        var result = await mirror.RunAsync();
        mirror.Posts().Length.ShouldBe(1000);
        result.Changes.New.ShouldBeInRange(1000 - kept, 1010 - kept);
        mirror.Blog.CountOf("include=").ShouldBe((1000 - kept + 99) / 100);
    }

    [Fact]
    public async Task Since_a_date_asks_for_what_is_newer_and_buries_nothing()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 5);
        await mirror.RunAsync();
        mirror.Blog.Requests.Clear();
        mirror.Blog.Remove("wp/v2/posts", 2);
        var result = await mirror.RunAsync(options => options with { Since = new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero) });
        result.Deleted.ShouldBe(0);
        mirror.Blog.CountOf("modified_after=2024-04-30T00%3A00%3A00").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Types_are_included_and_excluded_by_name()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 2);
        mirror.Blog.Add("wp/v2/pages", new JsonObject { ["id"] = 50, ["link"] = mirror.Blog.Home + "about/" });
        var result = await mirror.RunAsync(options => options with { Include = ["page", "nonsense"], Exclude = ["comment"] });
        mirror.Posts().ShouldBeEmpty();
        mirror.Ids(CaptureKind.Post("page")).ShouldBe([50]);
        mirror.Blog.CountOf("/comments").ShouldBe(0);
        result.Findings.ShouldContain(finding => finding.Code == "type-unknown");
    }
}
