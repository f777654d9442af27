namespace MirrorGen.Tests.Generation;

public class ArchivePagesTests
{
    [Fact]
    public void A_category_page_lists_its_posts_newest_first()
    {
        var site = TestSite.Build("""
            -- post /2024/05/old/ news --
            -- post /2024/06/new/ news --
            """);

        site["category/news/index.html"].Listed().ShouldBe(["2024/06/new/index.html", "2024/05/old/index.html"]);
    }

    [Fact]
    public void A_link_or_a_picture_in_a_title_gives_way_to_its_words()
    {
        var site = TestSite.Build(
            "-- post /2024/05/x/ news --",
            change: blog => blog with { Posts = [.. blog.Posts.Select(post => post with { Title = """Boats <a href="https://elsewhere.example/">of <em>old</em></a> <img src="gone.png" alt="and new">""" })] });

        site["category/news/index.html"].Text.ShouldContain("""index.html">Boats of <em>old</em> and new</a></h2>""");
    }

    [Fact]
    public void A_category_shows_the_posts_of_the_categories_below_it()
    {
        var site = TestSite.Build("-- post /2024/05/x/ news/local --");

        site["category/news/index.html"].Listed().ShouldBe(["2024/05/x/index.html"]);
        site["category/news/local/index.html"].Listed().ShouldBe(["2024/05/x/index.html"]);
    }

    [Fact]
    public void Years_months_and_days_have_archives()
    {
        var site = TestSite.Build("-- post /2024/05/31/x/ --");

        site["2024/index.html"].Listed().ShouldBe(["2024/05/31/x/index.html"]);
        site["2024/05/index.html"].Words("h1").ShouldBe("May 2024");
        site["2024/05/31/index.html"].Words("h1").ShouldBe("31 May 2024");
    }

    [Fact]
    public void A_long_archive_goes_on_at_page_2()
    {
        var site = TestSite.Build(string.Join('\n', Enumerable.Range(1, 11).Select(day => $"-- post /2024/05/{day:00}/p{day}/ news --")));

        site["category/news/index.html"].Listed().Length.ShouldBe(10);
        site["category/news/page/2/index.html"].Listed().ShouldBe(["2024/05/01/p1/index.html"]);
        site["page/2/index.html"].Listed().ShouldBe(["2024/05/01/p1/index.html"]);
    }
}
