using System.Globalization;

namespace MirrorGen.Tests.Sources.Rest;

/// <summary>What a run reads of the blog's sitemap, and what it remembers of it for the next.</summary>
public sealed class SitemapTests
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    [Fact]
    public async Task Of_an_unchanged_sitemap_only_the_index_and_the_files_that_name_hidden_pages_are_read_again()
    {
        await using var mirror = await StartAsync();
        Write(mirror, "index.xml", Index(mirror, ("posts.xml", null), ("notes.xml", null), ("more.xml", null)));
        Write(mirror, "posts.xml", Pages(mirror, "post-1/", "post-2/"));
        Write(mirror, "notes.xml", Pages(mirror, "post-2/", "notes/one/"));
        Write(mirror, "more.xml", Index(mirror, ("below.xml", null)));
        Write(mirror, "below.xml", Pages(mirror, "post-1/"));
        await mirror.RunAsync();
        Asked(mirror).ShouldBe(["/below.xml", "/index.xml", "/more.xml", "/notes.xml", "/posts.xml", "/robots.txt"]);

        await mirror.RunAsync();

        Asked(mirror).ShouldBe(["/index.xml", "/more.xml", "/notes.xml"]);
    }

    [Fact]
    public async Task A_file_of_the_sitemap_whose_date_has_changed_is_read_again_and_what_it_names_is_kept()
    {
        await using var mirror = await StartAsync();
        Write(mirror, "index.xml", Index(mirror, ("posts.xml", "2026-01-01"), ("pages.xml", "2026-01-01")));
        Write(mirror, "posts.xml", Pages(mirror, "post-1/"));
        Write(mirror, "pages.xml", Pages(mirror, "post-2/"));
        await mirror.RunAsync();
        Write(mirror, "index.xml", Index(mirror, ("posts.xml", "2026-01-02"), ("pages.xml", "2026-01-01")));
        Write(mirror, "posts.xml", Pages(mirror, "post-1/", "notes/one/"));
        mirror.Blog.Requests.Clear();

        var run = await mirror.RunAsync();

        Asked(mirror).ShouldBe(["/index.xml", "/posts.xml"]);
        run.Findings.ShouldContain(finding => finding.Code == "kept-from-page");
    }

    [Fact]
    public async Task A_week_later_everything_is_asked_anew()
    {
        await using var mirror = await StartAsync();
        Write(mirror, "index.xml", Index(mirror, ("posts.xml", null)));
        Write(mirror, "posts.xml", Pages(mirror, "post-1/"));
        await mirror.RunAsync();
        Write(mirror, "posts.xml", Pages(mirror, "post-1/", "notes/one/"));
        (await mirror.RunAsync()).Findings.ShouldBeEmpty();
        mirror.Clock.Advance(TimeSpan.FromDays(8));
        mirror.Blog.Requests.Clear();

        var run = await mirror.RunAsync();

        Asked(mirror).ShouldBe(["/index.xml", "/posts.xml", "/robots.txt"]);
        run.Findings.ShouldContain(finding => finding.Code == "kept-from-page");
    }

    [Fact]
    public async Task That_there_is_no_sitemap_is_remembered_unless_the_blog_was_too_busy_to_say_so()
    {
        await using var mirror = await StartAsync();
        _files.Clear();
        await mirror.RunAsync();
        Asked(mirror).ShouldBe(["/robots.txt", "/sitemap_index.xml", "/wp-sitemap.xml"]);
        await mirror.RunAsync();
        Asked(mirror).ShouldBeEmpty();
        mirror.Clock.Advance(TimeSpan.FromDays(8));
        _files["/robots.txt"] = "503";
        await mirror.RunAsync(options => options with { Retries = 0 });
        mirror.Blog.Requests.Clear();
        await mirror.RunAsync(options => options with { Retries = 0 });

        Asked(mirror).ShouldContain("/robots.txt");
    }

    [Fact]
    public async Task A_sitemap_that_has_moved_is_found_at_its_new_place()
    {
        await using var mirror = await StartAsync();
        Write(mirror, "index.xml", Pages(mirror, "post-1/"));
        await mirror.RunAsync();
        _files.Remove("/index.xml");
        _files["/robots.txt"] = $"Sitemap: {mirror.Blog.Home}other.xml\n";
        Write(mirror, "other.xml", Pages(mirror, "notes/one/"));

        (await mirror.RunAsync()).Findings.ShouldContain(finding => finding.Code == "kept-from-page");
    }

    [Fact]
    public async Task No_more_than_two_hundred_files_of_a_sitemap_are_read_and_the_rest_is_named()
    {
        await using var mirror = await StartAsync();
        var files = Enumerable.Range(1, 230).Select(number => $"map-{number.ToString(CultureInfo.InvariantCulture)}.xml").ToArray();
        Write(mirror, "index.xml", Index(mirror, [.. files.Select(file => (file, (string?)null))]));
        foreach (var file in files)
        {
            Write(mirror, file, Pages(mirror, "post-1/"));
        }

        var finding = (await mirror.RunAsync()).Findings.ShouldHaveSingleItem();

        mirror.Blog.Requests.Count(request => request.StartsWith("/map-", StringComparison.Ordinal)).ShouldBe(199);
        (finding.Code, finding.Severity).ShouldBe(("sitemap-unreadable", Severity.Warning));
        finding.Message.ShouldContain("more than 200 files; 31 of them were not read");
    }

    private async Task<Mirroring> StartAsync()
    {
        var mirror = await Mirroring.OfAsync(posts: 2);
        _files["/robots.txt"] = $"Sitemap: {mirror.Blog.Home}index.xml\n";
        _files["/notes/one/"] = """<body class="single single-note postid-77"><main><article><h1 class="entry-title">A note</h1><div class="entry-content"><p>Words.</p></div></article></main>""";
        mirror.Blog.Fault = async context =>
        {
            if (!_files.TryGetValue(context.Request.Path.Value!, out var text))
            {
                return false;
            }

            await (text == "503" ? FakeBlog.SendAsync(context, 503, "text/plain", "busy") : FakeBlog.SendAsync(context, 200, text.StartsWith("<body", StringComparison.Ordinal) ? "text/html" : "text/plain", text));
            return true;
        };
        return mirror;
    }

    private void Write(Mirroring mirror, string file, string text) => _files[mirror.Blog.Home.AbsolutePath + file] = text;

    private static string Index(Mirroring mirror, params (string File, string? Modified)[] files) =>
        $"<sitemapindex>{string.Concat(files.Select(file => $"<sitemap><loc>{mirror.Blog.Home}{file.File}</loc>{(file.Modified is null ? "" : $"<lastmod>{file.Modified}</lastmod>")}</sitemap>"))}</sitemapindex>";

    private static string Pages(Mirroring mirror, params string[] pages) => $"<urlset>{string.Concat(pages.Select(page => $"<url><loc>{mirror.Blog.Home}{page}</loc></url>"))}</urlset>";

    // What was asked of the sitemap since the last look, in order of name.
    private static string[] Asked(Mirroring mirror)
    {
        var asked = mirror.Blog.Requests.Where(request => request.EndsWith(".xml", StringComparison.Ordinal) || request == "/robots.txt").Order(StringComparer.Ordinal).ToArray();
        mirror.Blog.Requests.Clear();
        return asked;
    }
}
