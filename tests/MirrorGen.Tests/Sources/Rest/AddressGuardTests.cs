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
    public void Addresses_that_are_not_the_Internets_are_refused(string address) => AddressGuard.IsPrivate(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.15.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("192.0.78.9")]
    [InlineData("2606:4700::1111")]
    [InlineData("64:ff9b::808:808")]
    public void Addresses_of_the_Internet_are_not(string address) => AddressGuard.IsPrivate(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("http://10.255.255.1/a.png")]
    [InlineData("http://169.254.169.254/latest/meta-data/x.png")]
    [InlineData("http://[::1]:8/a.png")]
    [InlineData("http://2130706433:1/a.png")]
    public async Task A_blog_cannot_make_us_ask_inside_our_own_network(string image)
    {
        await using var mirror = await Mirroring.OfAsync();
        mirror.Blog.AddPost(1, $"<img src=\"{image}\">");
        var result = await mirror.RunAsync(options => options with { ExternalImages = true });
        result.Findings.ShouldHaveSingleItem().Message.ShouldContain("private network");
    }
}
