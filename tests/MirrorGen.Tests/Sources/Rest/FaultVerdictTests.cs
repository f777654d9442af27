using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using MirrorGen.Cli;
using MirrorGen.Generation;
using MirrorGen.Generation.Templates;
using MirrorGen.Verification;

namespace MirrorGen.Tests.Sources.Rest;

/// <summary>
/// What the owner hears of each fault: a whole mirror of a blog that misbehaves ends by itself, has everything else, names in its report what was
/// lost and why, and gives the exit code that goes with it.
/// </summary>
public sealed class FaultVerdictTests
{
    private const int Posts = 9;
    private const string Picture = "/wp-content/uploads/2024/01/a.png";

    [Theory]
    [InlineData("nothing", 0, null, null)]
    [InlineData("busy 500", 0, null, null)]
    [InlineData("busy 502", 0, null, null)]
    [InlineData("busy 503", 0, null, null)]
    [InlineData("busy 429", 0, null, null)]
    [InlineData("post 500", 1, "object-lost", "posts 7")]
    [InlineData("post garbage", 1, "object-lost", "posts 7")]
    [InlineData("comments 500", 1, "list-lost", "500")]
    [InlineData("comments garbage", 1, "list-lost", "no JSON")]
    [InlineData("comments cut", 1, "list-lost", "no JSON")]
    [InlineData("comments reset", 1, "list-lost", "the connection was cut")]
    [InlineData("comments hang", 1, "list-lost", "silence")]
    [InlineData("comments loop", 1, "list-lost", "in circles")]
    [InlineData("comments inside", 1, "list-lost", "private network")]
    [InlineData("comments file", 1, "list-lost", "not the web")]
    [InlineData("comments bomb", 1, "list-lost", "larger than the limit")]
    [InlineData("comments 403", 1, "list-refused", "403")]
    [InlineData("users 403", 0, "users-hidden", "403")]
    [InlineData("types 401", 0, "types-hidden", "only the usual ones")]
    [InlineData("picture 403", 1, "media-missing", "used by post 1")]
    [InlineData("picture 500", 1, "media-missing", "500")]
    [InlineData("picture empty", 1, "media-missing", "it is empty")]
    [InlineData("picture page", 1, "media-missing", "a web page came")]
    [InlineData("picture inside", 1, "media-missing", "private network")]
    [InlineData("picture 404", 0, "media-gone", "used by post 1")]
    public async Task A_fault_costs_what_it_costs_and_is_named(string fault, int exitCode, string? code, string? reason)
    {
        await using var mirror = await BlogAsync(fault);

        var report = await MirrorAsync(mirror, fault);

        ExitCode.Of(report.Verdict).ShouldBe(exitCode, report.Because);
        var all = fault.StartsWith("post ", StringComparison.Ordinal) ? Enumerable.Range(1, Posts).Where(id => id != 7) : Enumerable.Range(1, Posts);
        mirror.Posts().ShouldBe(all.Select(id => (long)id));
        all.Where(id => !File.Exists(Path.Combine(mirror.Folder.Site, $"post-{id}", "index.html"))).ShouldBeEmpty("pages");
        File.Exists(mirror.MediaFile(Picture.TrimStart('/'))).ShouldBe(!fault.StartsWith("picture ", StringComparison.Ordinal));

        var worth = report.Findings.Where(group => group.Severity >= Severity.Loss || group.Code == code).ToList();
        worth.Select(group => group.Code).Where(found => found != "count-lost").ShouldBe(code is null ? [] : [code]);
        worth.SelectMany(group => group.Items).ShouldAllBe(item => item.Message.Length > 0);
        worth.SelectMany(group => group.Items).Any(item => reason is not null && item.Message.Contains(reason, StringComparison.Ordinal)).ShouldBe(reason is not null, string.Join('\n', worth.SelectMany(group => group.Items)));
    }

    [Fact]
    public async Task A_bot_check_in_the_middle_ends_the_asking_and_is_a_loss()
    {
        await using var mirror = await BlogAsync("comments wall");

        var report = await MirrorAsync(mirror);

        ExitCode.Of(report.Verdict).ShouldBe(1);
        report.Findings.ShouldContain(group => group.Code == "bot-wall" && group.Severity == Severity.Loss && group.Advice.Length > 0);
        mirror.Posts().Length.ShouldBe(Posts);
    }

    [Theory]
    [InlineData("front wall", "bot check")]
    [InlineData("api 401", "mirrorgen import")]
    [InlineData("api 404", "mirrorgen import")]
    [InlineData("api loop", "mirrorgen import")]
    [InlineData("front 500", "500")]
    public async Task What_is_no_beginning_ends_with_a_sentence_that_says_what_to_do(string fault, string says)
    {
        await using var mirror = await BlogAsync(fault);

        var thrown = await Should.ThrowAsync<MirrorException>(() => MirrorAsync(mirror, fault));

        ExitCode.Of(thrown.Obstacle).ShouldBe(3);
        thrown.Message.ShouldContain(says);
        File.Exists(mirror.Folder.Snapshot).ShouldBeFalse();
    }

