using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MirrorGen.Tests.Sources.Rest;

/// <summary>Files as the web serves them: each comes whole, or is reported with those who use it.</summary>
public sealed class MediaFaultTests
{
    private const string Uploads = "/wp-content/uploads/2024/01/";

    [Fact]
    public async Task Every_place_where_a_file_hides_is_found()
    {
        await using var mirror = await Mirroring.OfAsync();
        string[] names = ["src.png", "a.png", "b.png", "lazy.png", "lazy-set.png", "poster.png", "film.mp4", "sound.mp3", "paper.pdf", "bg.png", "big.png", "photon.png", "noscript.png", "size.png", "full.png", "whole.jpg", "field.png", "data.svg"];
        foreach (var name in names)
        {
            mirror.Blog.Files[Uploads + name] = FakeBlog.Picture;
        }

        var u = mirror.Blog.Home.AbsoluteUri.TrimEnd('/') + Uploads;
        var host = mirror.Blog.Home.Authority;
        mirror.Blog.AddPost(1, $"""
            <img src="{u}src.png" srcset="{u}a.png 1x, {Uploads}b.png?w=300 2x">
            <img src="data:image/gif;base64,R0l" data-src="{u}lazy.png" data-lazy-srcset="{u}lazy-set.png 300w">
            <video poster="{u}poster.png"><source src="{u}film.mp4"></video><audio src="{u}sound.mp3"></audio>
            <a href="{u}paper.pdf">Paper</a><a href="/some/page/">Page</a><a href="https://elsewhere.example/x.pdf">Not ours</a>
            <div style="background-image: url(&quot;{u}bg.png&quot;)"></div><a href="{u}big.png#top"><img src="https://elsewhere.example/y.png"></a>
            <img src="//i0.wp.com/{host}{Uploads}photon.png?resize=1%2C2"><noscript><img src="{u}noscript.png"></noscript>
            <object data="{u}data.svg"></object>
            """)["acf"] = new JsonObject { ["hero"] = u + "field.png" };
        mirror.Blog.Add("wp/v2/media", new JsonObject
        {
            ["id"] = 9,
            ["source_url"] = u + "full.png",
            ["media_details"] = new JsonObject { ["original_image"] = "whole.jpg", ["sizes"] = new JsonObject { ["medium"] = new JsonObject { ["source_url"] = u + "size.png" } } },
        });
        var result = await mirror.RunAsync();
        Directory.GetFiles(mirror.MediaFile("wp-content/uploads/2024/01")).Select(Path.GetFileName).ShouldBe(names, ignoreOrder: true);
        result.Findings.ShouldBeEmpty();
        mirror.Blog.CountOf("photon").ShouldBe(1);
    }

