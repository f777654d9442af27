using MirrorGen.Generation;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Templates;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Generation;

public class AddressMapTests
{
    [Theory]
    [InlineData("/2024/05/name/", "2024/05/name/index.html")]
    [InlineData("/index.php/2024/05/name/", "index.php/2024/05/name/index.html")]
    [InlineData("/2024/05/name", "2024/05/name/index.html")]
    [InlineData("/name.html", "name.html")]
    [InlineData("/v1.2/", "v1.2/index.html")]
    [InlineData("/2024/%E6%9D%B1%E4%BA%AC/", "2024/東京/index.html")]
    [InlineData("/%d8%b3%d9%84%d8%a7%d9%85/", "سلام/index.html")]
    [InlineData("/%d9%85%db%8c%e2%80%8c%d8%b1%d9%88%d9%85/", "می\u200Cروم/index.html")]
    [InlineData("/?p=30", "p/30/index.html")]
    [InlineData("/?post_type=recipe&p=30", "post_type/recipe/p/30/index.html")]
    [InlineData("/a%20b/", "a b/index.html")]
    public void A_post_stands_where_the_blog_had_it(string address, string file) =>
        Map($"-- post {address} id=30 --").Of(new Place("post:30")).Value.ShouldBe(file);

    [Theory]
    [InlineData("https://example.org/2024/05/name/")]
    [InlineData("http://example.org/2024/05/name/")]
    [InlineData("https://www.example.org/2024/05/name/")]
    [InlineData("https://example.org/2024/05/name")]
    [InlineData("https://example.org/2024/05/NAME/")]
    [InlineData("https://example.org/index.php/2024/05/name/")]
    [InlineData("https://example.org/2024/05/name/?utm_source=x")]
    [InlineData("https://example.org/2024/05/name/#part")]
    [InlineData("https://example.org/2024/05/name/comment-page-2/#comment-7")]
    [InlineData("https://example.org/?p=30")]
    [InlineData("https://example.org/index.php?p=30")]
    [InlineData("https://example.org/?p=30&preview=true")]
    public void A_post_is_found_by_every_way_of_writing_its_address(string address) =>
        Map("-- post /2024/05/name/ id=30 --").Find(new Uri(address))?.Value.ShouldBe("2024/05/name/index.html");

    [Theory]
    [InlineData("https://example.com/2024/05/name/")]
    [InlineData("https://example.org:8080/2024/05/name/")]
    [InlineData("https://sub.example.org/2024/05/name/")]
    [InlineData("https://example.org/2024/05/other/")]
    [InlineData("mailto:a@example.org")]
    public void What_is_not_in_the_mirror_is_not_found(string address) =>
        Map("-- post /2024/05/name/ id=30 --").Find(new Uri(address)).ShouldBeNull();

    [Theory]
    [InlineData("https://example.org/?cat=5", "category/news/index.html")]
    [InlineData("https://example.org/category/news/feed/", "category/news/feed/index.xml")]
    [InlineData("https://example.org/?tag=blue", "tag/blue/index.html")]
    [InlineData("https://example.org/?m=202405", "2024/05/index.html")]
    [InlineData("https://example.org/2024/", "2024/index.html")]
    [InlineData("https://example.org/?author=6", "author/ann/index.html")]
    [InlineData("https://example.org/feed/", "feed/index.xml")]
    [InlineData("https://example.org/", "index.html")]
    [InlineData("https://example.org", "index.html")]
    public void Archives_are_found_by_their_paths_and_by_WordPress_own_variables(string address, string file)
    {
        var site = TestSite.Build("-- post /2024/05/name/ news #blue @ann --", change: blog => blog with
        {
            Terms = [.. blog.Terms.Select(term => term.Slug == "news" ? term with { Id = 5 } : term)],
            Authors = [.. blog.Authors.Select(author => author with { Id = 6 })],
            Posts = [.. blog.Posts.Select(post => post with { AuthorId = 6, TermIds = post.TermIds.SetItem("category", [5]) })],
        });

        Map(site.Blog).Find(new Uri(address))?.Value.ShouldBe(file);
    }

    [Fact]
    public void A_page_with_a_query_for_an_address_is_found_by_its_path_here_too() =>
        Map("-- recipe /?recipe=soup id=1 --").Find(new Uri("https://example.org/recipe/soup/"))?.Value.ShouldBe("recipe/soup/index.html");

    [Fact]
    public void A_blog_in_a_subdirectory_has_its_front_page_at_the_root_of_the_site()
    {
        var map = Map("""
            -- blog https://example.org/blog/ --
            -- post /blog/2024/05/name/ id=30 --
            """);

        map.Of(new Place("post:30")).Value.ShouldBe("2024/05/name/index.html");
        map.Find(new Uri("https://example.org/blog"))?.Value.ShouldBe("index.html");
        map.Find(new Uri("https://example.org/shop/")).ShouldBeNull();
    }

    [Fact]
    public void Names_that_are_one_on_some_systems_become_two_files()
    {
        var map = Map("""
            -- post /Twin/ id=1 --
            -- post /twin/ id=2 --
            """);

        map.Of(new Place("post:1")).Value.ShouldBe("Twin/index.html");
        map.Of(new Place("post:2")).Value.ShouldMatch("^twin-[0-9a-f]{8}/index.html$");
        map.Find(new Uri("https://example.org/Twin/")).ShouldBe(map.Of(new Place("post:1")));
        map.Find(new Uri("https://example.org/twin/")).ShouldBe(map.Of(new Place("post:2")));
    }

