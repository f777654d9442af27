using MirrorGen.Generation;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Templates;

namespace MirrorGen.Tests.Generation;

public class ContentHtmlTests
{
    private const string Blog = """
        -- post /2024/05/here/ id=1 --
        -- page /about/ id=2 --
        -- media /wp-content/a.jpg 800x600 id=7 --
        """;

    [Theory]
    [InlineData("<a href=\"https://example.org/about/\">x</a>", "<a href=\"../../../about/index.html\">x</a>")]
    [InlineData("<a href=\"http://www.example.org/about\">x</a>", "<a href=\"../../../about/index.html\">x</a>")]
    [InlineData("<a href=\"//example.org/about/#team\">x</a>", "<a href=\"../../../about/index.html#team\">x</a>")]
    [InlineData("<a href=\"/about/\">x</a>", "<a href=\"../../../about/index.html\">x</a>")]
    [InlineData("<a href=\"../../../about/\">x</a>", "<a href=\"../../../about/index.html\">x</a>")]
    [InlineData("<a href=\"https://example.org/2024/05/here/#part\">x</a>", "<a href=\"#part\">x</a>")]
    [InlineData("<a href=\"#part\">x</a>", "<a href=\"#part\">x</a>")]
    [InlineData("<a href=\"/gone/\">x</a>", "<a href=\"https://example.org/gone/\">x</a>")]
    [InlineData("<a href=\"https://elsewhere.example/?a=1&amp;b=2\">x</a>", "<a href=\"https://elsewhere.example/?a=1&amp;b=2\">x</a>")]
    [InlineData("<a href=\"mailto:a@b.example\">x</a>", "<a href=\"mailto:a@b.example\">x</a>")]
    [InlineData("<a href=\"/wp-content/a.jpg\">x</a>", "<a href=\"../../../wp-content/a.jpg\">x</a>")]
    public void Links_lead_into_the_site_where_the_mirror_has_the_page(string html, string fitted) => Fit(html).ShouldBe(fitted);

    [Fact]
    public void A_picture_gets_the_size_that_the_media_library_tells() =>
        Fit("<img src=\"/wp-content/a.jpg\" alt=\"A\">").ShouldBe("<img src=\"../../../wp-content/a.jpg\" alt=\"A\" width=\"800\" height=\"600\" decoding=\"async\">");

    [Fact]
    public void Candidates_without_a_file_are_dropped() =>
        Fit("<img src=\"/wp-content/a.jpg\" srcset=\"/wp-content/a.jpg 800w, /wp-content/gone.jpg 1600w\" sizes=\"50vw\" width=\"8\" height=\"6\" alt=\"\">")
            .ShouldContain("srcset=\"../../../wp-content/a.jpg 800w\"");

    [Theory]
    [InlineData("<img src=\"/wp-content/gone.jpg\" alt=\"The quay\">", "<a class=\"absent\" href=\"https://example.org/wp-content/gone.jpg\">Picture not in this mirror: The quay</a>")]
    [InlineData("<a href=\"/about/\"><img src=\"https://cdn.example/x.png\"></a>", "<a href=\"../../../about/index.html\"><span class=\"absent\">Picture not in this mirror</span></a>")]
    [InlineData("<video controls><source src=\"https://cdn.example/x.mp4\"></video>", "<a class=\"absent\" href=\"https://cdn.example/x.mp4\">Video not in this mirror</a>")]
    public void What_has_no_file_here_becomes_a_link_and_asks_nobody(string html, string fitted) => Fit(html).ShouldBe(fitted);

    [Fact]
    public void Wide_tables_scroll_by_keyboard_too() =>
        Fit("<table><caption>Fares</caption><tbody><tr><td>1</td></tr></tbody></table>").ShouldStartWith("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Fares\"><table>");

