using MirrorGen.Sources.Reading;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Sources.Reading;

public sealed class BlogReaderTests
{
    [Fact]
    public void Names_are_plain_text_and_titles_stay_html()
    {
        var blog = new TestCaptures()
            .Add("site", "", """{"name":"Tom &amp; Kit&#8217;s","description":"a &lt;slow&gt; boat","home":"https://example.org/blog","gmt_offset":"0"}""")
            .Post(1, """ "title":{"rendered":"Salt &amp; <em>Pepper</em>"} """)
            .Add("term:category", "3", """{"id":3,"name":"Q&amp;A","slug":"q-a","link":"https://example.org/blog/category/q-a/","parent":0}""")
            .Read().Blog;

        blog.Title.ShouldBe("Tom & Kit’s");
        blog.Tagline.ShouldBe("a <slow> boat");
        blog.Home.ShouldBe(new Uri("https://example.org/blog/"));
        blog.Terms.Single().Name.ShouldBe("Q&A");
        blog.Posts.Single().Title.ShouldBe("Salt &amp; <em>Pepper</em>");
    }

    [Fact]
    public void A_moment_is_told_in_the_blogs_time_with_its_offset()
    {
        var post = TestCaptures.OfBlog().Post(1, """ "modified":"2024-07-01T10:00:00","modified_gmt":"2024-07-01T07:00:00" """).Read().Blog.Posts.Single();

        post.Published.ShouldBe(new DateTimeOffset(2024, 3, 1, 10, 0, 0, TimeSpan.FromHours(2)));
        post.Published!.Value.Offset.ShouldBe(TimeSpan.FromHours(2));
        post.Modified!.Value.Offset.ShouldBe(TimeSpan.FromHours(3));
    }

    [Theory]
    [InlineData(""" "date":"0000-00-00T00:00:00","date_gmt":"0000-00-00T00:00:00" """)]
    [InlineData(""" "date":null,"date_gmt":null """)]
    [InlineData(""" "date":"soon","date_gmt":false """)]
    [InlineData(""" "date":"-0001-11-30T00:00:00","date_gmt":"" """)]
    public void A_zero_date_is_no_date(string dates) => TestCaptures.OfBlog().Post(1, dates).Read().Blog.Posts.Single().Published.ShouldBeNull();

    [Fact]
    public void A_local_date_without_its_utc_is_read_by_the_blogs_time_zone()
    {
        var post = TestCaptures.OfBlog().Post(1, """ "date":"2024-07-01T10:00:00","date_gmt":"0000-00-00T00:00:00" """).Read().Blog.Posts.Single();

        post.Published.ShouldBe(new DateTimeOffset(2024, 7, 1, 10, 0, 0, TimeSpan.FromHours(3)));
    }

    [Fact]
    public void Numbers_may_be_strings_lists_may_be_objects_and_empty_objects_lists()
    {
        var captures = TestCaptures.OfBlog()
            .Post(1, """ "id":"1","author":"4","featured_media":"9","sticky":"1","parent":null,"meta":[],"_links":[],"categories":{"0":"3","2":3,"3":5},"tags":"none","excerpt":[] """)
            .Add("post:attachment", "9", """{"id":9,"slug":"x","source_url":"https://example.org/x.jpg","media_details":[],"alt_text":null,"post":""}""");
        var blog = captures.Read().Blog;
        var post = blog.Posts.Single();

        post.AuthorId.ShouldBe(4);
        post.FeaturedMediaId.ShouldBe(9);
        post.Sticky.ShouldBeTrue();
        post.TermIds["category"].ShouldBe([3, 5]);
        post.TermIds.ShouldNotContainKey("post_tag");
        blog.Attachments.Single().Source.ShouldBe(new Uri("https://example.org/x.jpg"));
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("private")]
    [InlineData("future")]
    [InlineData("trash")]
    [InlineData("pending")]
    public void Nothing_unpublished_gets_into_the_blog(string status) =>
        TestCaptures.OfBlog().Post(1, $""" "status":"{status}" """).Post(2, """ "status":"publish" """).Read().Blog.Posts.Select(post => post.Id).ShouldBe([2L]);