    [Fact]
    public void An_over_long_slug_is_cut_and_still_found_by_its_address()
    {
        var slug = string.Concat(Enumerable.Repeat("%e6%9d%b1", 120));
        var map = Map($"-- post /{slug}/ id=1 --");

        System.Text.Encoding.UTF8.GetByteCount(map.Of(new Place("post:1")).Value.Split('/')[0]).ShouldBeLessThanOrEqualTo(200);
        map.Find(new Uri($"https://example.org/{slug}/")).ShouldBe(map.Of(new Place("post:1")));
    }

    [Fact]
    public void A_page_that_is_a_file_becomes_a_folder_when_another_page_lies_below_it()
    {
        var map = Map("""
            -- page /about.html id=1 --
            -- page /about.html/team.html id=2 parent=1 --
            """);

        map.Of(new Place("post:1")).Value.ShouldBe("about.html/index.html");
        map.Of(new Place("post:2")).Value.ShouldBe("about.html/team.html");
    }

    [Fact]
    public void A_page_of_ours_gives_way_to_a_page_of_the_blog()
    {
        var map = Map("-- page /search/ id=1 --");

        map.Of(new Place("post:1")).Value.ShouldBe("search/index.html");
        map.Of(Place.Own("search")).Value.ShouldMatch("^search-[0-9a-f]{8}/index.html$");
    }

    [Fact]
    public void A_page_as_front_page_stands_at_the_root_and_the_posts_where_their_page_was()
    {
        var map = Map("""
            -- page / id=1 front --
            -- page /journal/ id=2 list --
            -- post /2024/05/x/ id=3 --
            """);

        map.Of(new Place("post:1")).Value.ShouldBe("index.html");
        map.Of(Place.Posts).Value.ShouldBe("journal/index.html");
        map.Find(new Uri("https://example.org/?page_id=2"))?.Value.ShouldBe("journal/index.html");
    }

    [Fact]
    public void An_address_that_a_post_had_before_leads_to_where_it_is_now()
    {
        var site = TestSite.Build("-- post /2024/05/now/ id=3 --", change: blog => blog with
        {
            Posts = [blog.Posts[0] with { FormerPermalinks = [Permalink.Parse("https://example.org/2024/05/before/")] }],
        });

        Map(site.Blog).Find(new Uri("https://example.org/2024/05/before/"))?.Value.ShouldBe("2024/05/now/index.html");
    }

    [Fact]
    public void A_former_address_that_another_post_has_now_leads_to_that_one()
    {
        var site = TestSite.Build("""
            -- post /now/ id=3 --
            -- post /taken/ id=4 --
            """, change: blog => blog with { Posts = [blog.Posts[0] with { FormerPermalinks = [Permalink.Parse("https://example.org/taken/")] }, blog.Posts[1]] });

        Map(site.Blog).Find(new Uri("https://example.org/taken/"))?.Value.ShouldBe("taken/index.html");
    }

    [Theory]
    [InlineData("/2024/05/31/x/", "2024/05/index.html")]
    [InlineData("/blog/2024/05/x/", "blog/2024/05/index.html")]
    [InlineData("/index.php/2024/05/x/", "index.php/2024/05/index.html")]
    [InlineData("/archives/3/", "archives/date/2024/05/index.html")]
    [InlineData("/index.php/x/", "index.php/2024/05/index.html")]
    [InlineData("/x/", "2024/05/index.html")]
    [InlineData("/?p=3", "m/202405/index.html")]
    public void Months_stand_where_the_permalinks_show_that_the_blog_had_them(string address, string file)
    {
        var site = TestSite.Build($"-- post {address} id=3 --", change: blog => blog with { Posts = [blog.Posts[0] with { Published = new(2024, 5, 31, 12, 0, 0, TimeSpan.Zero) }] });

        Map(site.Blog).Of(Place.Date("2024/05")).Value.ShouldBe(file);
    }

    [Theory]
    [InlineData("https://example.org/wp-content/a.jpg")]
    [InlineData("http://www.example.org/wp-content/a.jpg?ver=3")]
    [InlineData("https://i0.wp.com/example.org/wp-content/a.jpg?resize=300")]
    public void A_picture_is_found_by_every_way_of_writing_its_address(string address) =>
        Map("-- media /wp-content/a.jpg 8x6 --").Find(new Uri(address))?.Value.ShouldBe("wp-content/a.jpg");

    [Theory]
    [InlineData("a/index.html", "a/index.html", "index.html")]
    [InlineData("a/index.html", "index.html", "../index.html")]
    [InlineData("index.html", "2024/東京/index.html", "2024/%E6%9D%B1%E4%BA%AC/index.html")]
    [InlineData("2024/05/x/index.html", "2024/06/y/index.html", "../../06/y/index.html")]
    [InlineData("a/index.html", "wp-content/50% off.jpg", "../wp-content/50%25%20off.jpg")]
    public void Links_lead_from_file_to_file(string from, string to, string href) =>
        Href.Relative(SitePath.Parse(from), SitePath.Parse(to)).ShouldBe(href);

    private static AddressMap Map(string text) => Map(TestBlog.Parse(text));

    private static AddressMap Map(Blog blog) => AddressMap.Of(blog, ArchiveList.Of(blog, new Origin(blog.Home), Wording.Of(Theme.Default, null)), new Dictionary<long, int>());
}