    [Fact]
    public void Small_pictures_one_after_another_stand_side_by_side()
    {
        var fitted = Fit("<p>Look:</p><p><img src=\"/wp-content/a.jpg\" alt=\"\" width=\"150\" height=\"150\"></p>\n<figure><img src=\"/wp-content/a.jpg\" alt=\"\" width=\"300\" height=\"200\"><figcaption>Two</figcaption></figure><p>So.</p>");

        fitted.ShouldStartWith("<p>Look:</p><div class=\"gallery\"><p>");
        fitted.Replace("\n", "", StringComparison.Ordinal).ShouldEndWith("</figure></div><p>So.</p>");
    }

    [Theory]
    [InlineData("<figure><figure>IMG<figcaption>One</figcaption></figure><a href=\"/about/\">IMG</a><figcaption>All</figcaption></figure>", "figure > .gallery > figure, figure > .gallery > a", 2)]
    [InlineData("<figure><ul><li><figure>IMG<figcaption>One</figcaption></figure></li><li>IMG</li></ul></figure>", "figure > ul.gallery > li", 2)]
    [InlineData("<p>IMG IMG<br>IMG</p>", ".gallery > img", 3)]
    [InlineData("<p>IMG and IMG</p>", ".gallery", 0)]
    [InlineData("<figure>IMG<figcaption>One</figcaption></figure>", ".gallery", 0)]
    [InlineData("<ul><li>IMG</li><li>Words</li></ul>", ".gallery", 0)]
    public void Pictures_that_belong_together_are_a_gallery(string html, string selector, int count) =>
        Parse(Fit(html.Replace("IMG", "<img src=\"/wp-content/a.jpg\" alt=\"A\" width=\"1024\" height=\"683\">", StringComparison.Ordinal))).QuerySelectorAll(selector).Length.ShouldBe(count);

    [Theory]
    [InlineData("<h2>A</h2><h3>B</h3><h2>C</h2>", "2 3 2")]
    [InlineData("<h3>A</h3><h3>B</h3><h4>C</h4><h3>D</h3>", "2 2 3 2")]
    [InlineData("<h2>A</h2><h5>B</h5><h6>C</h6><h3>D</h3>", "2 3 4 3")]
    [InlineData("<h4>A</h4><h1>B</h1><h2>C</h2>", "2 1 2")]
    public void Headings_leave_no_level_out_for_those_who_listen(string html, string levels) =>
        string.Join(' ', Parse(Fit(html)).QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.GetAttribute("aria-level") ?? heading.LocalName[1..])).ShouldBe(levels);

    [Fact]
    public void A_file_with_its_button_can_be_told_and_saved()
    {
        var file = Parse(Fit("<p><a href=\"/wp-content/a.jpg\">The plan</a><a href=\"/wp-content/a.jpg\">Download</a></p>"));

        file.QuerySelector("p.file")!.TextContent.ShouldBe("The plan Download");
        file.QuerySelectorAll("a[download]").Select(link => link.TextContent).ShouldBe(["Download"]);
    }

    [Fact]
    public void A_link_around_a_picture_without_words_is_named_after_the_picture() =>
        Fit("<a href=\"/wp-content/a.jpg\"><img src=\"/wp-content/a.jpg\" alt=\"\"></a>").ShouldStartWith("<a href=\"../../../wp-content/a.jpg\" aria-label=\"a\">");

    [Theory]
    [InlineData("<p><img src=\"/wp-content/a.jpg\" alt=\"\" width=\"150\" height=\"150\"></p><p>Words.</p>")]
    [InlineData("<p><img src=\"/wp-content/a.jpg\" alt=\"\" width=\"1500\" height=\"150\"></p><p><img src=\"/wp-content/a.jpg\" alt=\"\" width=\"1500\" height=\"150\"></p>")]
    public void A_single_or_large_picture_keeps_its_own_place(string html) => Fit(html).ShouldNotContain("gallery");

    private static AngleSharp.Dom.IDocument Parse(string html) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);

    private static string Fit(string html)
    {
        var site = new SiteContext(TestBlog.Parse(Blog), HandlebarsTemplates.Of(Theme.Default, null), new());
        var place = new Place("post:1");
        return ContentHtml.Fit(html, new PageContext(site, place, site.Addresses.Of(place)));
    }
}
