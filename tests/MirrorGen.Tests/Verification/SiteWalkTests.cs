using MirrorGen.Verification;

namespace MirrorGen.Tests.Verification;

public class SiteWalkTests
{
    // Pages of a small site; each line of a case is one more page, at a/index.html.
    private static IReadOnlyList<Finding> Walk(string html)
    {
        using var folder = new TemporaryFolder();
        folder.Write("index.html", """<h1 id="top-of-home">Home</h1><a name=old-anchor></a>""");
        folder.Write("a/index.html", html);
        folder.Write("a/b/index.html", "<p id='caf&eacute;'>B</p>");
        folder.Write("東京/index.html", "<p id='第一'>Tokyo</p>");
        folder.Write("wp-content/uploads/x y.jpg", "picture");
        folder.Write("assets/style.css", "");
        return SiteWalk.Through(SiteIndex.Of(folder.Root), new Uri("https://blog.example/"), CancellationToken.None).Findings;
    }

    [Theory]
    [InlineData("""<a href="../index.html">""")]
    [InlineData("""<a href="../index.html#top-of-home">""")]
    [InlineData("""<a href="../index.html#old-anchor">""")]
    [InlineData("""<a href="../index.html?p=12">""")]
    [InlineData("""<a href="b/index.html#caf%C3%A9">""")]
    [InlineData("""<a href=b/index.html>""")]
    [InlineData("""<a href="../%E6%9D%B1%E4%BA%AC/index.html#%E7%AC%AC%E4%B8%80">""")]
    [InlineData("""<a href="../東京/index.html#第一">""")]
    [InlineData("""<a href="#">, <a href="#top">, <a href="">, <p id=here><a href="#here">""")]
    [InlineData("""<a href="#:~:text=some%20words">""")]
    [InlineData("""<img src="../wp-content/uploads/x%20y.jpg" srcset="../wp-content/uploads/x%20y.jpg 1x, ../wp-content/uploads/x%20y.jpg 2x">""")]
    [InlineData("""<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="a > b">""")]
    [InlineData("""<link rel="stylesheet" href="../assets/style.css">""")]
    [InlineData("""<a href="mailto:someone@example.org">, <a href="tel:+1">, <a href="https://elsewhere.example/x">""")]
    [InlineData("""<link rel="canonical" href="https://blog.example/a/">""")]
    [InlineData("""<a rel="external nofollow" href="https://blog.example/a/">""")]
    [InlineData("""<!-- <a href="gone.html"> --><script>var a = '<a href="gone.html">';</script><style>a { }</style><textarea><img src=gone></textarea>""")]
    [InlineData("""<p title='<a href="gone.html">'>text</p>""")]
    public void What_is_there_is_found(string html) => Walk(html).ShouldBeEmpty();

    [Theory]
    [InlineData("link-broken", """<a href="gone.html">""")]
    [InlineData("link-broken", """<A HREF='gone.html'>""")]
    [InlineData("link-broken", """<meta http-equiv="refresh" content="0; url=gone.html">""")]
    [InlineData("link-broken", """<area href="gone.html">""")]
    [InlineData("link-to-folder", """<a href="b/">""")]
    [InlineData("link-to-folder", """<a href="..">""")]
    [InlineData("link-to-folder", """<a href="./">""")]
    [InlineData("link-leaves-site", """<a href="../../etc/passwd">""")]
    [InlineData("link-not-relative", """<a href="/a/b/index.html">""")]
    [InlineData("fragment-missing", """<a href="#nowhere">""")]
    [InlineData("fragment-missing", """<a href="b/index.html#nowhere">""")]
    [InlineData("asset-missing", """<img src="gone.jpg">""")]
    [InlineData("asset-missing", """<img srcset="../wp-content/uploads/x%20y.jpg 300w, gone.jpg 600w">""")]
    [InlineData("asset-missing", """<picture><source srcset="gone.webp">""")]
    [InlineData("asset-missing", """<video poster="gone.jpg">""")]
    [InlineData("asset-missing", """<link rel="icon" href="gone.ico">""")]
    [InlineData("asset-missing", """<div style="background: url('gone.png')">""")]
    [InlineData("asset-from-original", """<img src="https://blog.example/wp-content/uploads/x.jpg">""")]
    [InlineData("asset-from-original", """<img src="//www.blog.example/x.jpg">""")]
    [InlineData("asset-from-elsewhere", """<script src="https://tracker.example/t.js"></script>""")]
    [InlineData("asset-from-elsewhere", """<iframe src="https://video.example/1"></iframe>""")]
    [InlineData("link-to-original", """<a href="https://blog.example/a/b/">""")]
    [InlineData("link-to-original", """<a href="http://blog.example/a/b">""")]
    [InlineData("link-not-mirrored", """<a href="https://blog.example/wp-login.php">""")]
    [InlineData("script-address", """<a href=" JavaScript:alert(1)">""")]
    public void What_leads_nowhere_is_named(string code, string html)
    {
        var finding = Walk(html).ShouldHaveSingleItem();

        finding.Code.ShouldBe(code);
        finding.Where.ShouldBe("a/index.html");
    }

