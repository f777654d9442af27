using System.Net;
using MirrorGen.Cli;
using MirrorGen.Tests.Verification;

namespace MirrorGen.Tests.Cli;

public sealed class ServeTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false });
    private SiteServer? _server;

    public async Task InitializeAsync()
    {
        _folder.Write("secret.txt", "not for you");
        _folder.Write("site/index.html", "home");
        _folder.Write("site/404.html", "nothing here");
        _folder.Write("site/2024/05/post/index.html", "post");
        _folder.Write("site/feed/index.xml", "<rss/>");
        _folder.Write("site/東京.html", "Tokyo");
        _folder.Write("site/file.unknown", "?");
        _server = await SiteServer.StartAsync(_folder["site"], 0, CancellationToken.None);
        _client.BaseAddress = _server.Address;
    }

    public async Task DisposeAsync() => await _server!.DisposeAsync();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK, "text/html; charset=utf-8")]
    [InlineData("2024/05/post/", HttpStatusCode.OK, "text/html; charset=utf-8")]
    [InlineData("2024/05/post", HttpStatusCode.MovedPermanently, null)]
    [InlineData("feed/index.xml", HttpStatusCode.OK, "application/xml; charset=utf-8")]
    [InlineData("%E6%9D%B1%E4%BA%AC.html", HttpStatusCode.OK, "text/html; charset=utf-8")]
    [InlineData("file.unknown", HttpStatusCode.OK, "application/octet-stream")]
    [InlineData("nothing", HttpStatusCode.NotFound, "text/html; charset=utf-8")]
    [InlineData("%2e%2e/secret.txt", HttpStatusCode.NotFound, "text/html; charset=utf-8")]
    [InlineData("..%2fsecret.txt", HttpStatusCode.NotFound, "text/html; charset=utf-8")]
    public async Task It_answers_as_a_static_host_does(string path, HttpStatusCode status, string? type)
    {
        using var answer = await _client.GetAsync(new Uri(_server!.Address + path));

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType?.ToString().ShouldBe(type);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("not for you");
    }

    [Fact]
    public async Task What_is_not_there_shows_the_sites_own_page()
    {
        using var answer = await _client.GetAsync(new Uri("gone/for/ever/", UriKind.Relative));

        (await answer.Content.ReadAsStringAsync()).ShouldBe("nothing here");
    }

    [Fact]
    public async Task A_name_from_outside_that_points_to_this_machine_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "attacker.example";
        using var answer = await _client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
    }

    [Fact]
    public async Task A_port_in_use_is_one_sentence()
    {
        var run = await Run.Of("serve", _folder.Root, "--port", _server!.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));

        run.Code.ShouldBe(2);
        run.Errors.ShouldContain("is taken by another program");
    }

    [Fact]
    public async Task A_folder_without_a_site_is_one_sentence()
    {
        var run = await Run.Of("serve", _folder["site/2024/05"]);

        run.Code.ShouldBe(2);
        run.Errors.ShouldContain("There is no site");
    }
}
