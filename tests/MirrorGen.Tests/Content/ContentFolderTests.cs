using System.Collections.Immutable;
using MirrorGen.Content;
using MirrorGen.Tests.Verification;
using MirrorGen.WordPress;
using static MirrorGen.Tests.Content.TestBlog;

namespace MirrorGen.Tests.Content;

public sealed class ContentFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_post_is_a_folder_with_a_page_that_people_and_Hugo_can_read()
    {
        var post = Post(12, "quay-walk", "<p>Down to the <strong>quay</strong>.</p>") with
        {
            Title = "Salt &amp; <em>Pepper</em>: a \"walk\"",
            Excerpt = Body.Html("<p>Down &amp; out.</p>\n"),
            Modified = new DateTimeOffset(2024, 4, 1, 9, 30, 0, TimeSpan.FromHours(3)),
            Guid = "https://example.org/blog/?p=12",
            FormerPermalinks = [Permalink.Parse("https://example.org/blog/old-walk/")],
            Sticky = true,
        };
        Write(Of(post));

        var page = Text("posts/2024-03-01-quay-walk/index.md");
        page.ShouldStartWith("---\ntitle: \"");
        page.ShouldContain("\ndate: 2024-03-01T10:00:00+02:00\nlastmod: 2024-04-01T09:30:00+03:00\nslug: quay-walk\nurl: \"/quay-walk/\"\nauthor: Ann\ncategories: [News]\n");
        page.ShouldContain("\naliases: [\"/old-walk/\"]\n");
        page.ShouldContain("\nwordpress:\n  id: 12\n  type: post\n  guid: \"https://example.org/blog/?p=12\"\n");
        page.ShouldContain("\n---\n\n");
    }

    [Fact]
    public void Pages_lie_below_their_parents_and_a_circle_of_parents_ends()
    {
        Write(Of(
            Post(1, "about", type: "page"),
            Post(2, "team", type: "page") with { ParentId = 1 },
            Post(3, "revisions", type: "page") with { ParentId = 2 },
            Post(4, "hen", type: "page") with { ParentId = 5 },
            Post(5, "egg", type: "page") with { ParentId = 4 },
            Post(6, "orphan", type: "page") with { ParentId = 99 }));

        Files("pages/**").ShouldBe(
            ["pages/about/index.md", "pages/about/team/index.md", "pages/about/team/revisions-3/index.md", "pages/egg/hen/index.md", "pages/egg/index.md", "pages/orphan/index.md"], ignoreOrder: true);
        Read().Posts.Single(post => post.Id == 4).ParentId.ShouldBe(5);
    }

    [Fact]
    public void Twins_by_case_or_unicode_form_get_folders_of_their_own_and_keep_them()
    {
        var blog = Of(Post(7, "Twin"), Post(8, "twin"), Post(9, "caf%c3%a9"), Post(10, "cafe%cc%81"), Post(11, ""), Post(12, "../../etc"), Post(13, ".git"), Post(14, "con"));
        Write(blog);
        var first = Files("posts/**");
        first.Select(file => file.ToUpperInvariant()).ShouldBeUnique();
        first.Length.ShouldBe(8);
        first.ShouldContain("posts/2024-03-01-Twin/index.md");
        first.ShouldContain("posts/2024-03-01-twin-8/index.md");
        first.ShouldContain("posts/2024-03-01-11/index.md");

        Write(Of([.. blog.Posts, Post(3, "TWIN")]));
        Files("posts/**").Except(first).ShouldBe(["posts/2024-03-01-TWIN-3/index.md"]);
    }

    [Fact]
    public void What_has_not_changed_is_neither_converted_nor_written_again()
    {
        var read = 0;
        var blog = Of(Post(1) with { Body = new(BodyFormat.Html, () => { read++; return "<p>Words.</p>"; }) });
        Write(blog).Written.ShouldBeGreaterThan(5);
        var stamps = Stamps();

        var again = Write(blog);

        again.Written.ShouldBe(0);
        again.Removed.ShouldBe(0);
        Stamps().ShouldBe(stamps);
        read.ShouldBe(2, "a text is read to see whether it changed");
    }

    [Fact]
    public void Shortcodes_that_nobody_resolved_are_named_by_every_run_and_no_longer_once_they_are_gone()
    {
        var blog = Of(Post(1, html: "<p>[vc_row width=1]Words[/vc_row] and [sic] and <code>[gallery]</code></p>"));
        Finding expected = new(Severity.Warning, "shortcode-unresolved", "content/posts/2024-03-01-a-post/index.md", "Nothing resolved these shortcodes, so they stand in the text as they are: [vc_row].");

        Write(blog).Findings.ShouldBe([expected]);
        Write(blog).Findings.ShouldBe([expected], "the second run converts nothing again");
        new ContentFolder(_folder.Root).Account().Findings.ShouldBe([expected]);

        Write(Of(Post(1))).Findings.ShouldBeEmpty();
        new ContentFolder(_folder.Root).Account().Findings.ShouldBeEmpty();
    }

    [Fact]
    public void An_edit_is_kept_and_named_whatever_the_blog_does()
    {
        Write(Of(Post(1), Post(2, "other")));
        Edit("posts/2024-03-01-a-post/index.md", text => text.Replace("Words.", "My words.", StringComparison.Ordinal));

        Write(Of(Post(1), Post(2, "other"))).Findings.ShouldContain(new Finding(Severity.Note, "edit-kept", "content/posts/2024-03-01-a-post/index.md", "This file was edited. The edit is kept."));
        var changed = Write(Of(Post(1, html: "<p>Their new words.</p>"), Post(2, "other", "<p>New there.</p>")));

        changed.Findings.ShouldContain(finding => finding.Severity == Severity.Warning && finding.Code == "edit-kept-origin-changed");
        changed.Written.ShouldBe(1);
        Text("posts/2024-03-01-a-post/index.md").ShouldContain("My words.");
        Read().Posts.Single(post => post.Id == 1).Body.Read().ShouldContain("My words.");
    }

    [Fact]
    public void Deleting_an_edited_file_takes_the_blogs_text_again()
    {
        Write(Of(Post(1)));
        Edit("posts/2024-03-01-a-post/index.md", _ => "gone wrong");
        File.Delete(Path("posts/2024-03-01-a-post/index.md"));

        Write(Of(Post(1))).Edited.ShouldBe(0);
        Text("posts/2024-03-01-a-post/index.md").ShouldContain("Words.");
    }

    [Fact]
    public void A_moved_post_takes_its_folder_and_the_persons_edit_along()
    {
        Write(Of(Post(1, "old") with { Revisions = [new() { Id = 5, Origin = RevisionOrigin.WordPress, Title = "t", Body = Body.Html("<p>r</p>") }] }));
        Edit("posts/2024-03-01-old/index.md", text => text.Replace("Words.", "My words.", StringComparison.Ordinal));

        Write(Of(Post(1, "new")));

        Files("posts/**").ShouldBe(["posts/2024-03-01-new/index.md"]);
        Text("posts/2024-03-01-new/index.md").ShouldContain("My words.");
    }

    [Fact]
    public void What_is_deleted_at_the_origin_stays_and_says_so()
    {
        Write(Of(Post(1)));
        Write(Of(Post(1) with { DeletedAt = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero) }));

        Text("posts/2024-03-01-a-post/index.md").ShouldContain("\ndeleted: 2026-01-02T00:00:00+00:00\n");
        Read().Posts.Single().DeletedAt.ShouldBe(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_post_that_is_protected_from_now_on_leaves_nothing_of_its_text()
    {
        var open = Post(1, html: "<p>lighthouse</p>") with { Revisions = [new() { Id = 5, Origin = RevisionOrigin.Sync, Title = "t", Body = Body.Html("<p>lighthouse</p>") }] };
        Write(Of(open) with { Comments = [new() { Id = 9, PostId = 1, Html = "<p>lighthouse</p>" }] });
        Files("**").ShouldContain("posts/2024-03-01-a-post/comments.json");

        Write(Of(open with { PasswordProtected = true, Body = Body.Empty, Revisions = [] }));

        Files("**").Where(file => Text(file).Contains("lighthouse", StringComparison.Ordinal)).ShouldBeEmpty();
        Read().Posts.Single().PasswordProtected.ShouldBeTrue();
    }

    [Fact]
    public void A_kill_between_the_journal_and_the_file_does_not_make_an_edit_of_our_own_text()
    {
        Write(Of(Post(1)));
        var old = Text("posts/2024-03-01-a-post/index.md");
        Write(Of(Post(1, html: "<p>Second.</p>")));
        var before = Text(".mirrorgen/state.jsonl");
        Write(Of(Post(1, html: "<p>Third.</p>")));
        // As after a kill: the line is in the journal, the file has still the text before, and the line after it is cut off.
        File.WriteAllText(Path(".mirrorgen/state.jsonl"), before + Text(".mirrorgen/state.jsonl").Split('\n').Single(line => line.Contains("/index.md", StringComparison.Ordinal)) + "\n{\"path\":\"po");
        File.WriteAllText(Path("posts/2024-03-01-a-post/index.md"), old.Replace("Words.", "Second.", StringComparison.Ordinal));

        Write(Of(Post(1, html: "<p>Third.</p>"))).Edited.ShouldBe(0);
        Text("posts/2024-03-01-a-post/index.md").ShouldContain("Third.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_kill_left_unfinished_of_a_post_that_moves_or_goes_is_cleared(bool moves)
    {
        Write(Of(Post(1, "old"), Post(2, "two")));
        Put("posts/2024-03-01-old/index.md.mirrorgen-new", "---\nhalf");

        Write(moves ? Of(Post(1, "new"), Post(2, "two")) : Of(Post(2, "two")));

        Files("posts/**").ShouldBe(moves ? ["posts/2024-03-01-new/index.md", "posts/2024-03-01-two/index.md"] : ["posts/2024-03-01-two/index.md"]);
        Directory.Exists(Path("posts/2024-03-01-old")).ShouldBeFalse();
    }

    [Fact]
    public void A_power_cut_that_kept_the_file_and_lost_its_line_does_not_make_an_edit_of_our_own_text()
    {
        Write(Of(Post(1), Post(2, "two")));
        var before = Text(".mirrorgen/state.jsonl");
        var changed = Of(Post(1, html: "<p>Second.</p>"), Post(2, "two", "<p>Second, too.</p>"));
        Write(changed);
        File.WriteAllText(Path(".mirrorgen/state.jsonl"), before + "\n\0\0\0\0");
        Edit("posts/2024-03-01-two/index.md", text => text + "By hand.\n");

        var result = Write(changed);

        result.Findings.Select(finding => (finding.Code, finding.Where)).ShouldBe([("edit-kept-origin-changed", "content/posts/2024-03-01-two/index.md")]);
        Text("posts/2024-03-01-a-post/index.md").ShouldContain("Second.");
        Write(changed).Findings.Length.ShouldBe(1);
    }

    [Fact]
    public void A_post_written_by_hand_needs_a_title_and_a_date_only()
    {
        Write(Of(Post(1)));
        Put("posts/2026-05-06-by-hand/index.md", "---\ntitle: By hand\ndate: 2026-05-06\ncategories: [News, Brand New]\ntags: one\nauthor: Bea\n---\nHello.\n");
        Put("posts/2026-05-07-draft/index.md", "---\ntitle: Not yet\ndraft: true\n---\nHello.\n");
        Put("pages/bare/index.md", "Only text.\n");

        var blog = Read();
        var post = blog.Posts.Single(post => post.Slug == "by-hand");

        post.Permalink.ToString().ShouldBe("https://example.org/blog/2026/05/06/by-hand/");
        post.Id.ShouldBeLessThan(0);
        post.Body.Read().ShouldBe("Hello.\n");
        post.TermIds["category"].Select(id => blog.Terms.Single(term => term.Taxonomy == "category" && term.Id == id).Name).ShouldBe(["News", "Brand New"]);
        blog.Terms.Single(term => term.Name == "Brand New").Permalink!.ToString().ShouldBe("https://example.org/blog/category/brand-new/");
        blog.Authors.Single(author => author.Id == post.AuthorId).Name.ShouldBe("Bea");
        blog.Posts.ShouldNotContain(other => other.Slug == "draft");
        blog.Posts.Single(other => other.Slug == "bare").Permalink.ToString().ShouldBe("https://example.org/blog/bare/");
    }

    [Fact]
    public void Only_what_a_person_edited_or_wrote_is_told_as_edited()
    {
        Write(Of(Post(1), Post(2, "two")));
        Edit("posts/2024-03-01-two/index.md", text => text + "More.\n");
        Put("posts/2026-05-06-by-hand/index.md", "---\ntitle: By hand\n---\nHello.\n");

        new ContentFolder(_folder.Root).ReadEdited().Posts.Select(post => post.Slug).ShouldBe(["by-hand", "two"], ignoreOrder: true);
    }

    [Fact]
    public void Changing_a_name_in_the_front_matter_changes_what_it_names()
    {
        Write(Of(Post(1) with { Title = "Old &amp; <em>bold</em>" }));
        Edit("posts/2024-03-01-a-post/index.md", text => text.Replace("categories: [News]", "categories: [Boats]", StringComparison.Ordinal).Replace(text.Split('\n')[1], "title: New & plain", StringComparison.Ordinal));

        var post = Read().Posts.Single();
        post.TermIds["category"].ShouldBe([4]);
        post.Title.ShouldBe("New &amp; plain");
    }

    [Fact]
    public void Broken_front_matter_costs_that_page_alone_and_a_copy_is_named()
    {
        Write(Of(Post(1), Post(2, "two")));
        Put("posts/broken/index.md", "---\ntitle: \"never closed\nid: [\n---\nWords\n");
        Put("posts/copy/index.md", Text("posts/2024-03-01-two/index.md"));

        var blog = new ContentFolder(_folder.Root).Read(out var findings);

        blog.Posts.Length.ShouldBe(2);
        findings.Select(finding => (finding.Code, finding.Where)).ShouldBe([("content-unreadable", "content/posts/broken/index.md"), ("content-twice", "content/posts/copy/index.md")], ignoreOrder: true);
    }

    [Fact]
    public void Broken_comments_cost_only_themselves()
    {
        Write(Of(Post(1)) with { Comments = [new() { Id = 9, PostId = 1, Html = "<p>Yes</p>" }] });
        Put("posts/2024-03-01-a-post/comments.json", "[{ never closed");

        var blog = new ContentFolder(_folder.Root).Read(out var findings);

        blog.Posts.Length.ShouldBe(1);
        findings.Single().Where.ShouldBe("content/posts/2024-03-01-a-post/comments.json");
    }

    [Fact]
    public void Another_version_of_the_program_makes_its_texts_again_and_no_edit_of_ours_a_conflict()
    {
        Write(Of(Post(1), Post(2, "two")));
        Edit("posts/2024-03-01-two/index.md", text => text + "More.\n");
        Edit(".mirrorgen/state.jsonl", text => System.Text.RegularExpressions.Regex.Replace(text, "\"maker\":\"[0-9a-f]+\"", "\"maker\":\"older\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

        var result = Write(Of(Post(1), Post(2, "two")));

        result.Written.ShouldBe(0);
        result.Findings.Single().Code.ShouldBe("edit-kept");
        Text(".mirrorgen/state.jsonl").Split('\n').Count(line => line.Contains("older", StringComparison.Ordinal)).ShouldBe(1, "only the edited file's");
    }

    [Fact]
    public void Anchors_that_would_unfold_without_end_are_not_followed()
    {
        Write(Of());
        Put("posts/bomb/index.md", "---\na: &a [x,x]\nb: &b [*a,*a]\ntitle: *b\n---\nWords\n");

        Read().Posts.Single().Title.ShouldBe("");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_media_library_is_read_however_an_editor_saved_it(string encoding)
    {
        Write(Of());
        File.WriteAllText(Path("data/attachments.json"), """[{ "id": 7, "slug": "quay", "title": "Am Kai, früh 🚢", "source": "https://example.org/a.jpg" }, null, { "id": 8, "slug": "b", },]""", System.Text.Encoding.GetEncoding(encoding));

        Read().Attachments.Select(attachment => (attachment.Id, attachment.Title)).ShouldBe([(7, "Am Kai, früh 🚢"), (8, "")]);
    }

    [Fact]
    public void A_damaged_media_library_is_named()
    {
        Write(Of());
        Put("data/media.json", "[{");

        Should.Throw<MirrorException>(Read).Message.ShouldContain("media.json can't be read");
    }

    [Fact]
    public void A_folder_without_content_says_what_to_do() =>
        Should.Throw<MirrorException>(Read).Message.ShouldContain("mirrorgen mirror");

    public void Dispose() => _folder.Dispose();

    private ContentResult Write(Blog blog) => new ContentFolder(_folder.Root).Write(blog, CancellationToken.None);

    private Blog Read() => new ContentFolder(_folder.Root).Read();

    private string Path(string file) => System.IO.Path.Combine(_folder.Root, file);

    private string Text(string file) => File.ReadAllText(Path(file));

    private void Put(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(file))!);
        File.WriteAllText(Path(file), text);
    }

    private void Edit(string file, Func<string, string> edit) => File.WriteAllText(Path(file), edit(Text(file)));

    private string[] Files(string pattern) => Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(_folder.Root, file).Replace('\\', '/'))
        .Where(file => !file.StartsWith(".mirrorgen", StringComparison.Ordinal) && file.StartsWith(pattern.Split('*')[0], StringComparison.Ordinal))
        .Order(StringComparer.Ordinal).ToArray();

    private ImmutableSortedDictionary<string, DateTime> Stamps() => Files("**").ToImmutableSortedDictionary(file => file, file => File.GetLastWriteTimeUtc(Path(file)), StringComparer.Ordinal);
}
