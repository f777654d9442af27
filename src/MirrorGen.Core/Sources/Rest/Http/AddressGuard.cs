using System.Net;
using System.Net.Sockets;

namespace MirrorGen.Sources.Rest.Http;

/// <summary>
/// Refuses connections into private networks after the name was resolved, unless the blog itself is there: a hostile blog must not make us
/// fetch from the router, from other services of this machine, or from a cloud's metadata address.
/// </summary>
/// <param name="resolve">Names to addresses.</param>
internal sealed class AddressGuard(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    private readonly HashSet<(IPAddress Address, int Port)> _allowed = [];

    public AddressGuard()
        : this(Dns.GetHostAddressesAsync)
    {
    }

    /// <summary>Allows the private addresses of the blog itself, at the blog's own port and those of the web.</summary>
    /// <exception cref="SocketException">Nobody knows the name.</exception>
    public async Task AllowAsync(Uri blog, CancellationToken cancel)
    {
        foreach (var address in await ResolveAsync(blog.IdnHost, cancel))
        {
            foreach (var port in new[] { blog.Port, 80, 443 })
            {
                _allowed.Add((Plain(address), port));
            }
        }
    }

    /// <summary>By the address alone, for what goes through a proxy: it resolves names where nobody here sees it, and may know names that nobody here does.</summary>
    public bool Refuses(Uri url)
    {
        var host = url.IdnHost.Trim('[', ']').TrimEnd('.');
        var literal = IPAddress.TryParse(host, out var address) ? address
            : host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal) ? IPAddress.Loopback : null;
        return literal is not null && IsPrivate(literal) && !_allowed.Contains((Plain(literal), url.Port));
    }

    /// <summary>The <see cref="SocketsHttpHandler.ConnectCallback"/>: resolves, checks, connects to exactly what was checked.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        // For https the connection to a proxy begins with a CONNECT, which is addressed to the proxy itself; for http with a request to somebody else.
        var request = context.InitialRequestMessage;
        var throughProxy = request.Method == HttpMethod.Connect
            || (request.RequestUri is { } url && !string.Equals(url.IdnHost.Trim('[', ']'), host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase));
        var addresses = await ResolveAsync(host, cancel);
        var open = throughProxy ? addresses : Array.FindAll(addresses, address => !IsPrivate(address) || _allowed.Contains((Plain(address), port)));
        if (open.Length == 0 && addresses.Length > 0)
        {
            throw new ForbiddenAddressException($"{host} is an address inside a private network");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether the address is not one of the public Internet (https://www.iana.org/assignments/iana-ipv4-special-registry).</summary>
    public static bool IsPrivate(IPAddress address)
    {
        address = Plain(address);
        if (IPAddress.IsLoopback(address))
        {
            return true;
        }

        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any)
                || IsSpecial(bytes) || (Inside(bytes) is { } inside && IsPrivate(inside));
        }

        return bytes switch
        {
            [0 or 10 or 127, ..] => true,
            [100, >= 64 and < 128, ..] => true,
            [169, 254, ..] => true,
            [172, >= 16 and < 32, ..] => true,
            [192, 168, ..] => true,
            [192, 0, 0 or 2, _] => true,
            [198, 18 or 19, ..] => true,
            [198, 51, 100, _] or [203, 0, 113, _] => true,
            [>= 224, ..] => true,
            _ => false,
        };
    }

    // 64:ff9b:1::/48 (NAT64 of one network), 100::/64 (discarded), 2001:db8::/32 and 3fff::/20 (examples).
    private static bool IsSpecial(byte[] bytes) => bytes is
        [0, 0x64, 0xff, 0x9b, 0, 1, ..] or [1, 0, 0, 0, 0, 0, 0, 0, ..] or [0x20, 0x01, 0x0d, 0xb8, ..] or [0x3f, 0xff, < 0x10, ..];

    // The IPv4 address inside: NAT64, 6to4, Teredo (its bits turned over), and the two old ways to write IPv4 as IPv6.
    private static IPAddress? Inside(byte[] bytes) => bytes switch
    {
        [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..] => new(bytes.AsSpan(12)),
        [0x20, 0x02, ..] => new(bytes.AsSpan(2, 4)),
        [0x20, 0x01, 0, 0, ..] => new([.. bytes.Skip(12).Select(part => (byte)~part)]),
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ..] or [0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, ..] => new(bytes.AsSpan(12)),
        _ => null,
    };

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancel) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await resolve(host, cancel);
}

/// <summary>Thrown inside the HTTP stack; becomes <see cref="Trouble.Forbidden"/>.</summary>
internal sealed class ForbiddenAddressException(string message) : Exception(message);