    [Fact]
    public void A_stylesheet_is_followed_too()
    {
        using var folder = new TemporaryFolder();
        folder.Write("assets/style.css", "/* url(not-this.png) */ @import 'gone.css'; a { background: url( \"gone.png\" ) }");

        var findings = SiteWalk.Through(SiteIndex.Of(folder.Root), null, CancellationToken.None).Findings;

        findings.Select(finding => finding.Code).ShouldBe(["asset-missing", "asset-missing"]);
    }

    [Theory]
    [InlineData("sitemap.xml", "<urlset><url><loc>https://me.example/blog/there/</loc></url><url><loc>https://me.example/blog/gone/</loc></url></urlset>")]
    [InlineData("feed/index.xml", "<rss><channel><link>https://me.example/blog/</link><item><link>https://me.example/blog/gone/</link></item></channel></rss>")]
    [InlineData("feed/index.html", "<?xml version=\"1.0\"?><feed><link href=\"https://me.example/blog/gone/\"/></feed>")]
    [InlineData("feed/index.xml", "<rss xmlns:c=\"c\"><c:encoded>&lt;a href=\"https://me.example/blog/there/\">&lt;img src=\"https://me.example/blog/gone\"></c:encoded></rss>")]
    [InlineData("_redirects", "# x\n/blog/old /blog/there/ 301\n/blog/ p=3 /blog/gone/ 301\n")]
    [InlineData(".htaccess", "RewriteRule ^old/?$ %{ENV:MIRROR}there/ [NC,R=301,L,NE]\nRewriteRule ^ %{ENV:MIRROR}gone/? [R=301,L,NE]\n")]
    [InlineData("redirects.nginx.conf", "map $uri $mirror_path {\n  default \"\";\n  \"/blog/old\" \"/blog/gone/\";\n}\n")]
    [InlineData("assets/addresses/0.js", "mirrorAddresses(\"0\",[[\"?p=1\",\"there/index.html\"],[\"?p=2\",\"gone/index.html\"]]);\n")]
    [InlineData("assets/search/d-0.js", "mirrorSearch(\"d-0\",[[\"A title\",\"gone/index.html\",\"\",\"words\"]]);\n")]
    [InlineData("robots.txt", "User-agent: *\nSitemap: https://me.example/blog/gone\n")]
    public void Files_for_machines_are_followed_too(string file, string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("index.html", "");
        folder.Write("there/index.html", "");
        folder.Write("robots.txt", "Sitemap: https://me.example/blog/index.html\n");
        folder.Write(file, text);

        var finding = SiteWalk.Through(SiteIndex.Of(folder.Root), new Uri("https://blog.example/"), CancellationToken.None).Findings.ShouldHaveSingleItem();

        finding.Code.ShouldBe("entry-broken");
        finding.Where.ShouldBe(file);
        finding.Message.ShouldStartWith("'gone");
    }

