using System.Text;
using MirrorGen.Content;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;
using MirrorGen.Verification;

namespace MirrorGen.Tests.Verification;

/// <summary>What stands in content/ against what the snapshot holds.</summary>
public sealed class ContentChecksTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public ContentChecksTests()
    {
        using var snapshot = Snapshot.Open(_folder.Mirror.Snapshot);
        var run = snapshot.BeginRun("https://blog.example/", Now);
        snapshot.Keep([
            Captured(CaptureKind.Site, "", """{"name":"Blog","home":"https://blog.example"}"""),
            Captured(CaptureKind.PostType, "post", """{"slug":"post","name":"Posts","rest_base":"posts"}"""),
            Post(1, "one", "publish", "<p>The lamp was lit at dusk.</p>"),
            Post(2, "two", "publish", "<p>The goose came back. Write to keeper@public.example.</p>"),
            Captured(CaptureKind.Comment, "7", """{"id":7,"post":1,"author_name":"Ann","author_email":"ann@secret.example","author_ip":"203.0.113.77","status":"approved","content":{"rendered":"<p>Nice.</p>"}}"""),
        ]);
        snapshot.EndRun(run, [], Now);
        new ContentFolder(_folder.Mirror.Content).Write(BlogReader.Read(snapshot).Blog, CancellationToken.None);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_faithful_copy_has_nothing_to_tell() => Codes().ShouldBeEmpty();

    [Fact]
    public void A_post_without_its_Markdown_is_found()
    {
        File.Delete(Bundle("one"));

        Codes().ShouldContain("bundle-missing");
    }

    [Fact]
    public void A_word_that_is_gone_without_anybody_having_edited_the_file_is_found()
    {
        // As if the conversion itself had lost it: the folder's own books call the shorter text theirs.
        var before = File.ReadAllText(Bundle("one"));
        var after = before.Replace("at dusk", "at", StringComparison.Ordinal);
        File.WriteAllText(Bundle("one"), after);
        var books = Path.Combine(_folder.Mirror.Content, ".mirrorgen", "state.jsonl");
        File.WriteAllText(books, File.ReadAllText(books).Replace(Hash(before), Hash(after), StringComparison.Ordinal));

        var group = Verify().Findings.Single(group => group.Code == "words-missing");

        group.Severity.ShouldBe(Severity.Loss);
        group.Items[0].Message.ShouldContain("dusk");
    }

    [Fact]
    public void An_edit_is_told_and_is_no_loss()
    {
        File.WriteAllText(Bundle("one"), File.ReadAllText(Bundle("one")).Replace("at dusk", "late", StringComparison.Ordinal));

        Codes().ShouldBe(["edit-kept"]);
    }

    [Fact]
    public void The_report_says_how_many_of_the_blocks_stayed_HTML_and_which_shortcodes_nobody_resolved()
    {
        using (var snapshot = Snapshot.Open(_folder.Mirror.Snapshot))
        {
            snapshot.Keep(Post(3, "three", "publish", "<p>[vc_row]One</p><p>Two [vc_row]</p><dl><dt>Lamp</dt><dd>Light</dd></dl><p>Between.</p><dl><dt>Goose</dt><dd>Bird</dd></dl>"));
            new ContentFolder(_folder.Mirror.Content).Write(BlogReader.Read(snapshot).Blog, CancellationToken.None);
        }

        var report = Verify();

        report.Conversion.ShouldBe(new ReportedConversion(3, 7, 2));
        report.Conversion!.PercentInHtml.ShouldBe(28.57);
        report.Checks.Single(check => check.Name == "conversion").Evidence.ShouldContain("Of 7 blocks 2 stayed HTML (28.57 %)");
        report.Findings.Single(group => group.Code == "html-kept").Items.Single().Message.ShouldEndWith("dl (definition lists are not part of GFM), 2 times.");
        var shortcodes = report.Findings.Single(group => group.Code == "shortcode-unresolved");
        shortcodes.Items.Single().Message.ShouldContain("[vc_row]");
        shortcodes.Items.Single().Where.ShouldContain("three");
        shortcodes.Advice.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_commenters_address_in_what_would_be_published_is_found_and_not_repeated()
    {
        _folder.Write("site/index.html", "<p>ann@secret.example wrote from 203.0.113.77</p>");

        var report = Verify();

        report.Verdict.ShouldBe(Verdict.Damaged);
        report.Findings.ShouldContain(group => group.Code == "private-detail");
        ReportFiles.ToJson(report).ShouldNotContain("ann@secret.example");
    }

    [Fact]
    public void An_address_that_the_blog_itself_shows_is_no_secret()
    {
        _folder.Write("site/index.html", "<p>keeper@public.example</p>");

        Codes().ShouldNotContain("private-detail");
    }

    [Fact]
    public void A_text_that_is_no_longer_published_and_still_here_is_found()
    {
        using (var snapshot = Snapshot.Open(_folder.Mirror.Snapshot))
        {
            snapshot.Keep(Post(2, "two", "draft", "<p>Withdrawn.</p>", "2026-02-02T00:00:00"));
        }

        Codes().ShouldContain("not-public");
    }

    [Fact]
    public void A_private_member_in_the_data_is_found()
    {
        _folder.Write("content/data/extra.json", """{"comments":[{"author_email":"x@y.example"}]}""");

        Codes().ShouldContain("private-member");
    }

    private Report Verify() => Verifier.Verify(_folder.Mirror, true, [], null, TimeProvider.System, CancellationToken.None);

    private string[] Codes() => [.. Verify().Findings.Select(group => group.Code).Where(code => code is not ("site-missing" or "page-missing" or "author-known-by-number"))];

    private string Bundle(string slug) => Directory.EnumerateFiles(_folder.Mirror.Content, "index.md", SearchOption.AllDirectories).Single(file => Path.GetDirectoryName(file)!.EndsWith(slug, StringComparison.Ordinal));

    private static string Hash(string text) => TextFile.Hash(text);

    private static Capture Post(long id, string slug, string status, string html, string modified = "2026-01-01T00:00:00") => Captured(
        CaptureKind.Post("post"),
        id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        $$$"""{"id":{{{id}}},"type":"post","status":"{{{status}}}","slug":"{{{slug}}}","link":"https://blog.example/{{{slug}}}/","date":"2026-01-01T00:00:00","date_gmt":"2026-01-01T00:00:00","modified":"{{{modified}}}","modified_gmt":"{{{modified}}}","title":{"rendered":"{{{slug}}}"},"content":{"rendered":"{{{html}}}","protected":false}}""");

    private static Capture Captured(CaptureKind kind, string id, string json) => new()
    {
        Kind = kind,
        Id = id,
        Url = new("https://blog.example/wp-json/"),
        Json = Encoding.UTF8.GetBytes(json),
        TakenAt = Now,
    };
}
