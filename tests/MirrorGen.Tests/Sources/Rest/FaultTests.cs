using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using MirrorGen.Snapshots;

namespace MirrorGen.Tests.Sources.Rest;

/// <summary>The web as it is: each fault is a case; the run ends by itself, all else is captured, and what was lost is named.</summary>
public sealed class FaultTests
{
    private static readonly long[] All = [.. Enumerable.Range(1, 250).Select(id => (long)id)];

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_fifth_of_all_requests_failing_costs_nothing(int status)
    {
        await using var mirror = await Mirroring.OfAsync(posts: 250);
        var count = 0;
        mirror.Blog.Fault = async context =>
        {
            if (Interlocked.Increment(ref count) % 5 != 3)
            {
                return false;
            }

            await FakeBlog.SendAsync(context, status, "text/html", "<h1>Not now</h1>");
            return true;
        };
        var result = await mirror.RunAsync();
        mirror.Posts().ShouldBe(All);
        result.Findings.ShouldNotContain(finding => finding.Severity >= Severity.Loss);
    }

    [Fact]
    public async Task Connections_that_are_reset_are_made_again()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 250);
        var count = 0;
        mirror.Blog.Fault = context =>
        {
            var reset = IsApi(context) && Interlocked.Increment(ref count) % 4 == 1;
            if (reset)
            {
                context.Abort();
            }

            return Task.FromResult(reset);
        };
        await mirror.RunAsync();
        mirror.Posts().ShouldBe(All);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_again()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 250);
        var count = 0;
        mirror.Blog.Fault = async context =>
        {
            if (!IsList(context, "posts") || Interlocked.Increment(ref count) % 3 != 1)
            {
                return false;
            }

            // In chunks, so that nothing but the JSON itself tells that the end is missing.
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""[{"id":1,"title":{"rendered":"Half"}},{"id":2,"ti""");
            return true;
        };
        await mirror.RunAsync();
        mirror.Posts().ShouldBe(All);
        Mirroring.Json(mirror.Post(1).Latest)["title"]!["rendered"]!.ToString().ShouldBe("Post 1");
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_given_up_and_asked_for_less()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 120);
        mirror.Blog.Fault = async context =>
        {
            if (!(IsList(context, "posts") && context.Request.Query["per_page"] == "100" && context.Request.Query["page"] == "2" && !context.Request.Query.ContainsKey("_fields")))
            {
                return false;
            }

            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        await mirror.RunAsync(options => options with { Retries = 1, IdleTimeout = TimeSpan.FromMilliseconds(200) });
        mirror.Posts().Length.ShouldBe(120);
    }

    [Fact]
    public async Task A_slow_drip_does_not_go_on_for_ever()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 20);
        mirror.Blog.Fault = async context =>
        {
            if (!IsList(context, "comments"))
            {
                return false;
            }

            context.Response.ContentType = "application/json";
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ");
                await context.Response.Body.FlushAsync();
                await Task.Delay(20, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            return true;
        };
        var result = await mirror.RunAsync(options => options with { Retries = 0, AnswerTimeout = TimeSpan.FromMilliseconds(150) });
        mirror.Posts().Length.ShouldBe(20);
        result.Findings.ShouldContain(finding => finding.Code == "list-lost" && finding.Message.Contains("comments", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\uFEFF", "")]
    [InlineData("<br />\n<b>Warning</b>:  Undefined array key [0] in <b>/www/x.php</b> on line <b>3</b><br />\n", "")]
    [InlineData("\n\n", "\n<!-- cached [x] -->")]
    public async Task Noise_around_the_JSON_is_looked_through(string before, string after)
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.Fault = async context =>
        {
            if (!IsList(context, "posts"))
            {
                return false;
            }

            context.Response.Headers["X-WP-Total"] = "1";
            await FakeBlog.SendAsync(context, 200, "application/json", before + """[{"id":7,"modified_gmt":"2024-01-01T00:00:00"}]""" + after);
            return true;
        };
        await mirror.RunAsync();
        Encoding.UTF8.GetString(mirror.Post(7).Latest.Json.Span).ShouldBe("""{"id":7,"modified_gmt":"2024-01-01T00:00:00"}""");
    }

    [Fact]
    public async Task A_post_that_WordPress_cannot_render_costs_one_post()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 250);
        mirror.Blog.Fault = async context =>
        {
            if (!Renders(context, 137))
            {
                return false;
            }

            await FakeBlog.SendAsync(context, 500, "text/html", "<p>There has been a critical error on this website.</p>");
            return true;
        };
        var result = await mirror.RunAsync();
        mirror.Posts().ShouldBe(All.Where(id => id != 137));
        result.Findings.Where(finding => finding.Severity == Severity.Loss).ShouldHaveSingleItem().Where.ShouldEndWith("/posts/137");
        result.Totals.Single(total => total.Kind == CaptureKind.Post("post")).ShouldBe(new KindTotal(CaptureKind.Post("post"), 250, 250, 0, 1));

        mirror.Blog.Fault = _ => Task.FromResult(false);
        await mirror.RunAsync();
        mirror.Posts().ShouldBe(All);
    }

    [Fact]
    public async Task The_very_first_post_may_be_the_broken_one()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 250);
        mirror.Blog.Fault = async context =>
        {
            if (!Renders(context, 1))
            {
                return false;
            }

            await FakeBlog.SendAsync(context, 500, "text/html", "");
            return true;
        };
        await mirror.RunAsync();
        mirror.Posts().ShouldBe(All.Skip(1));
        mirror.Blog.Requests.Count.ShouldBeLessThan(80);
    }

    [Fact]
    public async Task A_bot_check_is_named_and_not_hammered()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 5);
        mirror.Blog.Fault = async context =>
        {
            context.Response.Headers["cf-mitigated"] = "challenge";
            await FakeBlog.SendAsync(context, 403, "text/html", "<!DOCTYPE html><title>Just a moment...</title>");
            return true;
        };
        var error = await mirror.RunFailsAsync();
        error.Obstacle.ShouldBe(Obstacle.Source);
        error.Message.ShouldContain("bot check");
        mirror.Blog.Requests.Count.ShouldBeLessThan(4);
        Directory.GetFileSystemEntries(mirror.Folder.Root).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bot_check_in_the_middle_ends_the_asking_and_is_reported()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 250);
        var api = 0;
        mirror.Blog.Fault = async context =>
        {
            if (!IsApi(context) || Interlocked.Increment(ref api) < 5)
            {
                return false;
            }

            await FakeBlog.SendAsync(context, 200, "text/html", "<html><body>Please solve this captcha</body></html>");
            return true;
        };
        var result = await mirror.RunAsync(options => options with { Concurrency = 1 });
        result.Findings.ShouldContain(finding => finding.Code == "bot-wall" && finding.Severity == Severity.Loss);
        api.ShouldBeLessThan(8);
        mirror.Posts().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Totals_that_are_too_small_hide_nothing()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 250);
        mirror.Blog.Total = _ => 100;
        await mirror.RunAsync();
        mirror.Posts().ShouldBe(All);
    }

    [Fact]
    public async Task Totals_that_are_too_large_are_told_apart_from_losses()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 250);
        mirror.Blog.Total = total => total + 340;
        var result = await mirror.RunAsync();
        mirror.Posts().ShouldBe(All);
        result.Findings.ShouldAllBe(finding => finding.Severity < Severity.Loss);
        result.Totals.Single(total => total.Kind == CaptureKind.Post("post")).Withheld.ShouldBe(340);
    }

    [Fact]
    public async Task Missing_totals_are_done_without()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 250);
        mirror.Blog.Total = null;
        var result = await mirror.RunAsync();
        mirror.Posts().ShouldBe(All);
        result.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Posts_that_appear_and_vanish_meanwhile_shift_nothing_out()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 250);
        mirror.Blog.Fault = context =>
        {
            if (IsList(context, "posts") && context.Request.Query["page"] == "2" && !context.Request.Query.ContainsKey("_fields"))
            {
                mirror.Blog.Remove("wp/v2/posts", 3);
                mirror.Blog.AddPost(251);
            }

            return Task.FromResult(false);
        };
        await mirror.RunAsync(options => options with { Concurrency = 1 });
        mirror.Posts().ShouldContain(101);
        mirror.Posts().ShouldContain(251);
        mirror.Blog.Fault = _ => Task.FromResult(false);
        (await mirror.RunAsync()).Deleted.ShouldBe(1);
        mirror.Post(3).DeletedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Objects_that_come_twice_are_kept_once()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 3);
        mirror.Blog.Fault = async context =>
        {
            if (!IsList(context, "posts"))
            {
                return false;
            }

            await FakeBlog.SendAsync(context, 200, "application/json", context.Request.Query["page"] == "1" ? """[{"id":1},{"id":2},{"id":2},{"id":1}]""" : "[]");
            return true;
        };
        await mirror.RunAsync();
        mirror.Posts().ShouldBe([1, 2]);
        mirror.Post(1).Versions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_proxy_that_drops_the_query_is_gone_around()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 35);
        mirror.Blog.Fault = context =>
        {
            if (context.Request.Path.StartsWithSegments("/wp-json", StringComparison.Ordinal))
            {
                context.Request.QueryString = QueryString.Empty;
            }

            return Task.FromResult(false);
        };
        var result = await mirror.RunAsync();
        mirror.Posts().Length.ShouldBe(35);
        result.Findings.ShouldContain(finding => finding.Code == "query-lost");
    }

    [Fact]
    public async Task A_server_that_allows_smaller_pages_only_gets_smaller_ones()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 60);
        mirror.Blog.Fault = async context =>
        {
            if (!IsApi(context) || !int.TryParse(context.Request.Query["per_page"], out var size) || size <= 30)
            {
                return false;
            }

            await FakeBlog.RefuseAsync(context, 400, "rest_invalid_param", ""","params":{"per_page":"per_page must be between 1 and 30"}""");
            return true;
        };
        await mirror.RunAsync();
        mirror.Posts().Length.ShouldBe(60);
    }

    [Fact]
    public async Task A_list_that_cannot_be_ordered_is_read_in_its_own_order()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 120);
        mirror.Blog.Fault = async context =>
        {
            if (!context.Request.Query.ContainsKey("orderby"))
            {
                return false;
            }

            await FakeBlog.RefuseAsync(context, 400, "rest_invalid_param", ""","params":{"orderby":"orderby is not one of date"}""");
            return true;
        };
        await mirror.RunAsync();
        mirror.Posts().Length.ShouldBe(120);
    }

    [Fact]
    public async Task A_gzip_bomb_goes_off_in_a_box()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 10);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            Array.Fill(zeros, (byte)' ');
            for (var megabyte = 0; megabyte < 64; megabyte++)
            {
                gzip.Write(zeros);
            }
        }

        mirror.Blog.Fault = async context =>
        {
            if (!IsList(context, "comments"))
            {
                return false;
            }

            context.Response.Headers.ContentEncoding = "gzip";
            await FakeBlog.SendAsync(context, 200, "application/json", packed.ToArray());
            return true;
        };
        var result = await mirror.RunAsync(options => options with { LongestAnswer = 1 << 20 });
        mirror.Posts().Length.ShouldBe(10);
        result.Findings.ShouldContain(finding => finding.Code == "list-lost" && finding.Message.Contains("larger than the limit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_post_of_ten_megabytes_is_kept_whole()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 3);
        mirror.Blog.AddPost(4, "<p>" + new string('w', 10 << 20) + "</p>");
        await mirror.RunAsync();
        mirror.Post(4).Latest.Json.Length.ShouldBeGreaterThan(10 << 20);
    }

    [Fact]
    public async Task A_redirect_loop_ends()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 3);
        mirror.Blog.Fault = context =>
        {
            var loop = IsList(context, "comments");
            if (loop)
            {
                context.Response.Redirect(context.Request.Path + context.Request.QueryString);
            }

            return Task.FromResult(loop);
        };
        var result = await mirror.RunAsync();
        result.Findings.ShouldContain(finding => finding.Message.Contains("in circles", StringComparison.Ordinal));
        mirror.Posts().Length.ShouldBe(3);
    }

    [Fact]
    public async Task Redirects_to_where_the_blog_really_is_are_followed()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 3);
        mirror.Blog.Fault = context =>
        {
            var old = context.Request.Path.StartsWithSegments("/old", StringComparison.Ordinal);
            if (old)
            {
                context.Response.Redirect("/", permanent: true);
            }

            return Task.FromResult(old);
        };
        await mirror.RunAsync(address: new Uri(mirror.Blog.Home, "old/"));
        mirror.Posts().Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_blog_that_goes_down_meanwhile_ends_the_run_soon_and_what_came_is_kept()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1000);
        using var stopped = new SemaphoreSlim(1);
        mirror.Blog.Fault = async context =>
        {
            if (context.Request.Query["page"] == "5" && await stopped.WaitAsync(0))
            {
                _ = mirror.Blog.StopAsync();
                context.Abort();
                return true;
            }

            return false;
        };
        var error = await mirror.RunFailsAsync(options => options with { Concurrency = 1 });
        error.Obstacle.ShouldBe(Obstacle.Source);
        error.Message.ShouldContain("run the same command again");
        mirror.Posts().Length.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_said_to_be_so_and_leaves_no_folder()
    {
        await using var mirror = await Mirroring.OfAsync();
        var error = await mirror.RunFailsAsync(address: new Uri("http://127.0.0.1:9/"));
        error.Obstacle.ShouldBe(Obstacle.Source);
        error.Message.ShouldContain("does not answer");
        Directory.GetFileSystemEntries(mirror.Folder.Root).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_site_that_is_no_WordPress_is_said_to_be_none()
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.Fault = async context =>
        {
            await FakeBlog.SendAsync(context, context.Request.Path == "/" ? 200 : 404, "text/html", "<html><body>My garden</body></html>");
            return true;
        };
        (await mirror.RunFailsAsync()).Message.ShouldContain("does not answer as WordPress does");
    }

    [Fact]
    public async Task An_API_that_is_switched_off_is_named_with_the_way_out()
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.Fault = async context =>
        {
            if (!IsApi(context))
            {
                return false;
            }

            await FakeBlog.RefuseAsync(context, 401, "rest_not_logged_in");
            return true;
        };
        var error = await mirror.RunFailsAsync();
        error.Message.ShouldContain("switched off or for members only");
        error.Message.ShouldContain("import");
    }

    [Fact]
    public async Task Authors_that_are_hidden_are_a_warning()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 2);
        mirror.Blog.Fault = async context =>
        {
            if (!context.Request.Path.Value!.Contains("/users", StringComparison.Ordinal))
            {
                return false;
            }

            await FakeBlog.RefuseAsync(context, 401, "rest_user_cannot_view");
            return true;
        };
        (await mirror.RunAsync()).Findings.ShouldContain(finding => finding.Code == "users-hidden" && finding.Severity == Severity.Warning);
    }

    [Theory]
    [InlineData("120")]
    [InlineData("Thu, 01 Jan 2026 00:02:00 GMT")]
    public async Task Retry_After_is_honoured_in_both_forms(string patience)
    {
        await using var mirror = await Mirroring.OfAsync(posts: 3);
        var busy = 1;
        mirror.Blog.Fault = async context =>
        {
            if (!IsList(context, "posts") || Interlocked.Exchange(ref busy, 0) == 0)
            {
                return false;
            }

            context.Response.Headers.RetryAfter = patience;
            await FakeBlog.SendAsync(context, 429, "text/plain", "Slow down");
            return true;
        };
        await mirror.RunAsync();
        mirror.Clock.Pauses.ShouldContain(pause => pause > TimeSpan.FromSeconds(100) && pause <= TimeSpan.FromSeconds(120));
        mirror.Posts().Length.ShouldBe(3);
    }

    [Fact]
    public async Task Who_asks_for_an_hour_gets_it_from_the_user()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 3);
        mirror.Blog.Fault = async context =>
        {
            if (!IsList(context, "posts"))
            {
                return false;
            }

            context.Response.Headers.RetryAfter = "3600";
            await FakeBlog.SendAsync(context, 429, "text/plain", "");
            return true;
        };
        (await mirror.RunFailsAsync()).Message.ShouldContain("come back in 60 minutes");
    }

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/wp-json", StringComparison.Ordinal) || context.Request.Query.ContainsKey("rest_route");

    private static bool IsList(HttpContext context, string list) => context.Request.Path.Value == "/wp-json/wp/v2/" + list;

    // Whole objects that hold this post; lists of IDs never render anything.
    private static bool Renders(HttpContext context, long id)
    {
        var query = context.Request.Query;
        if (context.Request.Path.Value == $"/wp-json/wp/v2/posts/{id}")
        {
            return true;
        }

        if (!IsList(context, "posts") || query.ContainsKey("_fields"))
        {
            return false;
        }

        if (query.TryGetValue("include", out var include))
        {
            return include.ToString().Split(',').Contains(id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var size = int.Parse(query["per_page"]!, System.Globalization.CultureInfo.InvariantCulture);
        var page = int.Parse(query["page"]!, System.Globalization.CultureInfo.InvariantCulture);
        return (id - 1) / size == page - 1;
    }
}