    [Fact]
    public void Of_a_protected_post_only_title_and_address_are_public()
    {
        // Somebody who is logged in gets the text of protected posts too.
        var read = TestCaptures.OfBlog()
            .Post(1, """ "content":{"rendered":"<p>lighthouse</p>","protected":false} """)
            .Post(1, """ "password":"lamp","content":{"rendered":"<p>lighthouse keeper</p>","protected":true},"excerpt":{"rendered":"lighthouse","protected":true},"_links":{"predecessor-version":[{"id":7}]} """)
            .Add("revision:post", "8", """{"id":8,"parent":1,"slug":"1-revision-v1","content":{"rendered":"lighthouse"},"title":{"rendered":"x"}}""")
            .Add("comment", "5", """{"id":5,"post":1,"status":"approved","content":{"rendered":"lighthouse"}}""")
            .Read();
        var post = read.Blog.Posts.Single();

        post.PasswordProtected.ShouldBeTrue();
        post.Body.Read().ShouldBeEmpty();
        post.Excerpt.Read().ShouldBeEmpty();
        post.Revisions.ShouldBeEmpty();
        read.Blog.Comments.ShouldBeEmpty();
        post.Title.ShouldBe("Title 1");
    }

    [Fact]
    public void A_text_that_was_protected_in_an_earlier_version_is_no_revision()
    {
        var post = TestCaptures.OfBlog()
            .Post(1, """ "content":{"rendered":"<p>secret</p>","protected":true} """)
            .Post(1, """ "content":{"rendered":"<p>open now</p>","protected":false} """)
            .Read().Blog.Posts.Single();

        post.Revisions.ShouldBeEmpty();
        post.Body.Read().ShouldBe("<p>open now</p>");
    }

    [Fact]
    public void Versions_seen_by_earlier_syncs_are_revisions_where_a_reader_would_have_read_something_else()
    {
        var post = TestCaptures.OfBlog()
            .Post(1, """ "modified":"2024-03-01T10:00:00","content":{"rendered":"<p>First.</p>"} """)
            .Post(1, """ "modified":"2024-03-02T10:00:00","content":{"rendered":"<p>Second.</p>"} """)
            .Post(1, """ "modified":"2024-03-03T10:00:00","content":{"rendered":"<p>Second.</p>"},"categories":[5] """)
            .Post(1, """ "modified":"2024-03-04T10:00:00","content":{"rendered":"<p>Third.</p>"} """)
            .Read().Blog.Posts.Single();

        post.Revisions.Select(revision => (revision.Origin, revision.Id, revision.Body.Read())).ShouldBe([(RevisionOrigin.Sync, 3, "<p>Second.</p>"), (RevisionOrigin.Sync, 1, "<p>First.</p>")]);
        post.Body.Read().ShouldBe("<p>Third.</p>");
    }

    [Fact]
    public void WordPress_revisions_autosaves_and_those_that_are_only_named_stand_newest_first()
    {
        var read = TestCaptures.OfBlog()
            .Post(71, """ "_links":{"predecessor-version":[{"id":75}]} """)
            .Add("revision:post", "73", """{"id":73,"parent":71,"slug":"71-revision-v1","modified":"2024-01-03T00:00:00","title":{"rendered":"t"},"content":{"rendered":"b"}}""")
            .Add("revision:post", "72", """{"id":72,"parent":71,"slug":"71-revision-v1","modified":"2024-01-02T00:00:00","content":{"rendered":"a"}}""")
            .Add("revision:post", "74", """{"id":74,"parent":71,"slug":"71-autosave-v1","modified":"2024-01-04T00:00:00","content":{"rendered":"c"}}""")
            .Read();

        read.Blog.Posts.Single().Revisions.Select(revision => (revision.Id, revision.Origin, revision.Captured)).ShouldBe(
            [(74, RevisionOrigin.Autosave, true), (73, RevisionOrigin.WordPress, true), (72, RevisionOrigin.WordPress, true), (75, RevisionOrigin.WordPress, false)]);
        read.Findings.ShouldContain(finding => finding.Code == "revisions-not-public" && finding.Message.Contains("75", StringComparison.Ordinal));
    }

