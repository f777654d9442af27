using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MirrorGen.Sources.Rest;

namespace MirrorGen.Tests.Sources.Rest;

public sealed class JsonBodyTests
{
    [Theory]
    [InlineData("[1,2]", "[1,2]")]
    [InlineData("  {\"a\":1}\n", "{\"a\":1}")]
    [InlineData("\uFEFF[]", "[]")]
    [InlineData("Notice: Undefined array key [0] in {x} on line 3\n[{\"id\":1},{\"id\":2}]", "[{\"id\":1},{\"id\":2}]")]
    [InlineData("[{\"id\":1}]<!-- 0.2 s -->", "[{\"id\":1}]")]
    public void JSON_is_found_in_what_surrounds_it(string body, string json) => Found(body).ShouldBe(json);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<html>No</html>")]
    [InlineData("[{\"id\":1},{\"id\":")]
    [InlineData("[{\"id\":1},")]
    [InlineData("{\"a\":[1,2,3]")]
    public void What_is_no_JSON_or_was_cut_off_is_none(string body) => Found(body).ShouldBeNull();

    [Fact]
    public void Items_are_the_bytes_as_they_were_sent()
    {
        const string Json = "[ { \"id\" : 1.0e0 , \"a\":\"\\u00e9\\/\" } ,\t{\"id\":\"2\"}, null ]";
        JsonBody.Items(Encoding.UTF8.GetBytes(Json)).Select(item => Encoding.UTF8.GetString(item.Span)).ShouldBe(["{ \"id\" : 1.0e0 , \"a\":\"\\u00e9\\/\" }", "{\"id\":\"2\"}", "null"]);
    }

    [Theory]
    [InlineData("{\"id\":7}", "7")]
    [InlineData("{\"id\":\"7\"}", "7")]
    [InlineData("{\"id\":0}", null)]
    [InlineData("{\"id\":-1}", null)]
    [InlineData("{\"id\":\"theme//index\"}", null)]
    [InlineData("{\"id\":99999999999999999999}", null)]
    [InlineData("{\"id\":{}}", null)]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    public void An_ID_is_a_number_that_may_come_as_text(string json, string? id) => JsonBody.Id(Encoding.UTF8.GetBytes(json)).ShouldBe(id);

    [Fact]
    public void Bytes_that_are_no_UTF8_do_no_harm()
    {
        byte[] json = [.. "{\"link\":\""u8, 0xFF, 0xFE, .. "\",\"id\":3}"u8];
        JsonBody.Text(json, "link").ShouldNotBeNull();
        JsonBody.Id(json).ShouldBe("3");
    }

    [Fact]
    public void Whatever_comes_the_search_ends() =>
        Prop.ForAll<string>(text =>
        {
            var body = Encoding.UTF8.GetBytes(text ?? "");
            return !JsonBody.TryFind(body, out var json) || json.Length <= body.Length;
        }).Check(Properties.Quick);

    [Fact]
    public void A_list_put_together_comes_apart_into_the_same_items() =>
        Prop.ForAll<string[]>(texts =>
        {
            var items = (texts ?? []).Select(text => System.Text.Json.JsonSerializer.Serialize(text)).ToArray();
            var list = Encoding.UTF8.GetBytes("[" + string.Join(" ,\n", items) + "]");
            return JsonBody.Items(list).Select(item => Encoding.UTF8.GetString(item.Span)).SequenceEqual(items);
        }).Check(Properties.Quick);

    private static string? Found(string body) => JsonBody.TryFind(Encoding.UTF8.GetBytes(body), out var json) ? Encoding.UTF8.GetString(json.Span) : null;
}
