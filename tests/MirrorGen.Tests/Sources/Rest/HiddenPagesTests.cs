using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;

namespace MirrorGen.Tests.Sources.Rest;

/// <summary>Pages that the blog shows to everybody, and of which its API says nothing: its sitemap names them.</summary>
public sealed class HiddenPagesTests
{
    private const string Note = """
        <!doctype html><html><head><title>A note – A blog</title></head>
        <body class="note-template-default single single-note postid-77">
        <header><nav><a href="/">Home</a></nav></header>
        <main><article id="post-77"><header class="entry-header"><h1 class="entry-title">A <em>note</em></h1><time datetime="2020-02-01T08:00:00+02:00">1 February</time></header>
        <div class="entry-content"><p>Public, and absent from the API.</p><img src="/wp-content/uploads/note.png"></div></article>
        <section id="comments"><ol class="comment-list">
        <li id="comment-7" class="comment"><article id="div-comment-7"><img class="avatar" src="https://gravatar.example/0123"><div class="comment-author vcard"><b class="fn"><a href="https://ann.example/" rel="ugc">Ann</a></b> <span class="says">says:</span></div>
          <time datetime="2020-02-02T10:00:00+00:00">then</time><div class="comment-content"><p>Somebody's <em>comment</em>.</p></div><div class="reply"><a href="#">Reply</a></div></article>
          <ol class="children"><li id="comment-8" class="comment"><article><b class="fn">Bob</b><div class="comment-content"><p>An answer.</p></div></article></li></ol></li>
        <li id="comment-9" class="pingback">Pingback: <a href="https://other.example/post">Another blog</a></li>
        </ol><form id="commentform"></form></section></main></body></html>
        """;

    private const string Term = """
        <!doctype html><body class="archive tax-grain term-rye term-40"><main><h1>Grains: <span>Rye</span></h1>
        <article id="post-1" class="post-1 post"><h2><a href="/post-1/">Post 1</a></h2></article>
        <a class="next page-numbers" href="/grain/rye/page/2/">Next</a></main></body>
        """;

    private const string TermFurther = """
        <!doctype html><body class="archive paged tax-grain term-rye term-40 paged-2"><main><h1>Grains: <span>Rye</span></h1>
        <article id="post-2" class="post-2 post"></article></main></body>
        """;