    [Fact]
    public void A_moved_post_remembers_its_former_address_and_a_deleted_one_when_it_went()
    {
        var gone = new DateTimeOffset(2026, 2, 2, 0, 0, 0, TimeSpan.Zero);
        var post = TestCaptures.OfBlog()
            .Post(1, """ "link":"https://example.org/old/" """)
            .Post(1, """ "link":"https://example.org/new/" """)
            .Deleted("post:post", "1", gone)
            .Read().Blog.Posts.Single();

        post.FormerPermalinks.ShouldBe([Permalink.Parse("https://example.org/old/")]);
        post.DeletedAt.ShouldBe(gone);
    }

    [Fact]
    public void An_unreadable_object_costs_only_itself_and_is_named()
    {
        var read = TestCaptures.OfBlog().Post(1).Add("post:post", "2", "<!DOCTYPE html><p>Checking your browser</p>").Read();

        read.Blog.Posts.Select(post => post.Id).ShouldBe([1L]);
        read.Findings.ShouldContain(finding => finding.Severity == Severity.Loss && finding.Where == "post:post 2");
    }

    [Fact]
    public void Comments_that_are_not_approved_and_notes_of_editors_stay_out()
    {
        var comments = TestCaptures.OfBlog().Post(1)
            .Add("comment", "1", """{"id":1,"post":1,"status":"approved","type":"comment","author_name":"A &amp; B","author_email":"a@example.org","author_ip":"10.0.0.1","author_url":"javascript:alert(1)","content":{"rendered":"<p>Yes</p>"}}""")
            .Add("comment", "2", """{"id":2,"post":1,"status":"hold","content":{"rendered":"no"}}""")
            .Add("comment", "3", """{"id":3,"post":1,"type":"note","status":"approved","content":{"rendered":"no"}}""")
            .Add("comment", "4", """{"id":4,"post":1,"type":"pingback","status":"approved","author_url":"https://example.net/","content":{"rendered":"[&#8230;]"}}""")
            .Add("comment", "5", """{"id":5,"post":99,"status":"approved","content":{"rendered":"of a post that is not here"}}""")
            .Read().Blog.Comments;

        comments.Select(comment => comment.Id).ShouldBe([1L, 4L]);
        comments.First().AuthorName.ShouldBe("A & B");
        comments.First().AuthorUrl.ShouldBeNull();
    }

    [Fact]
    public void Terms_of_one_name_come_in_the_same_order_whichever_way_WordPress_gave_them()
    {
        static long[] Read(string ids) =>
        [
            .. TestCaptures.OfBlog()
                .Add("term:category", "4", """{"id":4,"taxonomy":"category","slug":"coves","name":"Coves"}""")
                .Add("term:category", "8", """{"id":8,"taxonomy":"category","slug":"coves-south","name":"Coves"}""")
                .Add("term:category", "9", """{"id":9,"taxonomy":"category","slug":"birds","name":"Birds"}""")
                .Post(1, $""" "categories":{ids} """)
                .Read().Blog.Posts.Single().TermIds["category"],
        ];

        Read("[9,4,8]").ShouldBe([9, 4, 8]);
        Read("[9,8,4]").ShouldBe([9, 4, 8]);
    }

    [Fact]
    public void Types_are_data_and_what_the_block_editor_keeps_for_itself_is_no_post()
    {
        var blog = TestCaptures.OfBlog()
            .Add("type", "recipe", """{"slug":"recipe","name":"Recipes","has_archive":true,"hierarchical":false,"rest_base":"recipe","taxonomies":["cuisine","nav_menu"]}""")
            .Add("type", "wp_block", """{"slug":"wp_block","name":"Patterns","rest_base":"blocks"}""")
            .Add("type", "wp_font_family", """{"slug":"wp_font_family","name":"Fonts","rest_base":"font-families"}""")
            .Add("type", "attachment", """{"slug":"attachment","name":"Media","rest_base":"media"}""")
            .Add("taxonomy", "cuisine", """{"slug":"cuisine","name":"Cuisines","types":["recipe"],"rest_base":"cuisines"}""")
            .Post(1, """ "link":"https://example.org/cook-book/slug-1/","cuisines":[8] """, "recipe")
            .Add("post:wp_block", "2", """{"id":2,"title":{"raw":"x"},"content":{"raw":"y"}}""")
            .Read().Blog;

        blog.PostTypes.Select(type => type.Slug).ShouldBe(["recipe"]);
        blog.PostTypes[0].ArchivePath.ShouldBe("cook-book");
        blog.Posts.Single().TermIds["cuisine"].ShouldBe([8]);
    }

