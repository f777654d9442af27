using System.Text;
using System.Text.Json;
using MirrorGen.Cli.Demo;

namespace MirrorGen.Tests.Cli;

public class DemoServerTests
{
    private const string Posts = """
        [{"id":1,"slug":"a","modified":"2024-01-01T00:00:00","link":"http:\/\/lamp-room.invalid\/a\/"},
         {"id":2,"slug":"b","modified":"2024-02-01T00:00:00","link":"http:\/\/lamp-room.invalid\/b\/"},
         {"id":3,"slug":"c","modified":"2024-03-01T00:00:00","link":"http:\/\/lamp-room.invalid\/c\/"}]
        """;

    private const string Index = """
        method	path-and-query	status	content-type	headers	file
        GET	/	200	text/html; charset=UTF-8	{"Link":"<http://lamp-room.invalid/wp-json/>; rel=\"https://api.w.org/\""}	home
        GET	/wp-json/wp/v2/posts?per_page=100&orderby=id&order=asc&page=1	200	application/json	{"X-WP-Total":"3","X-WP-TotalPages":"1"}	posts
        GET	/wp-content/uploads/x.jpg	200	image/jpeg		picture
        """;

    [Fact]
    public async Task A_demo_beside_another_does_not_move_the_address_of_either()
    {
        var (one, other) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        await using var beside = await DemoServer.StartAsync(Blog(), other, CancellationToken.None);
        Uri address;
        await using (var first = await DemoServer.StartAsync(Blog(), one, CancellationToken.None))
        {
            address = first.Address;
        }

        await using var second = await DemoServer.StartAsync(Blog(), one, CancellationToken.None);

        second.Address.ShouldBe(address);
    }

    private static RecordedBlog Blog() => new(RecordedAnswer.Read(Index, file => file switch
    {
        "home" => Encoding.UTF8.GetBytes("<a href='http://lamp-room.invalid/a/'>A</a>"),
        "posts" => Encoding.UTF8.GetBytes(Posts),
        _ => Encoding.UTF8.GetBytes("lamp-room.invalid in a picture"),
    }));

    private static long[] Ids(RecordedAnswer answer) =>
        [.. JsonDocument.Parse(answer.Body).RootElement.EnumerateArray().Select(item => item.GetProperty("id").GetInt64())];

    [Theory]
    [InlineData("?per_page=2&orderby=id&order=asc&page=1", "1,2", 2)]
    [InlineData("?per_page=2&orderby=id&order=asc&page=2", "3", 2)]
    [InlineData("?per_page=2", "3,2", 2)]
    [InlineData("?include=3,1&order=asc", "1,3", 1)]
    [InlineData("?modified_after=2024-01-15T00:00:00&order=asc", "2,3", 1)]
    [InlineData("?slug=b", "2", 1)]
    [InlineData("", "3,2,1", 1)]
    public void Other_questions_to_a_recorded_collection_are_answered_by_WordPress_s_rules(string query, string ids, int pages)
    {
        var answer = Blog().Answer("/wp-json/wp/v2/posts" + query);

        string.Join(',', Ids(answer)).ShouldBe(ids);
        answer.Headers["X-WP-TotalPages"].ShouldBe(pages.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_a_list_does_not_hold_is_not_in_it() => Ids(Blog().Answer("/wp-json/wp/v2/posts?type=pingback")).ShouldBeEmpty();

    [Fact]
    public void Past_the_last_page_stands_WordPress_s_own_error()
    {
        var answer = Blog().Answer("/wp-json/wp/v2/posts?per_page=100&page=2");

        answer.Status.ShouldBe(400);
        Encoding.UTF8.GetString(answer.Body).ShouldContain("rest_post_invalid_page_number");
    }

    [Fact]
    public void Fields_can_be_chosen()
    {
        var answer = Blog().Answer("/wp-json/wp/v2/posts?_fields=id,modified&per_page=1&order=asc");

        Encoding.UTF8.GetString(answer.Body).ShouldBe("""[{"id":1,"modified":"2024-01-01T00:00:00"}]""");
    }

    [Theory]
    [InlineData("/wp-json/wp/v2/posts/2", 200)]
    [InlineData("/wp-json/wp/v2/posts/9", 404)]
    [InlineData("/wp-json/wp/v2/recipes", 404)]
    [InlineData("/nothing/here/", 404)]
    public void Single_objects_are_found_and_others_are_not(string path, int status) => Blog().Answer(path).Status.ShouldBe(status);

    [Fact]
    public async Task Over_HTTP_the_recorded_host_is_the_server_in_texts_and_headers_and_never_in_pictures()
    {
        await using var server = await DemoServer.StartAsync(Blog(), "a folder", CancellationToken.None);
        using var client = new HttpClient { BaseAddress = server.Address };

        using var home = await client.GetAsync(new Uri("/", UriKind.Relative));
        var posts = await client.GetStringAsync(new Uri("/wp-json/wp/v2/posts?per_page=100&orderby=id&order=asc&page=1", UriKind.Relative));
        var picture = await client.GetStringAsync(new Uri("/wp-content/uploads/x.jpg", UriKind.Relative));

        home.Headers.GetValues("Link").Single().ShouldBe($"<{server.Address}wp-json/>; rel=\"https://api.w.org/\"");
        (await home.Content.ReadAsStringAsync()).ShouldBe($"<a href='{server.Address}a/'>A</a>");
        posts.ShouldContain($"\"http:\\/\\/127.0.0.1:{server.Address.Port}\\/a\\/\"");
        picture.ShouldBe("lamp-room.invalid in a picture");
    }
}