    [Fact]
    public async Task An_entry_of_a_type_that_the_api_hides_becomes_a_post_of_that_type()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1);
        Show(mirror.Blog, ("/notes/one/", Note));
        mirror.Blog.Files["/wp-content/uploads/note.png"] = FakeBlog.Picture;

        var run = await mirror.RunAsync();
        var blog = mirror.Look(snapshot => BlogReader.Read(snapshot).Blog);

        var note = blog.Posts.Single(post => post.Type == "note");
        (note.Id, note.Slug, note.Title, note.KeptFromPage).ShouldBe((77, "one", "A <em>note</em>", true));
        note.Permalink.ToString().ShouldBe(mirror.Blog.Home + "notes/one/");
        note.Published.ShouldBe(new DateTimeOffset(2020, 2, 1, 8, 0, 0, TimeSpan.FromHours(2)));
        note.Body.Read().ShouldStartWith("<p>Public, and absent from the API.</p>");
        note.Body.Read().ShouldNotContain("comment");
        blog.PostTypes.ShouldContain(type => type.Slug == "note" && type.Name == "Note");
        blog.Comments.Select(comment => (comment.Id, comment.PostId, comment.ParentId, comment.Type, comment.AuthorName, comment.AuthorUrl?.AbsoluteUri, comment.Html)).ShouldBe(
        [
            (7, 77, 0, "comment", "Ann", "https://ann.example/", "<p>Somebody's <em>comment</em>.</p>"),
            (8, 77, 7, "comment", "Bob", null, "<p>An answer.</p>"),
            (9, 77, 0, "pingback", "Another blog", "https://other.example/post", ""),
        ]);
        blog.MediaFiles.ShouldContain(file => file.Path.Value == "wp-content/uploads/note.png");
        run.Findings.ShouldContain(finding => finding.Code == "kept-from-page" && finding.Severity == Severity.Note);
    }

    [Fact]
    public async Task The_text_behind_a_password_stays_there()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1);
        Show(mirror.Blog, ("/notes/one/", """<body class="single single-note postid-77"><main><article><h1 class="entry-title">Protected: A note</h1><div class="entry-content"><form class="post-password-form"><p>Enter it:</p></form></div></article></main>"""));

        await mirror.RunAsync();

        var note = mirror.Look(snapshot => BlogReader.Read(snapshot).Blog).Posts.Single(post => post.Type == "note");
        (note.PasswordProtected, note.Title, note.Body.Read()).ShouldBe((true, "A note", ""));
    }

    [Fact]
    public async Task A_taxonomy_that_the_api_hides_orders_the_posts_that_its_pages_list()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 3);
        Show(mirror.Blog, ("/grain/rye/", Term), ("/grain/rye/page/2/", TermFurther));

        await mirror.RunAsync();
        var blog = mirror.Look(snapshot => BlogReader.Read(snapshot).Blog);

        blog.Taxonomies.ShouldContain(taxonomy => taxonomy.Slug == "grain" && taxonomy.Name == "Grains");
        var rye = blog.Terms.Single(term => term.Taxonomy == "grain");
        (rye.Id, rye.Slug, rye.Name, rye.Permalink!.ToString()).ShouldBe((40, "rye", "Rye", mirror.Blog.Home + "grain/rye/"));
        blog.Posts.Where(post => post.TermIds.GetValueOrDefault("grain", []).Contains(40)).Select(post => post.Id).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_the_api_shows_is_not_asked_for_as_a_page()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 2);
        Show(mirror.Blog, ("/post-1/", Note), ("/post-2/", Note));

        await mirror.RunAsync();

        mirror.Blog.Requests.ShouldNotContain("/post-1/");
        mirror.Look(snapshot => snapshot.Kinds()).ShouldContain(CaptureKind.Page);
        mirror.Look(snapshot => snapshot.States(CaptureKind.Page).Keys.Where(id => id.StartsWith("http", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_is_gone_keeps_its_text_and_is_marked_so()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1);
        Show(mirror.Blog, ("/notes/one/", Note), ("/notes/two/", Note.Replace("77", "78", StringComparison.Ordinal)));
        await mirror.RunAsync();
        Show(mirror.Blog, ("/notes/two/", Note.Replace("77", "78", StringComparison.Ordinal)));

        await mirror.RunAsync();
        var notes = mirror.Look(snapshot => BlogReader.Read(snapshot).Blog.Posts.Where(post => post.Type == "note").ToArray());

        notes.Select(note => note.DeletedAt is null).ShouldBe([false, true]);
    }

    [Fact]
    public async Task Two_runs_of_an_unchanged_page_keep_one_version()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1);
        Show(mirror.Blog, ("/notes/one/", Note));
        await mirror.RunAsync();
        Show(mirror.Blog, ("/notes/one/", Note.Replace("<main>", "<main data-nonce=\"8f31\">", StringComparison.Ordinal)));

        var again = await mirror.RunAsync();

        again.Changes.New.ShouldBe(0);
        again.Changes.Changed.ShouldBe(0);
    }

    [Theory]
    [InlineData("note", "")]
    [InlineData("", "post")]
    public async Task What_the_user_leaves_out_does_not_come_in_by_this_door(string exclude, string include)
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1);
        Show(mirror.Blog, ("/notes/one/", Note));

        await mirror.RunAsync(options => options with { Exclude = [exclude], Include = include.Length > 0 ? [include] : [] });

        mirror.Look(snapshot => BlogReader.Read(snapshot).Blog).Posts.ShouldNotContain(post => post.Type == "note");
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><urlset><url><loc>&a;</loc></url></urlset>")]
    [InlineData("<html><p>No sitemap here")]
    [InlineData("<urlset><url><loc>https://elsewhere.example/</loc></url><url><loc>file:///etc/passwd</loc></url><url/></urlset>")]
    public async Task A_sitemap_that_is_none_changes_nothing(string sitemap)
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1);
        mirror.Blog.Fault = async context =>
        {
            if (context.Request.Path != "/wp-sitemap.xml")
            {
                return false;
            }

            await FakeBlog.SendAsync(context, 200, "application/xml", sitemap);
            return true;
        };

        var run = await mirror.RunAsync();

        run.Findings.ShouldBeEmpty();
        mirror.Posts().ShouldBe([1]);
    }

    [Theory]
    [InlineData(404, "Not here")]
    [InlineData(200, "<urlset><url><loc>https://cut.off")]
    public async Task A_sitemap_that_the_blog_names_and_nobody_can_read_is_named(int status, string sitemap)
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1);
        Show(mirror.Blog, ("/notes/one/", Note));
        var others = mirror.Blog.Fault;
        mirror.Blog.Fault = async context =>
        {
            if (context.Request.Path != "/map-1.xml")
            {
                return await others(context);
            }

            await FakeBlog.SendAsync(context, status, "application/xml", sitemap);
            return true;
        };

        var finding = (await mirror.RunAsync()).Findings.ShouldHaveSingleItem();

        (finding.Code, finding.Severity).ShouldBe(("sitemap-unreadable", Severity.Warning));
        finding.Where.ShouldEndWith("/map-1.xml");
    }

    private static void Show(FakeBlog blog, params (string Path, string Html)[] pages) => blog.Fault = async context =>
    {
        var path = context.Request.Path.Value!;
        if (path == "/robots.txt")
        {
            await FakeBlog.SendAsync(context, 200, "text/plain", $"User-agent: *\nSitemap: {blog.Home}index-of-maps.xml\n");
        }
        else if (path == "/index-of-maps.xml")
        {
            await FakeBlog.SendAsync(context, 200, "application/xml", $"<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>{blog.Home}map-1.xml</loc></sitemap></sitemapindex>");
        }
        else if (path == "/map-1.xml")
        {
            var first = pages.Where(page => !page.Path.Contains("/page/", StringComparison.Ordinal));
            await FakeBlog.SendAsync(context, 200, "application/xml", $"<urlset>{string.Concat(first.Select(page => $"<url><loc>{blog.Home}{page.Path[1..]}</loc></url>"))}</urlset>");
        }
        else if (pages.FirstOrDefault(page => page.Path == path) is { Html: { } html })
        {
            await FakeBlog.SendAsync(context, 200, "text/html; charset=UTF-8", html);
        }
        else
        {
            return false;
        }

        return true;
    };
}