    [Fact]
    public void The_front_page_is_the_page_at_the_blogs_own_address()
    {
        var blog = TestCaptures.OfBlog().Post(4, """ "link":"https://example.org/" """, "page").Post(5, """ "link":"https://example.org/journal/" """, "page")
            .Add("page", "1", """<html lang="fi"><body class="blog"></body></html>""", "https://example.org/journal/")
            .Add("page", "0", """<html lang="fi-FI"><body class="home page"><nav aria-label="Main &amp; only"><ul><li><a href="/about/">About <em>us</em></a><ul><li><a href="https://example.net/">Out</a></li></ul></li><li><a href="#">Nowhere</a></li></ul></nav></body></html>""", "https://example.org/")
            .Read().Blog;

        blog.FrontPageId.ShouldBe(4);
        blog.PostsPageId.ShouldBe(5);
        blog.Language.ShouldBe("fi-FI");
        var menu = blog.Menus.Single();
        menu.Name.ShouldBe("Main & only");
        menu.Items.Select(item => (item.Title, item.Url?.AbsoluteUri)).ShouldBe([("About us", "https://example.org/about/"), ("Nowhere", null)]);
        menu.Items[0].Children.Single().Title.ShouldBe("Out");
    }

    [Fact]
    public void What_only_the_logged_in_are_told_settles_front_page_and_page_of_posts()
    {
        var blog = TestCaptures.OfBlog().Post(4, type: "page").Post(5, type: "page")
            .Add("settings", "", """{"title":"Quay","show_on_front":"page","page_on_front":"4","page_for_posts":5,"posts_per_page":7,"language":"en_GB","timezone":"Europe/Helsinki"}""")
            .Add("page", "front", """<html lang="en-GB"><body class="home"><nav><ul><li><a href="/x/">X</a></li></ul></nav></body></html>""", "https://example.org/")
            .Add("page", "front-headers", """{"url":"https://example.org/","status":200,"link":[]}""", "https://example.org/")
            .Read().Blog;

        (blog.FrontPageId, blog.PostsPageId, blog.PostsPerPage, blog.Language).ShouldBe((4, 5, 7, "en-GB"));
        blog.Menus.Single().Items.Single().Title.ShouldBe("X");
    }

    [Fact]
    public void Menus_out_of_the_api_stand_their_items_under_each_other_even_in_a_circle()
    {
        var menu = TestCaptures.OfBlog()
            .Add("menu", "51", """{"id":51,"name":"Main","locations":["primary"]}""")
            .Add("menu-item", "1", """{"id":1,"title":{"rendered":"The <em>Team</em> &#038; friends"},"url":"https://example.org/team/","parent":0,"menu_order":2,"menus":51}""")
            .Add("menu-item", "2", """{"id":2,"title":{"rendered":"First"},"url":"#","parent":0,"menu_order":1,"menus":51}""")
            .Add("menu-item", "3", """{"id":3,"title":{"rendered":"Below"},"url":"/x/","parent":1,"menu_order":3,"menus":51}""")
            .Add("menu-item", "8", """{"id":8,"title":{"rendered":"Round"},"parent":9,"menus":51}""")
            .Add("menu-item", "9", """{"id":9,"title":{"rendered":"and round"},"parent":8,"menus":51}""")
            .Read().Blog.Menus.Single();

        menu.Locations.ShouldBe(["primary"]);
        menu.Items.Select(item => item.Title).ShouldBe(["First", "The Team & friends"]);
        menu.Items[1].Children.Single().Url.ShouldBe(new Uri("https://example.org/x/"));
    }