    private static async Task<Report> MirrorAsync(Mirroring mirror, string fault = "")
    {
        using var whole = Mirror.Open(mirror.Folder, null, TimeProvider.System);
        return await whole.MirrorAsync(
            mirror.Blog.Home,
            mirror.Options with { IdleTimeout = fault.EndsWith("hang", StringComparison.Ordinal) ? TimeSpan.FromMilliseconds(60) : TimeSpan.FromSeconds(5), LongestAnswer = 1 << 20, Retries = 3 },
            Theme.Default,
            new SiteOptions(),
            CancellationToken.None);
    }

    private static async Task<Mirroring> BlogAsync(string fault)
    {
        var mirror = await Mirroring.OfAsync(posts: Posts);
        mirror.Blog.Files[Picture] = FakeBlog.Picture;
        mirror.Blog.AddPost(1, $"<p>Words.</p><img src=\"{Picture}\">");
        mirror.Blog.FrontPage = "<!DOCTYPE html><html lang=\"en\"><link href=\"/wp-content/themes/x/style.css\"><body class=\"home blog\"></body></html>";
        var (where, what) = fault.Split(' ') is [var place, var kind] ? (place, kind) : ("", "");
        var requests = 0;
        mirror.Blog.Fault = async context =>
        {
            var path = context.Request.Path.Value!;
            var hit = where switch
            {
                "busy" => path.Contains("/wp/v2/", StringComparison.Ordinal) && Interlocked.Increment(ref requests) % 5 == 3,
                "post" => path.EndsWith("/posts/7", StringComparison.Ordinal) || (path.EndsWith("/posts", StringComparison.Ordinal) && !context.Request.Query.ContainsKey("_fields") && HoldsSeven(context)),
                "comments" or "users" or "types" => path.EndsWith("/" + where, StringComparison.Ordinal),
                "picture" => path == Picture,
                "api" => path.StartsWith("/wp-json", StringComparison.Ordinal) || path.StartsWith("/index.php", StringComparison.Ordinal) || context.Request.Query.ContainsKey("rest_route"),
                "front" => true,
                _ => false,
            };
            return hit && await MisbehaveAsync(context, what);
        };
        return mirror;
    }

    // A page of the list, or a list of IDs, with the post in it that WordPress can't render.
    private static bool HoldsSeven(HttpContext context)
    {
        if (context.Request.Query["include"].ToString() is { Length: > 0 } ids)
        {
            return ids.Split(',').Contains("7");
        }

        var size = int.Parse(context.Request.Query["per_page"]!, System.Globalization.CultureInfo.InvariantCulture);
        var page = int.Parse(context.Request.Query["page"]!, System.Globalization.CultureInfo.InvariantCulture);
        return (7 - 1) / size == page - 1;
    }

    private static async Task<bool> MisbehaveAsync(HttpContext context, string what)
    {
        switch (what)
        {
            case "garbage":
                await FakeBlog.SendAsync(context, 200, "application/json", "{{ not [ json");
                break;
            case "cut":
                await FakeBlog.SendAsync(context, 200, "application/json", """[{"id":1,"content":{"rend""");
                break;
            case "reset":
                context.Abort();
                break;
            case "hang":
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case "loop":
                context.Response.Redirect(context.Request.Path + context.Request.QueryString);
                break;
            case "inside":
                context.Response.Redirect("http://10.0.0.1/router");
                break;
            case "file":
                context.Response.Redirect("file:///etc/passwd");
                break;
            case "bomb":
                context.Response.ContentType = "application/json";
                context.Response.Headers.ContentEncoding = "gzip";
                await using (var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest))
                {
                    await packed.WriteAsync(new byte[8 << 20]);
                }

                break;
            case "wall":
                await FakeBlog.SendAsync(context, 200, "text/html", "<!DOCTYPE html><title>Just a moment...</title><script src=\"/cdn-cgi/challenge-platform/x.js\"></script>");
                break;
            case "empty":
                await FakeBlog.SendAsync(context, 200, "image/png", "");
                break;
            case "page":
                await FakeBlog.SendAsync(context, 200, "text/html", "<!DOCTYPE html><title>Sorry</title>");
                break;
            default:
                await FakeBlog.RefuseAsync(context, int.Parse(what, System.Globalization.CultureInfo.InvariantCulture), "rest_no");
                break;
        }

        return true;
    }
}