    [Theory]
    [InlineData("403", "403 Forbidden")]
    [InlineData("empty", "it is empty")]
    [InlineData("page", "a web page came instead of the file")]
    [InlineData("endless", "larger than the limit")]
    [InlineData("abort", "the connection was cut")]
    [InlineData("foreign", "private network")]
    [InlineData("loop", "in circles")]
    [InlineData("scheme", "not the web")]
    public async Task A_file_that_cannot_be_had_is_named_with_the_reason_and_who_uses_it(string fault, string reason)
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.Files[Uploads + "good.png"] = FakeBlog.Picture;
        mirror.Blog.AddPost(1, $"<img src=\"{Uploads}good.png\"><img src=\"{Uploads}bad.png\">");
        mirror.Blog.Fault = context => context.Request.Path.Value!.EndsWith("bad.png", StringComparison.Ordinal) ? Misbehave(context, fault) : Task.FromResult(false);
        var result = await mirror.RunAsync(options => options with { Retries = 1 });
        var finding = result.Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("media-missing");
        finding.Severity.ShouldBe(Severity.Loss);
        finding.Where.ShouldEndWith("bad.png");
        finding.Message.ShouldContain(reason);
        finding.Message.ShouldContain("used by post 1");
        File.ReadAllBytes(mirror.MediaFile("wp-content/uploads/2024/01/good.png")).ShouldBe(FakeBlog.Picture);
        Directory.GetFiles(mirror.Folder.Root, "*", SearchOption.AllDirectories).ShouldNotContain(path => path.Contains("bad", StringComparison.Ordinal) || path.Contains("unfinished", StringComparison.Ordinal));
        mirror.Look(snapshot => snapshot.Findings()).ShouldContain(finding);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_file_that_the_blog_itself_no_longer_has_is_no_loss(int status)
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.AddPost(1, $"<img src=\"{Uploads}bad.png\">");
        mirror.Blog.Fault = context => context.Request.Path.Value!.EndsWith("bad.png", StringComparison.Ordinal) ? Misbehave(context, status.ToString(System.Globalization.CultureInfo.InvariantCulture)) : Task.FromResult(false);
        var finding = (await mirror.RunAsync()).Findings.ShouldHaveSingleItem();
        (finding.Severity, finding.Code).ShouldBe((Severity.Warning, "media-gone"));
        finding.Message.ShouldContain("used by post 1");
    }

    [Fact]
    public async Task A_bot_check_before_the_files_is_named_and_not_hammered()
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.AddPost(1, string.Concat(Enumerable.Range(1, 100).Select(number => $"<img src=\"{Uploads}{number}.png\">")));
        mirror.Blog.Fault = async context =>
        {
            if (!context.Request.Path.StartsWithSegments("/wp-content", StringComparison.Ordinal))
            {
                return false;
            }

            context.Response.Headers["sg-captcha"] = "challenge";
            await FakeBlog.SendAsync(context, 202, "text/html", "<html></html>");
            return true;
        };
        var result = await mirror.RunAsync();
        result.MediaMissing.ShouldBe(100);
        result.Findings.ShouldAllBe(finding => finding.Message.Contains("bot check", StringComparison.Ordinal));
        mirror.Blog.CountOf("/wp-content/").ShouldBeLessThan(15);
    }

    [Fact]
    public async Task A_dead_host_of_many_files_is_given_up_after_a_few()
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.Add("wp/v2/media", new JsonObject { ["id"] = 9, ["source_url"] = $"http://127.0.0.1:{mirror.Blog.Home.Port}/wp-content/uploads/here.png" });
        mirror.Blog.Files["/wp-content/uploads/here.png"] = FakeBlog.Picture;
        mirror.Blog.AddPost(1, string.Concat(Enumerable.Range(1, 300).Select(number => $"<img src=\"http://no-such-host.invalid/{number}.png\">")));
        var sent = 0;
        var result = await mirror.RunAsync(options => options with { ExternalImages = true, Sending = url => Interlocked.Add(ref sent, url.Host == "no-such-host.invalid" ? 1 : 0) });
        result.MediaMissing.ShouldBe(300);
        result.MediaFetched.ShouldBe(1);
        sent.ShouldBeLessThan(30);
    }

    [Fact]
    public async Task A_download_that_was_cut_off_goes_on_where_it_was()
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.AddPost(1, $"<a href=\"{Uploads}long.zip\">Long</a>");
        var bytes = Enumerable.Range(0, 600_000).Select(i => (byte)(i % 251)).ToArray();
        var ranges = new List<string>();
        mirror.Blog.Fault = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("long.zip", StringComparison.Ordinal))
            {
                return false;
            }

            context.Response.Headers.ETag = "\"v1\"";
            var range = context.Request.Headers.Range.ToString();
            ranges.Add(range);
            if (range.Length == 0)
            {
                context.Response.ContentLength = bytes.Length;
                await context.Response.Body.WriteAsync(bytes.AsMemory(0, 400_000));
                await context.Response.Body.FlushAsync();
                context.Abort();
                return true;
            }

            var from = int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture);
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {from}-{bytes.Length - 1}/{bytes.Length}";
            context.Response.ContentLength = bytes.Length - from;
            await context.Response.Body.WriteAsync(bytes.AsMemory(from));
            return true;
        };
        await mirror.RunAsync();
        File.ReadAllBytes(mirror.MediaFile("wp-content/uploads/2024/01/long.zip")).ShouldBe(bytes);
        ranges.ShouldContain(range => range.Length > 0);
        mirror.Look(snapshot => snapshot.MediaFiles().ToList()).ShouldHaveSingleItem().Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
    }

    [Fact]
    public async Task Hostile_names_stay_inside_and_apart()
    {
        await using var mirror = await Mirroring.OfAsync();
        string[] urls = ["/wp-content/uploads/..%2f..%2f..%2fescape.png", "/wp-content/uploads/%00nul.png", "/wp-content/uploads/NUL.png", "/wp-content/uploads/IMG.png", "/wp-content/uploads/img.png",
            "/wp-content/uploads/caf%C3%A9.png", "/wp-content/uploads/cafe%CC%81.png", "/wp-content/uploads/folder.png", "/wp-content/uploads/folder.png/inside.png", "/wp-content/uploads/" + new string('n', 300) + ".png"];
        mirror.Blog.AddPost(1, string.Concat(urls.Select(url => $"<img src=\"{url}\">")));
        mirror.Blog.Fault = async context =>
        {
            if (!context.Request.Path.StartsWithSegments("/wp-content", StringComparison.Ordinal))
            {
                return false;
            }

            await FakeBlog.SendAsync(context, 200, "image/png", Encoding.UTF8.GetBytes(context.Request.Path.Value!));
            return true;
        };
        await mirror.RunAsync();
        var files = mirror.Look(snapshot => snapshot.MediaFiles().ToList());
        files.Count.ShouldBeGreaterThanOrEqualTo(urls.Length - 1);
        files.Select(file => file.Path.Value.ToUpperInvariant().Normalize(NormalizationForm.FormKC)).Distinct().Count().ShouldBe(files.Count);
        foreach (var file in files)
        {
            Path.GetFullPath(mirror.MediaFile(file.Path.Value)).ShouldStartWith(mirror.Folder.Media);
            new FileInfo(mirror.MediaFile(file.Path.Value)).Length.ShouldBe(file.Length);
        }

        Directory.GetFiles(Path.GetDirectoryName(mirror.Folder.Root)!, "escape*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Images_of_others_come_only_when_asked_for()
    {
        await using var mirror = await Mirroring.OfAsync();
        await using var other = await FakeBlog.StartAsync();
        other.Files["/pic.png"] = FakeBlog.Picture;
        mirror.Blog.AddPost(1, $"<img src=\"{other.Home}pic.png\">");
        await mirror.RunAsync();
        other.Requests.ShouldBeEmpty();
        mirror.Look(snapshot => snapshot.MediaRecords().ToList()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Files_of_the_same_content_keep_their_names_and_share_their_space()
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.Files[Uploads + "a.png"] = FakeBlog.Picture;
        mirror.Blog.Files[Uploads + "copy/b.png"] = FakeBlog.Picture;
        mirror.Blog.AddPost(1, $"<img src=\"{Uploads}a.png\"><img src=\"{Uploads}copy/b.png\">");
        (await mirror.RunAsync()).MediaFetched.ShouldBe(2);
        var (a, b) = (mirror.MediaFile("wp-content/uploads/2024/01/a.png"), mirror.MediaFile("wp-content/uploads/2024/01/copy/b.png"));
        File.ReadAllBytes(a).ShouldBe(FakeBlog.Picture);
        File.ReadAllBytes(b).ShouldBe(FakeBlog.Picture);
        Directory.GetFiles(mirror.Folder.Root, "*~", SearchOption.AllDirectories).ShouldBeEmpty();
        (await mirror.RunAsync()).MediaFetched.ShouldBe(0);

        // One name for both: what is written through the one is read through the other.
        using (var file = new FileStream(a, FileMode.Open, FileAccess.Write))
        {
            file.WriteByte(0);
        }

        File.ReadAllBytes(b)[0].ShouldBe((byte)0);
    }

    [Fact]
    public async Task A_file_that_went_missing_on_disk_is_fetched_again()
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.Files[Uploads + "a.png"] = FakeBlog.Picture;
        mirror.Blog.AddPost(1, $"<img src=\"{Uploads}a.png\">");
        await mirror.RunAsync();
        File.Delete(mirror.MediaFile("wp-content/uploads/2024/01/a.png"));
        (await mirror.RunAsync()).MediaFetched.ShouldBe(1);
        File.Exists(mirror.MediaFile("wp-content/uploads/2024/01/a.png")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_is_asked_for_again_only_when_its_record_changed_and_then_by_its_ETag()
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.Files[Uploads + "a.png"] = FakeBlog.Picture;
        var record = mirror.Blog.Add("wp/v2/media", new JsonObject { ["id"] = 9, ["modified_gmt"] = "2024-01-01T00:00:00", ["source_url"] = mirror.Blog.Home + Uploads[1..] + "a.png" });
        await mirror.RunAsync();
        mirror.Blog.Requests.Clear();
        await mirror.RunAsync();
        mirror.Blog.CountOf("a.png").ShouldBe(0);

        record["modified_gmt"] = "2024-02-01T00:00:00";
        (await mirror.RunAsync()).MediaFetched.ShouldBe(0);
        mirror.Blog.CountOf("a.png").ShouldBe(1);

        record["modified_gmt"] = "2024-03-01T00:00:00";
        mirror.Blog.Files[Uploads + "a.png"] = [.. FakeBlog.Picture, 1];
        (await mirror.RunAsync()).MediaFetched.ShouldBe(1);
        new FileInfo(mirror.MediaFile("wp-content/uploads/2024/01/a.png")).Length.ShouldBe(FakeBlog.Picture.Length + 1);
    }

    [Theory]
    [InlineData("ETag")]
    [InlineData("Last-Modified")]
    [InlineData("neither")]
    public async Task A_file_that_was_replaced_without_a_word_is_found_when_every_file_is_asked_for_again(string validator)
    {
        await using var mirror = await Mirroring.OfAsync();
        var (changed, sent) = (new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), 0);
        byte[] Bytes() => [.. FakeBlog.Picture, (byte)changed.Day];
        mirror.Blog.Fault = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("a.png", StringComparison.Ordinal))
            {
                return false;
            }

            var tag = $"\"{changed.Day}\"";
            if (validator == "ETag" ? context.Request.Headers.IfNoneMatch == tag : validator == "Last-Modified" && context.Request.GetTypedHeaders().IfModifiedSince == changed)
            {
                context.Response.StatusCode = 304;
                return true;
            }

            context.Response.Headers.ETag = validator == "ETag" ? tag : default;
            context.Response.GetTypedHeaders().LastModified = validator == "Last-Modified" ? changed : null;
            sent++;
            await FakeBlog.SendAsync(context, 200, "image/png", Bytes());
            return true;
        };
        mirror.Blog.AddPost(1, $"<img src=\"{Uploads}a.png\">");
        await mirror.RunAsync();

        // Nothing has changed: asked, and sent again only by a server that gives nothing to ask with.
        (await mirror.RunAsync(options => options with { RecheckMedia = true })).MediaFetched.ShouldBe(0);
        sent.ShouldBe(validator == "neither" ? 2 : 1);

        var before = Bytes();
        changed = changed.AddDays(1);
        (await mirror.RunAsync()).MediaFetched.ShouldBe(0, "its record says nothing");
        var found = await mirror.RunAsync(options => options with { RecheckMedia = true });
        found.MediaFetched.ShouldBe(1);
        var earlier = Directory.GetFiles(mirror.Folder.EarlierMedia, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        File.ReadAllBytes(earlier).ShouldBe(before);
        found.Findings.ShouldHaveSingleItem().Message.ShouldEndWith($"kept as {Path.GetRelativePath(mirror.Folder.Root, earlier)}.");
        File.ReadAllBytes(mirror.MediaFile("wp-content/uploads/2024/01/a.png")).ShouldBe(Bytes());
        (await mirror.RunAsync(options => options with { RecheckMedia = true })).MediaFetched.ShouldBe(0);
    }

    private static async Task<bool> Misbehave(HttpContext context, string fault)
    {
        switch (fault)
        {
            case "403" or "404" or "410":
                context.Response.StatusCode = int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture);
                break;
            case "empty":
                await FakeBlog.SendAsync(context, 200, "image/png", "");
                break;
            case "page":
                await FakeBlog.SendAsync(context, 200, "text/html", "<html>Sorry</html>");
                break;
            case "endless":
                context.Response.ContentType = "image/png";
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.Body.WriteAsync(new byte[64 << 10]);
                }

                break;
            case "abort":
                context.Response.ContentType = "image/png";
                context.Response.ContentLength = 1000;
                await context.Response.Body.WriteAsync(new byte[10]);
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            case "foreign":
                context.Response.Redirect("http://10.0.0.1/router.png");
                break;
            case "loop":
                context.Response.Redirect(context.Request.Path);
                break;
            case "scheme":
                context.Response.Redirect("file:///etc/passwd");
                break;
        }

        return true;
    }
}