    [Theory]
    [InlineData("https://me.example/blog/")]
    [InlineData(null)]
    public void What_a_text_in_a_feed_links_to_at_the_blogs_own_address_is_its_pages_affair(string? home)
    {
        using var folder = new TemporaryFolder();
        folder.Write("sitemap.xml", "<urlset/>");
        folder.Write("robots.txt", "Sitemap: https://me.example/blog/sitemap.xml\n");
        folder.Write("feed/index.xml", "<rss xmlns:c=\"c\"><c:encoded>&lt;a href=\"https://me.example/blog/never-mirrored\"></c:encoded></rss>");

        SiteWalk.Through(SiteIndex.Of(folder.Root), home is null ? null : new Uri(home), CancellationToken.None).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sitemap.xml", "<urlset><url>")]
    [InlineData("assets/addresses/0.js", "mirrorAddresses(\"0\",[[);")]
    [InlineData("assets/search/d-0.js", "nothing")]
    public void A_file_for_machines_that_is_cut_off_is_named(string file, string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, text);

        SiteWalk.Through(SiteIndex.Of(folder.Root), null, CancellationToken.None).Findings.ShouldHaveSingleItem().Code.ShouldBe("file-unreadable");
    }

    [Theory]
    [InlineData("404.html", "/blog/there/index.html", "")]
    [InlineData("404.html", "/blog/gone/index.html", "link-broken")]
    [InlineData("404.html", "/elsewhere/index.html", "link-not-relative")]
    [InlineData("a/index.html", "/blog/there/index.html", "link-not-relative")]
    public void The_page_that_hosts_show_at_any_depth_may_name_the_sites_own_place(string page, string href, string code)
    {
        using var folder = new TemporaryFolder();
        folder.Write("there/index.html", "");
        folder.Write("sitemap.xml", "<urlset/>");
        folder.Write("robots.txt", "Sitemap: https://me.example/blog/sitemap.xml\n");
        folder.Write(page, $"<a href=\"{href}\">");

        string.Join(' ', SiteWalk.Through(SiteIndex.Of(folder.Root), null, CancellationToken.None).Findings.Select(finding => finding.Code)).ShouldBe(code);
    }

    [Fact]
    public void A_broken_link_on_every_page_is_one_finding()
    {
        using var folder = new TemporaryFolder();
        foreach (var page in Enumerable.Range(1, 50))
        {
            folder.Write($"{page:00}/index.html", """<a href="../gone.html">gone</a> <a href="../gone.html">gone</a>""");
        }

        var finding = SiteWalk.Through(SiteIndex.Of(folder.Root), null, CancellationToken.None).Findings.ShouldHaveSingleItem();

        finding.Where.ShouldBe("01/index.html");
        finding.Message.ShouldContain("held 50 times, also by 02/index.html, 03/index.html");
    }

    [Fact]
    public void A_place_that_is_gone_from_a_page_is_named_with_the_pages_that_lead_there()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/index.html", "<p id='here'>");
        foreach (var page in Enumerable.Range(1, 5))
        {
            folder.Write($"{page}/index.html", """<a href="../a/index.html#there">there</a> <a href="../a/index.html#there">there</a> <a href="../a/index.html#here">here</a>""");
        }

        var finding = SiteWalk.Through(SiteIndex.Of(folder.Root), null, CancellationToken.None).Findings.ShouldHaveSingleItem();

        finding.Where.ShouldBe("1/index.html");
        finding.Message.ShouldBe("'a/index.html#there' names a place that its page does not have (held 5 times, also by 2/index.html, 3/index.html).");
    }

    [Theory]
    [InlineData("<a href")]
    [InlineData("<a href=")]
    [InlineData("<a href='x")]
    [InlineData("<")]
    [InlineData("<!-- ")]
    [InlineData("<script>")]
    [InlineData("<a <a <a")]
    public void A_page_that_ends_in_the_middle_harms_nothing(string html) => Should.NotThrow(() => Walk(html));
}