    [Fact]
    public void A_term_known_by_its_number_keeps_its_posts_together_under_a_stand_in_name()
    {
        var read = new TestCaptures().Add("post:post", "6", """{"id":6,"slug":"s","link":"http://example.org/index.php/2025/07/22/s/","title":{"rendered":"T"},"categories":[8],"author":1,"content":{"rendered":""},"_links":{"self":[{"href":"http://example.org/index.php/wp-json/wp/v2/posts/6"}]}}""").Read();

        read.Blog.Home.ShouldBe(new Uri("http://example.org/"));
        read.Blog.Terms.Single().ShouldSatisfyAllConditions(
            term => term.Name.ShouldBe("Category 8"),
            term => term.Permalink!.ToString().ShouldBe("http://example.org/index.php/category/category-8/"));
        read.Blog.Authors.Single().Name.ShouldBe("Author 1");
        read.Findings.Select(finding => finding.Code).ShouldBe(["term-known-by-number", "author-known-by-number"]);
    }

    [Fact]
    public void Footnotes_that_the_page_did_not_print_are_put_at_its_end()
    {
        var body = TestCaptures.OfBlog().Post(1, """ "content":{"rendered":"<p>Gale<sup data-fn=\"n-1\"><a href=\"#n-1\" id=\"n-1-link\">1</a></sup></p>"},"meta":{"footnotes":"[{\"content\":\"Force <em>nine</em>.\",\"id\":\"n-1\"}]"} """).Read().Blog.Posts.Single().Body.Read();

        body.ShouldContain("<li id=\"n-1\">Force <em>nine</em>.");
    }

    [Theory]
    [InlineData("""<p>Words. <a class="more-link" href="x">Continue reading <span>T</span></a></p>""", "<p>Words.</p>\n")]
    [InlineData("""<p>Words.</p><p class="link-more"><a href="x" class="more-link">More</a></p>""", "<p>Words.</p>\n")]
    [InlineData("<p>Words [&hellip;]</p>\n", "<p>Words [&hellip;]</p>\n")]
    public void An_excerpt_is_without_the_themes_link_to_the_post_itself(string sent, string own) =>
        TestCaptures.OfBlog().Post(1, $$""" "excerpt":{"rendered":{{System.Text.Json.JsonSerializer.Serialize(sent)}}} """).Read().Blog.Posts.Single().Excerpt.Read().ShouldBe(own);

    [Theory]
    [InlineData("?query-1-page=2&#038;include=212%2C210&#038;per_page=5", "https://blog.example/a/?query-1-page=2")]
    [InlineData("/wp-json/wp/v2/posts?per_page=100&#038;page=1&#038;query-1-page=2", "https://blog.example/a/?query-1-page=2")]
    [InlineData("https://blog.example/index.php?rest_route=%2Fwp%2Fv2%2Fposts&amp;query-12-page=3", "https://blog.example/a/?query-12-page=3")]
    [InlineData("https://blog.example/wp-login.php?redirect_to=https%3A%2F%2Fblog.example%2Fwp-json%2Fwp%2Fv2%2Fposts", "https://blog.example/wp-login.php?redirect_to=https%3A%2F%2Fblog.example%2Fa%2F")]
    [InlineData("https://blog.example/wp-login.php?redirect_to=https%3A%2F%2Fblog.example%2Fb%2F", "https://blog.example/wp-login.php?redirect_to=https%3A%2F%2Fblog.example%2Fb%2F")]
    [InlineData("https://shop.example/?query-1-page=2&amp;x=%22", "https://shop.example/?query-1-page=2&amp;x=%22")]
    public void The_address_of_our_own_request_is_no_part_of_a_text(string sent, string read) =>
        RequestAddresses.Mend($"<a class='x' href=\"{sent}\">2</a><a href='{sent}'>3</a>", "https://blog.example/a/").ShouldBe($"<a class='x' href=\"{read}\">2</a><a href='{read}'>3</a>");

    [Fact]
    public void A_snapshot_with_nothing_in_it_says_so() =>
        Should.Throw<MirrorException>(() => new TestCaptures().Read()).Obstacle.ShouldBe(Obstacle.Mirror);
}
