using System.Text;
using MirrorGen.Sources;
using MirrorGen.Sources.Reading;
using MirrorGen.Sources.Wxr;
using MirrorGen.Tests.Verification;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Sources.Wxr;

public sealed class WxrTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task An_export_gives_its_published_posts_with_terms_authors_and_approved_comments()
    {
        var (blog, findings) = await ImportAsync(
            Item(1, "hello", "<p>Hello.</p>", """
                <category domain="category" nicename="north"><![CDATA[North]]></category><category domain="post_tag" nicename="tea"><![CDATA[Tea &amp; more]]></category>
                <category domain="post_format" nicename="post-format-aside"><![CDATA[Aside]]></category><wp:is_sticky>1</wp:is_sticky>
                <wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_author><![CDATA[Kit]]></wp:comment_author><wp:comment_author_email>kit@example.net</wp:comment_author_email>
                <wp:comment_author_IP>10.1.2.3</wp:comment_author_IP><wp:comment_date>2020-01-02 03:04:05</wp:comment_date><wp:comment_date_gmt>2020-01-02 01:04:05</wp:comment_date_gmt>
                <wp:comment_content><![CDATA[One.

                Two.]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>
                <wp:comment><wp:comment_id>6</wp:comment_id><wp:comment_content>spam</wp:comment_content><wp:comment_approved>spam</wp:comment_approved></wp:comment>
                """));
        var post = blog.Posts.Single();

        findings.ShouldBeEmpty();
        blog.Home.ShouldBe(new Uri("https://quay.example/"));
        blog.Title.ShouldBe("Quay & Co");
        post.Permalink.ToString().ShouldBe("https://quay.example/2020/01/hello/");
        post.Published.ShouldBe(new DateTimeOffset(2020, 1, 1, 12, 0, 0, TimeSpan.FromHours(2)));
        post.Format.ShouldBe("aside");
        post.Sticky.ShouldBeTrue();
        post.TermIds["category"].ShouldBe([12]);
        blog.Terms.Single(term => term.Id == 12).ShouldSatisfyAllConditions(term => term.ParentId.ShouldBe(11), term => term.Permalink!.ToString().ShouldBe("https://quay.example/category/places/north/"));
        blog.Terms.Single(term => term.Taxonomy == "post_tag").Name.ShouldBe("Tea & more");
        blog.Authors.Single().ShouldSatisfyAllConditions(author => author.Name.ShouldBe("Ann Ahab"), author => author.Permalink!.ToString().ShouldBe("https://quay.example/author/ann/"));
        blog.Comments.Single().Html.ShouldBe("<p>One.</p>\n<p>Two.</p>\n");
        Snapshot().ShouldNotContain("@");
        Snapshot().ShouldNotContain("10.1.2.3");
    }

    [Fact]
    public async Task Nothing_that_visitors_could_not_see_is_taken()
    {
        var (blog, _) = await ImportAsync(
            Item(1, "draft", "lighthouse", status: "draft"),
            Item(2, "private", "lighthouse", status: "private"),
            Item(3, "future", "lighthouse", status: "future"),
            Item(4, "trash", "lighthouse", status: "trash"),
            Item(5, "locked", "lighthouse", "<wp:post_password>lamp</wp:post_password><wp:comment><wp:comment_id>9</wp:comment_id><wp:comment_content>lighthouse</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>"),
            Item(6, "of-draft", "", "<wp:attachment_url>https://quay.example/lighthouse.jpg</wp:attachment_url><wp:post_parent>1</wp:post_parent>", "inherit", "attachment"),
            Item(7, "style", "lighthouse", type: "wp_global_styles"));

        blog.Posts.Single().ShouldSatisfyAllConditions(post => post.Slug.ShouldBe("locked"), post => post.PasswordProtected.ShouldBeTrue(), post => post.Body.Read().ShouldBeEmpty());
        blog.Attachments.ShouldBeEmpty();
        blog.Comments.ShouldBeEmpty();
        Snapshot().ShouldNotContain("lighthouse");
        Snapshot().ShouldNotContain("lamp");
    }

    [Fact]
    public async Task Types_that_no_visitor_could_open_stay_out_and_are_named()
    {
        var (blog, findings) = await ImportAsync(Item(1, "hello", "x"), Item(2, "m", "lighthouse", type: "inbound_message").Replace("https://quay.example/2020/01/m/", "https://quay.example/?post_type=inbound_message&amp;p=2", StringComparison.Ordinal));

        blog.Posts.Select(post => post.Id).ShouldBe([1L]);
        blog.PostTypes.Select(type => type.Slug).ShouldBe(["post"]);
        Snapshot().ShouldNotContain("lighthouse");
        findings.Single().Code.ShouldBe("export-type-without-pages");
    }

    [Fact]
    public async Task Characters_that_xml_can_not_hold_and_entities_of_html_do_not_stop_an_import()
    {
        var (blog, findings) = await ImportAsync(Item(1, "odd", "Bell\u0002\v<b>rings</b> &amp; &nbsp; \uD83D\uDEA2", title: "Salt&nbsp;&copy; R&D &amp; more &#2;"));

        blog.Posts.Single().Title.ShouldBe("Salt\u00A0© R&D & more &#2;");
        blog.Posts.Single().Body.Read().ShouldBe("<p>Bell <b>rings</b> &amp; &nbsp; 🚢</p>\n");
        findings.ShouldContain(finding => finding.Code == "export-control-characters" && finding.Severity == Severity.Note);
    }

    [Fact]
    public async Task An_export_that_was_cut_off_gives_what_stands_before_and_says_so()
    {
        var whole = Export(Item(1, "first", "One."), Item(2, "second", "Two."));
        var (blog, findings) = await ImportTextAsync(whole[..whole.IndexOf("Two.", StringComparison.Ordinal)]);

        blog.Posts.Single().Slug.ShouldBe("first");
        findings.ShouldContain(finding => finding.Code == "export-cut-off" && finding.Severity == Severity.Loss);
    }

    [Fact]
    public async Task An_attachment_has_its_sizes_and_a_gallery_its_pictures()
    {
        var (blog, _) = await ImportAsync(
            Item(1, "gallery", "Before\n\n[gallery link=\"file\"]\n\n[caption id=\"x\" align=\"alignleft\"]<a href=\"/q\"><img src=\"/a.jpg\" /></a> The quay[/caption]", Meta("_thumbnail_id", "2")),
            Item(2, "boat", "A boat, at length.", "<wp:post_parent>1</wp:post_parent><wp:attachment_url>https://quay.example/up/boat-scaled.jpg</wp:attachment_url>"
                + Meta("_wp_attachment_image_alt", "Boat") + Meta("_wp_attachment_metadata", """a:4:{s:5:"width";i:2560;s:6:"height";i:1706;s:14:"original_image";s:8:"boat.jpg";s:5:"sizes";a:1:{s:9:"thumbnail";a:4:{s:4:"file";s:16:"boat-150x150.jpg";s:5:"width";i:150;s:6:"height";i:150;s:9:"mime-type";s:10:"image/jpeg";}}}"""), "inherit", "attachment"));
        var boat = blog.Attachments.Single();

        boat.Original.ShouldBe(new Uri("https://quay.example/up/boat.jpg"));
        boat.Sizes.Single().ShouldBe(new ImageSize("thumbnail", new("https://quay.example/up/boat-150x150.jpg"), 150, 150));
        var post = blog.Posts.Single();
        post.FeaturedMediaId.ShouldBe(2);
        post.Body.Read().ShouldBe("""
            <p>Before</p>
            <div class="gallery">
            <figure class="gallery-item"><a href="https://quay.example/up/boat-scaled.jpg"><img src="https://quay.example/up/boat-150x150.jpg" alt="Boat" width="150" height="150" /></a></figure>
            </div>
            <figure class="wp-caption alignleft"><a href="/q"><img src="/a.jpg" /></a>
            <figcaption class="wp-caption-text">The quay</figcaption>
            </figure>

            """.ReplaceLineEndings("\n"), StringCompareShould.IgnoreLineEndings);
    }

    [Fact]
    public async Task Blocks_are_their_html_and_synced_patterns_stand_in_their_place_even_in_a_circle()
    {
        var (blog, _) = await ImportAsync(
            Item(1, "blocks", "<!-- wp:paragraph {\"fontSize\":\"small\"} -->\n<p>One.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:block {\"ref\":3} /-->\n<!-- wp:latest-posts /-->\n<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->"),
            Item(3, "pattern", "<!-- wp:paragraph -->\n<p>Synced.</p>\n<!-- /wp:paragraph --><!-- wp:block {\"ref\":3} /-->", type: "wp_block"));

        var body = blog.Posts.Single().Body.Read();
        body.ShouldStartWith("<p>One.</p>\n\n<p>Synced.</p>\n");
        body.ShouldContain("<!--more-->");
        body.ShouldNotContain("wp:");
    }

    [Fact]
    public async Task What_authors_put_into_blocks_without_html_is_not_lost()
    {
        const string Footnotes = """[{"content":"Force nine.","id":"n-1"}]""";
        var (blog, _) = await ImportAsync(Item(
            1,
            "profiles",
            """<!-- wp:social-links --><ul class="wp-block-social-links"><!-- wp:social-link {"url":"https://social.example/@ann","service":"mastodon"} /--></ul><!-- /wp:social-links --><p>Gale<sup data-fn="n-1">1</sup></p><!-- wp:footnotes /--><p>End.</p>""",
            Meta("footnotes", Footnotes)));

        var body = blog.Posts.Single().Body.Read();
        body.ShouldContain("""<li><a href="https://social.example/@ann">mastodon</a></li>""");
        body.IndexOf("Force nine.", StringComparison.Ordinal).ShouldBeInRange(1, body.IndexOf("End.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Menus_lead_to_posts_terms_and_elsewhere_and_not_to_drafts()
    {
        static string Entry(string type, string of, string url = "", string above = "0") => "<category domain=\"nav_menu\" nicename=\"main\"><![CDATA[Main]]></category>"
            + Meta("_menu_item_type", type) + Meta("_menu_item_object", type == "taxonomy" ? "category" : "page") + Meta("_menu_item_object_id", of) + Meta("_menu_item_url", url) + Meta("_menu_item_menu_item_parent", above);
        var (blog, _) = await ImportAsync(
            Item(1, "about", "x", type: "page", title: "About us"),
            Item(2, "secret", "x", status: "draft", type: "page", title: "Secret"),
            Item(21, "a", "", Entry("post_type", "1") + "<wp:menu_order>1</wp:menu_order>", type: "nav_menu_item", title: ""),
            Item(22, "b", "", Entry("taxonomy", "12", above: "21") + "<wp:menu_order>2</wp:menu_order>", type: "nav_menu_item", title: ""),
            Item(23, "c", "", Entry("custom", "23", "https://example.net/") + "<wp:menu_order>3</wp:menu_order>", type: "nav_menu_item", title: "Out"),
            Item(24, "d", "", Entry("post_type", "2") + "<wp:menu_order>4</wp:menu_order>", type: "nav_menu_item", title: "Secret"));
        var menu = blog.Menus.Single();

        menu.Name.ShouldBe("Main");
        menu.Items.Select(item => (item.Title, item.Url!.AbsoluteUri)).ShouldBe([("About us", "https://quay.example/2020/01/about/"), ("Out", "https://example.net/")]);
        menu.Items[0].Children.Single().Url!.AbsoluteUri.ShouldBe("https://quay.example/category/places/north/");
    }

    [Fact]
    public async Task Slugs_that_a_post_had_before_are_former_addresses() =>
        (await ImportAsync(Item(1, "hello", "x", Meta("_wp_old_slug", "hallo")))).Blog.Posts.Single().FormerPermalinks.ShouldBe([Permalink.Parse("https://quay.example/2020/01/hallo/")]);

    [Fact]
    public async Task An_export_adds_to_a_mirror_and_takes_nothing_better_from_it()
    {
        static string Sent(long id, string modified) => $$$"""{"id":{{{id}}},"slug":"a","link":"https://quay.example/a/","modified":"{{{modified}}}","title":{"rendered":"Sent"},"content":{"rendered":"<p>As sent.</p>"},"_links":{}}""";
        using (var snapshot = MirrorGen.Snapshots.Snapshot.Open(_folder["snapshot.db"]))
        {
            snapshot.Keep([Captured(1, Sent(1, "2020-01-01T10:00:00")), Captured(2, Sent(2, "2019-01-01T10:00:00"))]);
        }

        const string Modified = "<wp:post_modified_gmt>2020-01-01 10:00:00</wp:post_modified_gmt>";
        var (blog, _) = await ImportAsync(Item(1, "same", "Exported.", Modified), Item(2, "newer", "Exported.", Modified), Item(3, "missing", "Exported.", Modified));

        blog.Posts.Select(post => (post.Id, post.Body.Read().Trim(), post.Revisions.Length)).ShouldBe([(1, "<p>As sent.</p>", 0), (2, "<p>Exported.</p>", 1), (3, "<p>Exported.</p>", 0)]);

        static MirrorGen.Snapshots.Capture Captured(long id, string json) => new()
        {
            Kind = MirrorGen.Snapshots.CaptureKind.Post("post"),
            Id = $"{id}",
            Url = new("https://quay.example/wp-json/"),
            Json = Encoding.UTF8.GetBytes(json),
            TakenAt = DateTimeOffset.UnixEpoch,
        };
    }

    [Fact]
    public async Task An_excerpt_is_made_where_no_WordPress_has_made_one() =>
        (await ImportAsync(Item(1, "x", "<style>p{}</style>First &amp; " + string.Join(' ', Enumerable.Range(1, 60)) + "<!--more-->\n\nNever"))).Blog.Posts.Single().Excerpt.Read()
            .ShouldBe($"<p>First &amp; {string.Join(' ', Enumerable.Range(1, 53))}…</p>\n");

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        await ImportAsync(Item(1, "hello", "x"));
        await ImportAsync(Item(1, "hello", "x"));
        using var snapshot = MirrorGen.Snapshots.Snapshot.Open(_folder["snapshot.db"]);

        snapshot.Kinds().SelectMany(snapshot.Objects).ShouldAllBe(captured => captured.Versions.Count == 1);
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><rss><channel><title>A feed</title></channel></rss>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&e;</title></channel></rss>")]
    [InlineData("<?xml version=\"1.0\"?>")]
    public async Task What_is_no_export_says_so(string text) =>
        (await Should.ThrowAsync<MirrorException>(() => ImportTextAsync(text))).Message.ShouldContain("Tools › Export");

    [Theory]
    [InlineData("One.\n\nTwo,\nthree.", "<p>One.</p>\n<p>Two,<br />\nthree.</p>\n")]
    [InlineData("<h2>Head</h2>\nText", "<h2>Head</h2>\n<p>Text</p>\n")]
    [InlineData("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n")]
    [InlineData("<blockquote>Said.\n\nAgain.</blockquote>", "<blockquote>\n<p>Said.</p>\n<p>Again.</p>\n</blockquote>\n")]
    [InlineData("<pre>a\n\n  b</pre>\nafter", "<pre>a\n\n  b</pre>\n<p>after</p>\n")]
    [InlineData("<a\nhref=\"x\">y</a>", "<p><a href=\"x\">y</a></p>\n")]
    [InlineData("teaser\n<!--more-->\nrest", "<p>teaser<br />\n<!--more--><br />\nrest</p>\n")]
    [InlineData("\r\n \r\n", "")]
    public void Blank_lines_part_paragraphs_as_in_the_classic_editor(string text, string html) => AutoParagraphs.Of(text).ShouldBe(html);

    [Theory]
    [InlineData("[[gallery]] and [unknown a=1]x[/unknown]", "[gallery] and [unknown a=1]x[/unknown]")]
    [InlineData("[embed]https://video.example/1[/embed]", "\n\n<a href=\"https://video.example/1\">https://video.example/1</a>\n\n")]
    [InlineData("a\nhttps://video.example/1\nb", "a\n<a href=\"https://video.example/1\">https://video.example/1</a>\nb")]
    [InlineData("[audio mp3=\"https://quay.example/a.mp3\"][/audio]", "\n\n<audio controls=\"controls\" src=\"https://quay.example/a.mp3\"></audio>\n\n")]
    [InlineData("[video src=\"javascript:alert(1)\"]", "[video src=\"javascript:alert(1)\"]")]
    public void WordPress_own_shortcodes_are_expanded_and_others_left(string raw, string html) => new Shortcodes(_ => null, _ => []).Expand(raw, 1).ShouldBe(html);

    [Theory]
    [InlineData("""a:2:{i:0;s:5:"d'été";s:1:"k";b:1;}""", """{"0":"d\u0027\u00E9t\u00E9","k":true}""", "ok")]
    [InlineData("""a:1:{i:0;s:99:"short";}""", null, "wrong length")]
    [InlineData("""O:8:"stdClass":0:{}""", null, "an object")]
    [InlineData("a:9999999:{", null, "cut off")]
    public void Values_of_php_are_read_or_none(string text, string? json, string why) => PhpValue.Parse(text)?.ToJsonString().ShouldBe(json ?? "", why);

    public void Dispose() => _folder.Dispose();

    private static string Meta(string key, string value) => $"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>";

    private static string Item(long id, string slug, string content, string more = "", string status = "publish", string type = "post", string title = "Title") => $"""
        <item><title>{title}</title><link>https://quay.example/2020/01/{slug}/</link><dc:creator><![CDATA[ann]]></dc:creator><guid isPermaLink="false">https://quay.example/?p={id}</guid>
        <content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>{id}</wp:post_id>
        <wp:post_date>2020-01-01 12:00:00</wp:post_date><wp:post_date_gmt>2020-01-01 10:00:00</wp:post_date_gmt><wp:post_name>{slug}</wp:post_name><wp:status>{status}</wp:status>
        <wp:post_type>{type}</wp:post_type>{more}</item>
        """;

    private static string Export(params string[] items) => $"""
        <?xml version="1.0" encoding="UTF-8" ?>
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>Quay &amp;amp; Co</title><link>https://quay.example</link><language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>
        <wp:base_site_url>https://quay.example</wp:base_site_url><wp:base_blog_url>https://quay.example</wp:base_blog_url>
        <wp:author><wp:author_id>1</wp:author_id><wp:author_login>ann</wp:author_login><wp:author_email>ann@quay.example</wp:author_email><wp:author_display_name><![CDATA[Ann Ahab]]></wp:author_display_name></wp:author>
        <wp:author><wp:author_id>2</wp:author_id><wp:author_login>idle</wp:author_login><wp:author_display_name><![CDATA[Never Wrote]]></wp:author_display_name></wp:author>
        <wp:category><wp:term_id>11</wp:term_id><wp:category_nicename>places</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Places]]></wp:cat_name></wp:category>
        <wp:category><wp:term_id>12</wp:term_id><wp:category_nicename>north</wp:category_nicename><wp:category_parent>places</wp:category_parent><wp:cat_name><![CDATA[North]]></wp:cat_name></wp:category>
        <wp:term><wp:term_id>51</wp:term_id><wp:term_taxonomy>nav_menu</wp:term_taxonomy><wp:term_slug>main</wp:term_slug><wp:term_name><![CDATA[Main]]></wp:term_name></wp:term>
        {string.Join('\n', items)}
        </channel></rss>
        """;

    private string Snapshot()
    {
        using var snapshot = MirrorGen.Snapshots.Snapshot.Open(_folder["snapshot.db"]);
        return string.Concat(snapshot.Kinds().SelectMany(snapshot.Objects).SelectMany(captured => captured.Versions).Select(version => Encoding.UTF8.GetString(version.Json.Span)));
    }

    private Task<(Blog Blog, IReadOnlyList<Finding> Findings)> ImportAsync(params string[] items) => ImportTextAsync(Export(items));

    private async Task<(Blog Blog, IReadOnlyList<Finding> Findings)> ImportTextAsync(string text)
    {
        await File.WriteAllTextAsync(_folder["export.xml"], text);
        using var snapshot = MirrorGen.Snapshots.Snapshot.Open(_folder["snapshot.db"]);
        var findings = await SavedFile.Source(_folder["export.xml"], TimeProvider.System).FillAsync(snapshot, null, CancellationToken.None);
        var read = BlogReader.Read(snapshot);
        return (read.Blog with { Posts = [.. read.Blog.Posts.Select(post => post with { Body = Body.Html(post.Body.Read()) })] }, [.. findings, .. read.Findings]);
    }
}
