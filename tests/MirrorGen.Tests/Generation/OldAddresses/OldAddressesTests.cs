using System.Text.Json;
using MirrorGen.Generation;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Generation.OldAddresses;

public sealed class OldAddressesTests
{
    private const string Blog = """
        -- post /2024/05/old-boat/ id=30 travel/finland #ferry @ann --
        -- page /about/ id=2 --
        -- recipe /recipe/soup/ id=31 --
        -- media /wp-content/uploads/a.jpg 800x600 id=7 --
        """;

    [Theory]
    [InlineData("?p=30", "2024/05/old-boat/index.html")]
    [InlineData("?p=2", "about/index.html")]
    [InlineData("?p=7", "a/index.html")]
    [InlineData("?recipe=soup", "recipe/soup/index.html")]
    [InlineData("?post_type=recipe", "recipe/index.html")]
    [InlineData("?tag=ferry", "tag/ferry/index.html")]
    [InlineData("?m=2024", "2024/index.html")]
    [InlineData("?m=202405", "2024/05/index.html")]
    [InlineData("?author_name=ann", "author/ann/index.html")]
    public void Addresses_that_WordPress_knows_under_any_permalinks_are_in_the_table(string old, string page) => Table(TestSite.Build(Blog))[old].ShouldBe(page);

    [Fact]
    public void Categories_and_authors_are_found_by_their_number()
    {
        var site = TestSite.Build(Blog);
        var table = Table(site);

        table[$"?cat={site.Blog.Terms.Single(term => term.Slug == "finland").Id}"].ShouldBe("category/travel/finland/index.html");
        table[$"?author={site.Blog.Authors.Single().Id}"].ShouldBe("author/ann/index.html");
    }

    [Fact]
    public void A_post_that_moved_is_found_at_its_former_address_and_one_that_stayed_needs_no_entry()
    {
        var table = Table(TestSite.Build(Blog, change: Moved("/2024/05/new-boat/")));

        table["2024/05/new-boat"].ShouldBe("2024/05/old-boat/index.html");
        table.Keys.ShouldNotContain("2024/05/old-boat");
    }

    [Fact]
    public void Each_script_of_the_table_stays_small()
    {
        var site = TestSite.Build(string.Join('\n', Enumerable.Range(1, 2000).Select(id => $"-- post /2024/05/post-{id}/ id={id} --")));

        site.Paths.Where(path => path.StartsWith("assets/addresses/", StringComparison.Ordinal)).Max(path => site[path].Text.Length).ShouldBeLessThan(30_000);
    }

    [Fact]
    public void Servers_get_the_same_table()
    {
        var site = TestSite.Build(Blog, new SiteOptions { BaseUrl = new("https://me.example/blog/") }, Moved("/2024/05/new-boat/"));

        site["_redirects"].Text.ShouldContain("/blog/2024/05/new-boat /blog/2024/05/old-boat/ 301\n");
        site["_redirects"].Text.ShouldContain("/blog/2024/05/new-boat/ /blog/2024/05/old-boat/ 301\n");
        site["_redirects"].Text.ShouldContain("/blog/ p=30 /blog/2024/05/old-boat/ 301\n");
        site[".htaccess"].Text.ShouldContain("RewriteRule ^2024/05/new-boat/?$ %{ENV:MIRROR}2024/05/old-boat/ [NC,R=301,L,NE]\n");
        site[".htaccess"].Text.ShouldContain("RewriteCond %{QUERY_STRING} (^|&)(p|page_id|attachment_id)=30(&|$) [NC]\nRewriteRule ^ %{ENV:MIRROR}2024/05/old-boat/? [R=301,L,NE]\n");
        site["redirects.nginx.conf"].Text.ShouldContain("\"/blog/2024/05/new-boat/\" \"/blog/2024/05/old-boat/\";");
        site["redirects.nginx.conf"].Text.ShouldContain("\"p=30\" \"/blog/2024/05/old-boat/\";");
    }

    [Fact]
    public void Cloudflare_reads_two_thousand_lines_and_gets_no_more()
    {
        var site = TestSite.Build(Blog, change: blog => blog with
        {
            Posts = [.. blog.Posts.Select(post => post.Id == 30 ? post with { FormerPermalinks = [.. Enumerable.Range(1, 1500).Select(number => Permalink.Parse($"https://example.org/former-{number}/"))] } : post)],
        });

        site["_redirects"].Text.Split('\n').Count(line => line.StartsWith('/') && line.Split(' ').Length == 3).ShouldBeInRange(1_990, 2_000);
    }

    [Theory]
    [InlineData("/a%0ARewriteRule%20evil/")]
    [InlineData("/a%22;%20return%20200;%20%22/")]
    [InlineData("/x%20y%20200%0A/")]
    [InlineData("/$1%25{ENV:PATH}/")]
    public void A_hostile_address_adds_no_rule_of_its_own(string former)
    {
        var site = TestSite.Build(Blog, change: Moved(former));
        var usual = TestSite.Build(Blog, change: Moved("/harmless/"));

        site["_redirects"].Text.Split('\n').Length.ShouldBe(usual["_redirects"].Text.Split('\n').Length);
        site["_redirects"].Text.Split('\n').ShouldAllBe(line => line.Length == 0 || line[0] == '#' || line.Split(' ').Length == 3 || line.Split(' ').Length == 4);
        site[".htaccess"].Text.Split('\n').Length.ShouldBe(usual[".htaccess"].Text.Split('\n').Length);
        site[".htaccess"].Text.ShouldNotContain("evil ", Case.Sensitive);
        site["redirects.nginx.conf"].Text.ShouldNotContain("return 200");
    }

    internal static Func<Blog, Blog> Moved(string former) => blog => blog with
    {
        Posts = [.. blog.Posts.Select(post => post.Id == 30 ? post with { FormerPermalinks = [Permalink.Parse("https://example.org" + former)] } : post)],
    };

    private static Dictionary<string, string> Table(TestSite site) =>
        site.Paths.Where(path => path.StartsWith("assets/addresses/", StringComparison.Ordinal) && !path.EndsWith("index.js", StringComparison.Ordinal))
            .SelectMany(path => JsonDocument.Parse("[" + site[path].Text["mirrorAddresses(".Length..].TrimEnd()[..^2] + "]").RootElement[1].EnumerateArray())
            .ToDictionary(entry => entry[0].GetString()!, entry => entry[1].GetString()!);
}
