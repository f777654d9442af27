using MirrorGen.Sources.Rest;
using MirrorGen.Sources.Rest.Media;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Sources.Rest;

public sealed class AddressTests
{
    [Theory]
    [InlineData("https://blog.example/wp-json/", "https://blog.example/wp-json/wp/v2/posts?page=2&include=1,2")]
    [InlineData("https://blog.example/sub/index.php/wp-json/", "https://blog.example/sub/index.php/wp-json/wp/v2/posts?page=2&include=1,2")]
    [InlineData("https://blog.example/?rest_route=/", "https://blog.example/?rest_route=/wp/v2/posts&page=2&include=1,2")]
    [InlineData("https://blog.example/index.php?rest_route=/", "https://blog.example/index.php?rest_route=/wp/v2/posts&page=2&include=1,2")]
    [InlineData("https://public-api.wordpress.com/wp/v2/sites/blog.example/", "https://public-api.wordpress.com/wp/v2/sites/blog.example/posts?page=2&include=1,2")]
    public void A_route_is_made_in_the_form_of_its_root(string root, string address) =>
        new ApiRoot(new Uri(root), "").Route("wp/v2/posts", ("page", "2"), ("include", "1,2")).AbsoluteUri.ShouldBe(address);

    [Theory]
    [InlineData("https://blog.example/wp-content/a.jpg?w=300#x", "https://blog.example/wp-content/a.jpg")]
    [InlineData("http://www.blog.example/wp-content/a.jpg", "https://blog.example/wp-content/a.jpg")]
    [InlineData("https://i0.wp.com/blog.example/wp-content/a.jpg?resize=300%2C200&ssl=1", "https://blog.example/wp-content/a.jpg")]
    [InlineData("https://i2.wp.com/www.blog.example/wp-content/a.jpg", "https://blog.example/wp-content/a.jpg")]
    [InlineData("https://blog.example/download.php?id=3", "https://blog.example/download.php?id=3")]
    [InlineData("https://cdn.example/a.jpg?w=1", "https://cdn.example/a.jpg")]
    [InlineData("https://user:secret@blog.example/a.jpg", "https://blog.example/a.jpg")]
    public void A_file_has_one_address_however_it_is_named(string url, string canonical) =>
        MediaAddress.Canonical(new Uri(url), new Uri("https://blog.example/")).AbsoluteUri.ShouldBe(canonical);

    [Theory]
    [InlineData("https://blog.example/blog/wp-content/uploads/a%20b.jpg", "wp-content/uploads/a b.jpg")]
    [InlineData("https://blog.example/wp-content/uploads/a.jpg", "wp-content/uploads/a.jpg")]
    [InlineData("https://blog.example/blog/%E6%9D%B1.jpg", "東.jpg")]
    [InlineData("https://cdn.example/x/a.jpg", "external/cdn.example/x/a.jpg")]
    public void A_file_lies_at_the_path_that_it_had(string url, string path) =>
        MediaAddress.PathOf(new Uri(url), new Uri("https://blog.example/blog/")).Value.ShouldBe(path);

    [Theory]
    [InlineData("a.jpg 1x, b.jpg 2x", "a.jpg|b.jpg")]
    [InlineData("a.jpg, b.jpg 300w", "a.jpg|b.jpg")]
    [InlineData("i.jpg?resize=1,2 300w,\n c.jpg 2x", "i.jpg?resize=1,2|c.jpg")]
    [InlineData("data:image/png;base64,AAAA 1x, d.jpg 2x", "data:image/png;base64,AAAA|d.jpg")]
    [InlineData(" , ", "")]
    public void A_srcset_is_cut_where_the_standard_cuts_it(string srcset, string urls) => string.Join('|', SrcSet.Urls(srcset)).ShouldBe(urls);

    [Theory]
    [InlineData("<https://blog.example/wp-json/>; rel=\"https://api.w.org/\"", "https://blog.example/wp-json/|https://api.w.org/")]
    [InlineData("<a>; rel=\"next\", <b>; rel=prev; title=\"x\"", "a|next b|prev")]
    [InlineData("nonsense", "")]
    [InlineData("<a", "")]
    public void A_Link_header_is_cut_into_its_links(string header, string links) =>
        string.Join(' ', LinkHeader.Parse(header).Select(link => $"{link.Target}|{link.Relation}")).ShouldBe(links);
}
