using System.Xml.Linq;
using MirrorGen.Generation.Templates;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Generation;

public class SitePagesTests
{
    private const string Everything = """
        -- blog https://example.org/ "Tides & <Timetables>" --
        -- page / id=1 front --
        # Welcome
        -- page /journal/ id=2 list --
        -- page /about/ id=3 --
        -- page /about/team/ id=4 parent=3 --
        -- post /2024/05/31/first/ news/local #blue @ann id=10 image=50 --
        # First
        Some *words* and <https://example.org/2024/06/01/second/>.
        -- post /2024/06/01/second/ news @ann id=11 --
        # Second
        Page one.

        <!--nextpage-->

        Page two.
        -- recipe /recipe/soup/ id=12 --
        -- media /wp-content/a.jpg 800x600 id=50 --
        -- comment 5 on 10 by Ann page=2 --
        Hello.
        -- comment 6 on 10 to 5 by Bob --
        Answer.
        -- comment 7 on 10 by Site as pingback --
        Ping.
        -- revision 20 of 10 --
        Some words.
        -- revision 21 of 10 unknown --
        """;

    [Fact]
    public void Every_link_on_every_page_leads_to_a_file_of_the_site()
    {
        var site = TestSite.Build(Everything);
        var media = site.Blog.MediaFiles.Select(file => file.Path.Value).ToHashSet();

        var broken =
            from page in site.Pages()
            from element in page.Document.QuerySelectorAll("[href], [src]")
            let address = element.GetAttribute("href") ?? element.GetAttribute("src")!
            let target = page.Resolve(address).Split('#')[0]
            where !target.Contains(':', StringComparison.Ordinal) && !site.Has(target) && !media.Contains(target)
            select $"{page.Path}: {address}";

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void No_page_asks_another_host_for_anything()
    {
        var site = TestSite.Build(Everything);

        site.Pages().SelectMany(page => page.Document.QuerySelectorAll("[src], link[rel=stylesheet], link[rel=icon]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!))
            .ShouldAllBe(address => !address.Contains("//", StringComparison.Ordinal));
    }

    [Fact]
    public void Ids_are_unique_and_every_page_has_one_main_heading()
    {
        foreach (var page in TestSite.Build(Everything).Pages())
        {
            page.Document.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => $"{page.Path}#{group.Key}").ShouldBeEmpty();
            page.Document.QuerySelectorAll("h1").Length.ShouldBe(1, page.Path);
            page.Document.Title.ShouldNotBeNullOrWhiteSpace(page.Path);
        }
    }

    [Fact]
    public void A_name_that_the_theme_or_another_text_has_already_is_moved_with_its_links()
    {
        var page = TestSite.Build("""
            -- post /2024/05/x/ id=1 --
            <p id="main">The main thing.</p><p id="note">Note.</p><p id="note">Another.</p><p id="comment-5">Not a comment.</p>

            [to the main thing](#main), [to the note](#note), [to the comments](#comments)
            -- comment 5 on 1 by Ann --
            <span id="note">mine</span> <a href="#note">here</a>
            """)["2024/05/x/index.html"];

        page.Document.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique();
        page.Document.QuerySelector("main#main").ShouldNotBeNull();
        page.Document.QuerySelector("li#comment-5").ShouldNotBeNull();
        Target("to the main thing").ShouldBe("The main thing.");
        Target("to the note").ShouldBe("Note.");
        Target("to the comments").ShouldStartWith("1 comment");
        Target("here").ShouldStartWith("mine");

        string Target(string words)
        {
            var target = page.Document.QuerySelector(page.Document.QuerySelectorAll("a[href]").Single(link => link.TextContent == words).GetAttribute("href")!)!;
            return (target.LocalName == "a" ? target.ParentElement! : target).TextContent.Trim();
        }
    }

    [Fact]
    public void The_pages_over_which_the_blog_spread_its_comments_lead_to_the_comments()
    {
        var site = TestSite.Build("""
            -- post /2024/05/x/ id=1 --
            # The title
            -- comment 4 on 1 page=1 --
            -- comment 5 on 1 page=1 --
            -- comment 6 on 1 to 7 page=2 --
            -- comment 7 on 1 page=2 --
            -- post /about.html id=2 --
            -- comment 8 on 2 page=3 --
            """);

        var page = site["2024/05/x/comment-page-2/index.html"];
        page.Links("main a").ShouldBe(["2024/05/x/index.html#comment-7"]);
        page.Document.QuerySelector("noscript")!.InnerHtml.ShouldContain("url=../index.html#comment-7");
        page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe("https://example.org/2024/05/x/");
        site["2024/05/x/comment-page-1/index.html"].Links("main a").ShouldBe(["2024/05/x/index.html#comment-4"]);
        site["about/comment-page-2/index.html"].Links("main a").ShouldBe(["about.html"]);
        site["about/comment-page-3/index.html"].Links("main a").ShouldBe(["about.html#comment-8"]);
        site.Has("2024/05/x/comment-page-3/index.html").ShouldBeFalse();
    }

    [Fact]
    public void Pages_whose_parents_run_in_a_circle_are_listed_once()
    {
        var site = TestSite.Build("""
            -- page /a/ id=1 parent=2 --
            -- page /b/ id=2 parent=1 --
            -- page /c/ id=3 parent=2 --
            -- page /d/ id=4 parent=9 --
            """);

        site["all-posts/index.html"].Links("main .year a").Order(StringComparer.Ordinal).ShouldBe(["a/index.html", "b/index.html", "c/index.html", "d/index.html"]);
    }

    [Theory]
    [InlineData("feed")]
    [InlineData("feed/atom")]
    [InlineData("comments/feed")]
    [InlineData("category/news/feed")]
    [InlineData("author/ann/feed")]
    public void A_feed_answers_in_its_folder_on_every_host(string folder)
    {
        var site = TestSite.Build(Everything);

        XElement.Parse(site[$"{folder}/index.xml"].Text).ShouldNotBeNull();
        site[$"{folder}/index.html"].Text.ShouldBe(site[$"{folder}/index.xml"].Text);
    }

    [Fact]
    public void Each_post_has_a_feed_of_all_its_comments()
    {
        var site = TestSite.Build(Everything);

        var feed = XElement.Parse(site["2024/05/31/first/feed/index.html"].Text);
        feed.Descendants("item").Select(item => item.Element("link")!.Value.Split('#')[1]).ShouldBe(["comment-7", "comment-6", "comment-5"]);
        XElement.Parse(site["2024/06/01/second/feed/index.html"].Text).Descendants("item").ShouldBeEmpty();
        site["2024/05/31/first/index.html"].Links("link[rel=alternate]").ShouldContain("2024/05/31/first/feed/index.html");
    }

    [Theory]
    [InlineData("The **boat** is *late*.", "The boat is early.", "The boat is late early .", false)]
    [InlineData("The boat is late.", "The **boat** is late.", "", true)]
    [InlineData("See [here](https://a.example/).", "See [here](https://b.example/).", "", true)]
    public void A_diff_shows_words_without_marks_and_says_when_only_the_formatting_changed(string before, string after, string words, bool onlyFormatting)
    {
        var page = TestSite.Build($"-- post /2024/05/x/ id=1 --\n{after}\n-- revision 20 of 1 --\n{before}", change: blog => blog with
        {
            Posts = [.. blog.Posts.Select(post => post with { Title = "T", Revisions = [.. post.Revisions.Select(revision => revision with { Title = "T" })] })],
        })["2024/05/x/revisions/20/index.html"];

        string.Join(' ', page.Document.QuerySelectorAll("section:nth-of-type(2) .diff .block").SelectMany(block => block.ChildNodes.Select(node => node.TextContent.Trim()))).ShouldBe(words);
        page.Text.Contains("The words are the same;", StringComparison.Ordinal).ShouldBe(onlyFormatting);
    }

    [Fact]
    public void A_file_of_the_media_library_shows_its_picture_once()
    {
        var site = TestSite.Build("-- media /wp-content/a.jpg 800x600 id=7 --", change: blog => blog with
        {
            Attachments = [.. blog.Attachments.Select(attachment => attachment with { Description = "<p class=\"attachment\"><a href=\"/wp-content/a.jpg\"><img src=\"/wp-content/a.jpg\"></a></p><p>Drawn by hand.</p>" })],
        });

        site["a/index.html"].Document.QuerySelectorAll("main img").Length.ShouldBe(1);
        site["a/index.html"].Words(".text").ShouldStartWith("Drawn by hand.");
    }

    [Fact]
    public void Two_builds_give_the_same_bytes()
    {
        var one = TestSite.Build(Everything);
        var two = TestSite.Build(Everything);

        two.Paths.ShouldBe(one.Paths);
        foreach (var path in one.Paths)
        {
            two[path].Text.ShouldBe(one[path].Text, path);
        }
    }

    [Fact]
    public void A_change_of_one_post_rewrites_only_the_pages_that_show_it()
    {
        const string text = """
            -- post /2024/05/x/ news id=1 --
            One.
            -- post /2023/01/y/ other id=2 --
            Two.
            -- page /about/ id=3 --
            """;
        var before = TestSite.Build(text, change: blog => blog with { CapturedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        var after = TestSite.Build(text.Replace("One.", "One more.", StringComparison.Ordinal), change: blog => blog with { CapturedAt = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero) });

        after.Paths.Where(path => !path.StartsWith("assets/", StringComparison.Ordinal) && after[path].Text != before[path].Text)
            .ShouldBe(["2024/05/x/index.html", "2024/05/x/index.md", "about-this-mirror/index.html", "category/news/feed/index.html", "category/news/feed/index.xml", "feed/atom/index.html", "feed/atom/index.xml", "feed/index.html", "feed/index.xml"]);
    }

    [Fact]
    public void An_ordinary_page_is_small_before_its_content()
    {
        var site = TestSite.Build("-- post /2024/05/x/ id=1 --");

        site["2024/05/x/index.html"].Text.Length.ShouldBeLessThan(15_000);
        site["assets/site.css"].Text.Length.ShouldBeLessThan(20_000);
    }

    [Fact]
    public void What_comes_from_outside_is_encoded()
    {
        var site = TestSite.Build("-- post /2024/05/x/ id=1 --", change: blog => blog with { Title = "<script>alert(1)</script>", Tagline = "\"><img src=x onerror=alert(1)>", Authors = [], Comments = [new() { Id = 1, PostId = 1, AuthorName = "<script>alert(2)</script>" }] });

        foreach (var page in site.Pages())
        {
            page.Document.QuerySelectorAll("script:not([src]):not([type='application/ld+json']):not([data-find-root]):not([data-moved]), [onerror]").ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_post_divided_by_its_author_is_as_many_pages()
    {
        var site = TestSite.Build(Everything);

        site["2024/06/01/second/index.html"].Words(".text").ShouldContain("Page one.");
        site["2024/06/01/second/index.html"].Words(".text").ShouldNotContain("Page two.");
        site["2024/06/01/second/2/index.html"].Words(".text").ShouldContain("Page two.");
        site["2024/06/01/second/index.html"].Links(".pages a").ShouldBe(["2024/06/01/second/index.html", "2024/06/01/second/2/index.html"]);
    }

    [Fact]
    public void Comments_stand_below_what_they_answer_and_pingbacks_apart()
    {
        var page = TestSite.Build(Everything)["2024/05/31/first/index.html"];

        page.Words("#comment-5 > article .text").ShouldBe("Hello.");
        page.Words("#comment-5 #comment-6 .text").ShouldBe("Answer.");
        page.Document.QuerySelector(".pings #comment-7").ShouldNotBeNull();
        page.Words("#comments-title").ShouldBe("2 comments");
    }

    [Fact]
    public void Comments_whose_parents_are_missing_or_run_in_a_circle_are_shown_once()
    {
        var page = TestSite.Build("""
            -- post /x/ id=1 --
            -- comment 5 on 1 to 99 --
            A
            -- comment 6 on 1 to 7 --
            B
            -- comment 7 on 1 to 6 --
            C
            """)["x/index.html"];

        page.Document.QuerySelectorAll(".comments article").Length.ShouldBe(3);
    }

    [Fact]
    public void Pages_and_categories_with_parents_in_a_circle_are_still_built()
    {
        var site = TestSite.Build("""
            -- page /a/ id=1 parent=2 --
            -- page /b/ id=2 parent=1 --
            -- post /x/ one --
            """, change: blog => blog with { Terms = [blog.Terms[0] with { ParentId = blog.Terms[0].Id }] });

        site["a/index.html"].Words("h1").ShouldBe("a");
        site["category/one/index.html"].Listed().ShouldBe(["x/index.html"]);
    }

    [Fact]
    public void A_history_lists_every_known_state_and_names_those_not_captured()
    {
        var site = TestSite.Build(Everything);
        var history = site["2024/05/31/first/revisions/index.html"];

        history.Links(".versions b a").ShouldBe(["2024/05/31/first/index.html", "2024/05/31/first/revisions/20/index.html"]);
        history.Words(".versions").ShouldContain("Known, but not captured");
        site.Has("2024/05/31/first/revisions/21/index.html").ShouldBeFalse();
    }

    [Fact]
    public void A_revision_shows_what_has_changed_since()
    {
        var page = TestSite.Build(Everything)["2024/05/31/first/revisions/20/index.html"];

        page.Document.QuerySelectorAll(".diff ins").Select(element => element.TextContent.Trim()).ShouldContain("First");
        page.Words(".version").ShouldContain("Some words.");
    }

    [Fact]
    public void What_an_autosave_left_unfinished_is_no_step_between_two_versions()
    {
        var site = TestSite.Build("""
            -- post /x/ id=1 --
            one two
            -- revision 5 of 1 --
            one
            """, change: blog => blog with
        {
            Posts = [blog.Posts[0] with { Title = "Earlier", Revisions = [blog.Posts[0].Revisions[0] with { Id = 6, Origin = RevisionOrigin.Autosave, Body = Body.Markdown("lost words"), Modified = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero) }, .. blog.Posts[0].Revisions] }],
        });

        site["x/revisions/index.html"].Words(".versions li:first-child .size").ShouldBe("+1 words");
    }

    [Fact]
    public void A_link_to_a_comment_that_is_not_here_leads_to_its_post()
    {
        var site = TestSite.Build("""
            -- post /x/ id=1 --
            -- comment 5 on 1 --
            """, change: blog => blog with { Posts = [blog.Posts[0] with { Body = Body.Html("<p><a href=\"https://example.org/x/#comment-5\">a</a> <a href=\"https://example.org/x/#comment-9\">b</a></p>") }] });

        site["x/index.html"].Links(".post > .text a").ShouldBe(["x/index.html#comment-5", "x/index.html"]);
    }

    [Fact]
    public void The_text_lies_beside_its_page_in_Markdown()
    {
        var site = TestSite.Build("""
            -- post /x/ id=1 --
            # Title
            Some *words*.
            """);

        site["x/index.md"].Text.ShouldBe("# Title\n\nSome *words*.");
        site["x/index.html"].Links(".provenance a").ShouldContain("x/index.md");
    }

    [Theory]
    [InlineData("<p>Words.</p>", 1)]
    [InlineData("<p><img src=\"https://example.org/wp-content/a-300x200.jpg\" alt=\"\"></p>", 0)]
    public void The_featured_picture_leads_the_post_unless_its_text_shows_it(string html, int leads)
    {
        var site = TestSite.Build("""
            -- post /x/ id=1 image=50 --
            -- media /wp-content/a.jpg 800x600 id=50 --
            -- media /wp-content/a-300x200.jpg 300x200 --
            """, change: blog => blog with { Posts = [blog.Posts[0] with { Body = Body.Html(html) }] });

        site["x/index.html"].Document.QuerySelectorAll("figure.lead").Length.ShouldBe(leads);
    }

    [Fact]
    public void A_post_gone_from_the_origin_keeps_its_page_and_leaves_the_lists()
    {
        var site = TestSite.Build("-- post /2024/05/x/ news id=1 --", change: blog => blog with { Posts = [blog.Posts[0] with { DeletedAt = new(2024, 7, 1, 0, 0, 0, TimeSpan.Zero) }] });

        site["2024/05/x/index.html"].Words(".notice").ShouldContain("1 July 2024");
        site["index.html"].Listed().ShouldBeEmpty();
        site["all-posts/index.html"].Words(".year").ShouldContain("gone from the original");
        site["sitemap.xml"].Text.ShouldNotContain("/x/");
    }

    [Fact]
    public void The_text_of_a_protected_post_is_nowhere()
    {
        var site = TestSite.Build("""
            -- post /x/ id=1 protected --
            The word is xylophone.
            """);

        site.Paths.ShouldAllBe(path => !site[path].Text.Contains("xylophone", StringComparison.Ordinal));
    }

    [Fact]
    public void The_feed_keeps_the_guid_and_has_absolute_links()
    {
        var site = TestSite.Build("""
            -- post /2024/05/x/ id=1 --
            [other](https://example.org/2024/05/y/)
            -- post /2024/05/y/ id=2 --
            """, new() { BaseUrl = new("https://ann.github.io/mirror/") }, blog => blog with { Posts = [.. blog.Posts.Select(post => post with { Guid = $"https://example.org/?p={post.Id}", Title = "A & B \u0002" })] });
        var item = XDocument.Parse(site["feed/index.xml"].Text).Descendants("item").Last();

        item.Element("guid")!.Value.ShouldBe("https://example.org/?p=1");
        item.Element("title")!.Value.Trim().ShouldBe("A & B");
        item.Element("link")!.Value.ShouldBe("https://ann.github.io/mirror/2024/05/x/");
        site["feed/atom/index.xml"].Text.ShouldContain("<id>https://example.org/?p=1</id>");
    }

    [Theory]
    [InlineData(null, "index.html")]
    [InlineData("https://ann.github.io/mirror/", "/mirror/index.html")]
    public void The_page_for_lost_readers_leads_to_the_root_when_it_is_known(string? baseUrl, string href)
    {
        var site = TestSite.Build("-- post /x/ id=1 --", new() { BaseUrl = baseUrl is null ? null : new(baseUrl) });

        site["404.html"].Document.QuerySelector("header.site .title a")!.GetAttribute("href").ShouldBe(href);
        site["404.html"].Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href").ShouldBe(href.Replace("index.html", "assets/site.css", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_that_runs_right_to_left_says_so()
    {
        var page = TestSite.Build("""
            -- post /x/ id=1 --
            # فجر في الميناء
            """)["x/index.html"];

        page.Document.QuerySelector("article")!.GetAttribute("dir").ShouldBe("rtl");
    }

    [Fact]
    public void A_mistake_in_a_template_is_named_with_file_line_and_variable()
    {
        var theme = Theme.Default with { Templates = Theme.Default.Templates.SetItem("404", new("mine/404.hbs", "<h1>\n{{site.titel}}</h1>")) };

        var mistake = Should.Throw<MirrorException>(() => TestSite.Build("-- post /x/ --", theme: theme)["404.html"]);
        mistake.Message.ShouldContain("mine/404.hbs, line 2");
        mistake.Message.ShouldContain("titel");
    }

    [Fact]
    public void A_template_for_one_type_goes_before_the_common_one()
    {
        var theme = Theme.Default with { Templates = Theme.Default.Templates.SetItem("single-recipe", new("single-recipe.hbs", "{{post.title}} is cooked")) };

        TestSite.Build("-- recipe /recipe/soup/ --", theme: theme)["recipe/soup/index.html"].Text.ShouldBe("soup is cooked");
    }

    [Fact]
    public void A_large_blog_has_a_page_of_all_posts_for_each_year()
    {
        var site = TestSite.Build(string.Join('\n', Enumerable.Range(1, 601).Select(number => $"-- post /{(number > 300 ? 2024 : 2023)}/05/p{number}/ --")));

        site["all-posts/index.html"].Links(".year h2 a").ShouldBe(["all-posts/2024/index.html", "all-posts/2023/index.html"]);
        site["all-posts/2023/index.html"].Links(".year li a").Length.ShouldBe(300);
    }
}
