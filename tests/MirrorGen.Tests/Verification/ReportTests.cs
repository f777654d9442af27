using System.Text.Json;
using MirrorGen.Snapshots;
using MirrorGen.Verification;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Verification;

public sealed class ReportTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Report Verify() => Verifier.Verify(_folder.Mirror, true, [], null, new StoppedClock(), CancellationToken.None);

    // A blog of one post, and a site with its page.
    private void MakeMirror(Action<Snapshot, long>? also = null)
    {
        using var snapshot = Snapshot.Open(_folder.Mirror.Snapshot);
        var run = snapshot.BeginRun("https://blog.example/", Now);
        snapshot.Keep([
            Captured(CaptureKind.Site, "", """{"name":"Salt &amp; Light","home":"https://blog.example"}"""),
            Captured(CaptureKind.PostType, "post", """{"slug":"post","name":"Posts"}"""),
            Captured(CaptureKind.Post("post"), "1", """{"id":1,"type":"post","status":"publish","link":"https://blog.example/one/","slug":"one","title":{"rendered":"One"},"content":{"rendered":"<p>One</p>"}}"""),
        ]);
        snapshot.KeepTotal(run, new KindTotal(CaptureKind.Post("post"), Total: 1, Listed: 1, Withheld: 0, Lost: 0));
        also?.Invoke(snapshot, run);
        snapshot.EndRun(run, [], Now);
        _folder.Write("site/index.html", "<a href='one/index.html'>One</a>");
        _folder.Write("site/one/index.html", "<a href='../index.html'>Home</a>");
    }

    private static Capture Captured(CaptureKind kind, string id, string json) => new()
    {
        Kind = kind,
        Id = id,
        Url = new("https://blog.example/wp-json/"),
        Json = System.Text.Encoding.UTF8.GetBytes(json),
        TakenAt = Now,
    };

    [Fact]
    public void A_post_that_could_not_be_had_is_a_loss()
    {
        MakeMirror((snapshot, run) => snapshot.KeepTotal(run, new KindTotal(CaptureKind.Post("post"), Total: 2, Listed: 2, Withheld: 0, Lost: 1)));

        var report = Verify();

        report.Verdict.ShouldBe(Verdict.Losses);
        report.Findings[0].Code.ShouldBe("count-lost");
        report.Counts.Single(count => count.Kind == "post:post").Lost.ShouldBe(1);
    }

    [Fact]
    public void A_post_that_the_snapshot_lacks_without_saying_why_is_damage()
    {
        MakeMirror((snapshot, run) => snapshot.KeepTotal(run, new KindTotal(CaptureKind.Post("post"), Total: 2, Listed: 2, Withheld: 0, Lost: 0)));

        Verify().Findings[0].Code.ShouldBe("count-short");
    }

    [Fact]
    public void What_the_blog_withholds_from_everybody_is_no_loss()
    {
        MakeMirror((snapshot, run) => snapshot.KeepTotal(run, new KindTotal(CaptureKind.Post("post"), Total: 5, Listed: 1, Withheld: 4, Lost: 0)));

        var report = Verify();

        report.Findings.ShouldNotContain(group => group.Code.StartsWith("count"));
        report.Checks.Single(check => check.Name == "counts").Evidence.ShouldContain("withheld 4");
    }

    [Theory]
    [InlineData(null, "media-file-missing")]
    [InlineData("pictura", "media-file-changed")]
    [InlineData("picture and more", "media-file-changed")]
    public void A_file_that_is_not_what_was_received_is_damage(string? now, string code)
    {
        MakeMirror((snapshot, _) =>
        {
            var url = new Uri("https://blog.example/wp-content/uploads/x.jpg");
            var path = snapshot.MediaPath(url, SitePath.Parse("wp-content/uploads/x.jpg"));
            var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("picture"u8));
            snapshot.Keep(new MediaRecord { Url = url, Path = path, File = new MediaFile(url, path, 7, sha, "image/jpeg"), CheckedAt = Now });
        });
        if (now is not null)
        {
            _folder.Write("media/wp-content/uploads/x.jpg", now);
        }

        var report = Verify();

        report.Verdict.ShouldBe(Verdict.Damaged);
        report.Findings[0].Code.ShouldBe(code);
    }

    [Fact]
    public void A_run_that_was_interrupted_is_said()
    {
        MakeMirror();
        using (var snapshot = Snapshot.Open(_folder.Mirror.Snapshot))
        {
            snapshot.BeginRun("https://blog.example/", Now);
        }

        Verify().Findings.ShouldContain(group => group.Code == "run-unfinished");
    }

    [Fact]
    public void The_kinds_carry_the_names_that_the_blog_gives_them()
    {
        MakeMirror();

        var report = Verify();

        report.Blog.Title.ShouldBe("Salt & Light");
        report.Counts.Single().Name.ShouldBe("Posts");
    }

    [Fact]
    public void The_report_reads_back_as_it_was_written()
    {
        MakeMirror((snapshot, run) => snapshot.KeepTotal(run, new KindTotal(CaptureKind.Post("post"), Total: 2, Listed: 2, Withheld: 0, Lost: 1)));
        var report = Verify();

        ReportFiles.Write(_folder.Mirror, report);

        var json = File.ReadAllText(_folder.Mirror.ReportJson);
        ReportFiles.ToJson(ReportFiles.FromJson(json)).ShouldBe(json);
        using var document = JsonDocument.Parse(json);
        document.RootElement.GetProperty("verdict").GetString().ShouldBe("losses");
        document.RootElement.GetProperty("findings")[0].GetProperty("severity").GetString().ShouldBe("loss");
    }

    [Fact]
    public void Every_member_of_the_report_is_in_its_documentation()
    {
        MakeMirror();
        var documentation = Repository.Read("docs", "report.md");

        using var document = JsonDocument.Parse(ReportFiles.ToJson(Verify() with { Steps = [new("fetch", 1)], Conversion = new(1, 4, 1) }));

        foreach (var name in Members(document.RootElement).Distinct())
        {
            documentation.ShouldMatch($@"`[\w.]*\b{name}\b[\w.\[\]]*`", name);
        }

        foreach (var check in document.RootElement.GetProperty("checks").EnumerateArray())
        {
            documentation.ShouldContain($"| `{check.GetProperty("name").GetString()}` |");
        }
    }

    [Fact]
    public void What_the_blog_says_can_not_break_the_page()
    {
        var finding = new FindingGroup(Severity.Loss, "media-missing", "<b>", "\"&", 1, [new("<img src=x onerror=alert(1)>", "<script>alert(1)</script>")]);
        MakeMirror();

        ReportFiles.Write(_folder.Mirror, Verify() with { Blog = new("<script>alert(2)</script>", new("https://blog.example/"), Now), Findings = [finding] });

        var page = File.ReadAllText(_folder.Mirror.ReportHtml);
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<img");
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    [Fact]
    public void The_page_loads_nothing_and_says_the_verdict_first()
    {
        MakeMirror();

        ReportFiles.Write(_folder.Mirror, Verify());

        var page = File.ReadAllText(_folder.Mirror.ReportHtml);
        page.ShouldNotContain("src=");
        page.ShouldNotContain("url(");
        page.IndexOf("Could the original disappear now?", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("The evidence", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_blog_whose_very_name_is_gone_is_no_obstacle_for_its_mirror()
    {
        MakeMirror((snapshot, run) =>
        {
            snapshot.Keep(Captured(CaptureKind.Comment, "5", """{"id":5,"post":1}""") with { Url = new("http://no-such-host.invalid/wp-json/wp/v2/comments?page=1") });
            snapshot.KeepTotal(run, new KindTotal(CaptureKind.Comment, Total: 1, Listed: 1, Withheld: 0, Lost: 0));
        });
        using var mirror = Mirror.Open(_folder.Mirror, null, TimeProvider.System);

        var report = await mirror.VerifyWithOriginAsync(CancellationToken.None);

        report.Findings.ShouldNotContain(group => group.Code.StartsWith("origin-", StringComparison.Ordinal));
        report.Checks.Single(check => check.Name == "counts").Evidence.ShouldNotContain("asked again");
    }

    [Fact]
    public void A_folder_without_a_mirror_is_one_sentence() =>
        Should.Throw<MirrorException>(() => Verify()).Message.ShouldStartWith("There is no mirror in");

    private static IEnumerable<string> Members(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Members(member.Value).Prepend(member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Members),
        _ => [],
    };

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
