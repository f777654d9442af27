using System.Net;
using MirrorGen.Sources.Rest.Http;

namespace MirrorGen.Tests.Sources.Rest;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    [InlineData("::ffff:7f00:1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:0:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::808:808")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2001:0:808:808:0:0:80ff:fffe")]
    [InlineData("2001:db8::1")]
    [InlineData("100::1")]
    [InlineData("fec0::1")]
    public void Addresses_that_are_not_the_Internets_are_refused(string address) => AddressGuard.IsPrivate(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.15.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("192.0.78.9")]
    [InlineData("2606:4700::1111")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2002:808:808::1")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2001:0:808:808:0:0:f7f7:f7f7")]
    public void Addresses_of_the_Internet_are_not(string address) => AddressGuard.IsPrivate(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("http://10.255.255.1/a.png")]
    [InlineData("http://169.254.169.254/latest/meta-data/x.png")]
    [InlineData("http://[::1]:8/a.png")]
    [InlineData("http://2130706433:1/a.png")]
    [InlineData("http://0177.0.0.1:1/a.png")]
    [InlineData("http://0x7f000001:1/a.png")]
    [InlineData("http://127.1:1/a.png")]
    [InlineData("http://0.0.0.0:1/a.png")]
    [InlineData("http://0:1/a.png")]
    [InlineData("http://[::ffff:127.0.0.1]:1/a.png")]
    [InlineData("http://[::ffff:7f00:1]:1/a.png")]
    [InlineData("http://[64:ff9b::7f00:1]:1/a.png")]
    [InlineData("http://[2002:7f00:1::]:1/a.png")]
    [InlineData("http://localhost:1/a.png")]
    public async Task A_blog_cannot_make_us_ask_inside_our_own_network(string image)
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.AddPost(1, $"<img src=\"{image}\">");
        var result = await mirror.RunAsync(options => options with { ExternalImages = true });
        result.Findings.ShouldHaveSingleItem().Message.ShouldContain("private network");
    }

    [Fact]
    public async Task A_blog_whose_name_leads_inside_later_is_not_followed_there()
    {
        // DNS rebinding: public while it is allowed, this machine when it is connected to.
        var answers = new Queue<string>(["203.0.114.7", "127.0.0.1", "169.254.169.254"]);
        var asked = 0;
        var guard = new AddressGuard((_, _) =>
        {
            asked++;
            return Task.FromResult<IPAddress[]>([IPAddress.Parse(answers.Dequeue())]);
        });
        await guard.AllowAsync(new("http://blog.test:8080/"), CancellationToken.None);
        using var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = guard.ConnectAsync, UseProxy = false });

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var refused = await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("http://blog.test:8080/"));
            refused.InnerException.ShouldBeOfType<ForbiddenAddressException>();
        }

        asked.ShouldBe(3, "once for each connection: what was checked is what is connected to");
    }

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_not_followed()
    {
        await using var inside = await FakeBlog.StartAsync();
        var guard = new AddressGuard((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.IPv6Loopback]));
        using var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = guard.ConnectAsync, UseProxy = false });

        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync($"http://rebound.test:{inside.Home.Port}/"));

        inside.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://10.0.0.1/", true)]
    [InlineData("http://169.254.169.254/latest/", true)]
    [InlineData("http://localhost/", true)]
    [InlineData("http://x.localhost./", true)]
    [InlineData("http://[::1]/", true)]
    [InlineData("http://192.168.1.5:8080/", false)]
    [InlineData("http://192.168.1.5:22/", true)]
    [InlineData("https://blog.example/", false)]
    public async Task Through_a_proxy_the_address_alone_is_judged(string url, bool refused)
    {
        var guard = new AddressGuard();
        await guard.AllowAsync(new("http://192.168.1.5:8080/"), CancellationToken.None);

        guard.Refuses(new(url)).ShouldBe(refused);
    }
}
