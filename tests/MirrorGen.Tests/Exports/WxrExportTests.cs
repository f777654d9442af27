using System.Collections.Immutable;
using System.Xml.Linq;
using MirrorGen.Exports;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;
using MirrorGen.Sources.Wxr;
using MirrorGen.Tests.Content;
using MirrorGen.Tests.Verification;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Exports;

public sealed class WxrExportTests : IDisposable
{
    private static readonly Permalink Link = Permalink.Parse("https://example.org/blog/hello/");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_is_exported_imports_as_the_same_blog()
    {
        var post = TestBlog.Post(12, "hello", "<p>Hello]]> &amp; <b>all</b>.</p>") with
        {
            Title = "Salt &amp; <em>Pepper</em> &#8220;fine&#8221;",
            Permalink = Link,
            Excerpt = Body.Html("<p>Not how it begins.</p>"),
            Format = "aside",
            Sticky = true,
            FeaturedMediaId = 30,
            Modified = new DateTimeOffset(2024, 5, 1, 9, 0, 0, TimeSpan.FromHours(3)),
            FormerPermalinks = [Permalink.Parse("https://example.org/blog/hallo/")],
        };
        var blog = TestBlog.Of(post, TestBlog.Post(13, "about", type: "page"), TestBlog.Post(14, "team", type: "page") with { ParentId = 13 }) with
        {
            Title = "Quay & Co",
            Terms = [TestBlog.Category(3, "News"), TestBlog.Category(4, "R&D <x>") with { Slug = "r-d", ParentId = 3 }],
            Attachments = [new() { Id = 30, Slug = "boat", Permalink = Permalink.Parse("https://example.org/blog/boat/"), Title = "Boat", Alt = "A boat", Source = new("https://example.org/up/boat.jpg"), PostId = 12 }],
            Comments = [new() { Id = 5, PostId = 12, AuthorName = "Kit & Kin", Html = "<p>Yes.</p>", Published = post.Published }],
            Menus = [new() { Name = "Main", Items = [new("About & us", new("https://example.org/blog/about/"), [new("Team", new("https://example.org/blog/team/"), [])]), new("Nowhere", null, [])] }],
        };

        var back = await ImportAsync(blog);

        back.Title.ShouldBe("Quay & Co");
        back.Home.ShouldBe(blog.Home);
        back.Posts.Select(found => (found.Type, found.Id, found.Slug, found.Permalink, found.ParentId, found.Published, found.AuthorId)).ShouldBe(
            blog.Posts.Select(found => (found.Type, found.Id, found.Slug, found.Permalink, found.ParentId, found.Published, found.AuthorId)));
        var hello = back.Posts.Single(found => found.Id == 12);
        hello.ShouldSatisfyAllConditions(
            found => found.Title.ShouldBe("Salt &amp; <em>Pepper</em> “fine”"),
            found => found.Body.Read().Trim().ShouldBe("<p>Hello]]> &amp; <b>all</b>.</p>"),
            found => found.Excerpt.Read().Trim().ShouldBe("<p>Not how it begins.</p>"),
            found => found.Format.ShouldBe("aside"),
            found => found.Sticky.ShouldBeTrue(),
            found => found.FeaturedMediaId.ShouldBe(30),
            found => found.Modified.ShouldBe(post.Modified),
            found => found.FormerPermalinks.ShouldBe(post.FormerPermalinks),
            found => found.TermIds["category"].ShouldBe([3]));
        back.Terms.Single(term => term.Slug == "r-d").ShouldSatisfyAllConditions(term => term.Name.ShouldBe("R&D <x>"), term => term.ParentId.ShouldBe(3));
        back.Attachments.Single().ShouldSatisfyAllConditions(found => found.Source.ShouldBe(new Uri("https://example.org/up/boat.jpg")), found => found.Alt.ShouldBe("A boat"));
        back.Comments.Single().ShouldSatisfyAllConditions(found => found.AuthorName.ShouldBe("Kit & Kin"), found => found.Html.Trim().ShouldBe("<p>Yes.</p>"));
        back.Menus.Single().Items.Select(item => (item.Title, item.Url?.AbsoluteUri, item.Children.Length)).ShouldBe([("About & us", "https://example.org/blog/about/", 1), ("Nowhere", null, 0)]);
    }

    [Fact]
    public void What_is_hidden_or_gone_does_not_come_back_as_if_nothing_had_been()
    {
        var (xml, findings) = Export(TestBlog.Of(
            TestBlog.Post(1, "locked") with { PasswordProtected = true, Body = Body.Empty },
            TestBlog.Post(2, "gone") with { DeletedAt = DateTimeOffset.UnixEpoch, Revisions = [new() { Id = 1, Origin = RevisionOrigin.Sync }] }));
        var items = xml.Descendants("item").ToArray();

        items.Length.ShouldBe(1);
        items[0].Elements().Single(element => element.Name.LocalName == "status").Value.ShouldBe("draft");
        findings.Select(finding => finding.Code).ShouldBe(["export-protected-left-out", "export-deleted-as-draft", "export-without-revisions"]);
    }

    [Fact]
    public void Characters_that_xml_can_not_hold_are_left_out() =>
        Export(TestBlog.Of(TestBlog.Post(1, html: "<p>bell\u0002 half\uD83D end\uFFFE vertical\vtab</p>"))).Xml.ToString().ShouldContain("<p>bell half\uFFFD end vertical tab</p>");

    [Fact]
    public void Brackets_that_readers_saw_as_words_do_not_become_galleries_on_the_way_back() =>
        Export(TestBlog.Of(TestBlog.Post(1, html: "<p>[gallery] is how; [[caption] too; [1] not</p>"))).Xml.ToString().ShouldContain("<p>&#91;gallery] is how; &#91;&#91;caption] too; [1] not</p>");

    [Theory]
    [InlineData("<p>One two three&hellip;</p>", "<h2>One two</h2><p>three four.</p>", true)]
    [InlineData("<p>One two [&hellip;]</p>", "<p>One <b>two</b> three</p>", true)]
    [InlineData("<p>In short: boats.</p>", "<p>One two three</p>", false)]
    [InlineData("", "<p>One</p>", true)]
    public void An_excerpt_that_WordPress_made_is_not_exported_as_the_authors(string excerpt, string html, bool made) => WxrText.IsBeginningOf(excerpt, html).ShouldBe(made);

    public void Dispose() => _folder.Dispose();

    private static (XDocument Xml, ImmutableArray<Finding> Findings) Export(Blog blog)
    {
        using var stream = new MemoryStream();
        var findings = new WxrExport(blog, body => body.Read()).Write(stream, CancellationToken.None);
        stream.Position = 0;
        return (XDocument.Load(stream), findings);
    }

    private async Task<Blog> ImportAsync(Blog blog)
    {
        await using (var file = File.Create(_folder["export.xml"]))
        {
            new WxrExport(blog, body => body.Read()).Write(file, CancellationToken.None);
        }

        using var snapshot = Snapshot.Open(_folder["snapshot.db"]);
        await new WxrSource(_folder["export.xml"], TimeProvider.System).FillAsync(snapshot, null, CancellationToken.None);
        var read = BlogReader.Read(snapshot).Blog;
        return read with { Posts = [.. read.Posts.Select(post => post with { Body = Body.Html(post.Body.Read()) })] };
    }
}
