using System.Net;
using System.Net.Sockets;

namespace MirrorGen.Sources.Rest.Http;

/// <summary>
/// Refuses connections into private networks after the name was resolved, unless the blog itself is there: a hostile blog must not make us
/// fetch from the router, from other services of this machine, or from a cloud's metadata address.
/// </summary>
internal sealed class AddressGuard
{
    private readonly HashSet<(IPAddress Address, int Port)> _allowed = [];

    /// <summary>Allows the private addresses of the blog itself, at the blog's own port and those of the web.</summary>
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

    /// <summary>The <see cref="SocketsHttpHandler.ConnectCallback"/>: resolves, checks, connects to exactly what was checked.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var request = context.InitialRequestMessage.RequestUri;
        var throughProxy = request is not null && !string.Equals(request.IdnHost.Trim('[', ']'), host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
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
            // 64:ff9b::/96 (NAT64) and 2002::/16 (6to4) carry an IPv4 address inside.
            return address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any)
                || (bytes.AsSpan(0, 12).SequenceEqual<byte>([0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0]) && IsPrivate(new IPAddress(bytes.AsSpan(12))))
                || (bytes[0] == 0x20 && bytes[1] == 0x02 && IsPrivate(new IPAddress(bytes.AsSpan(2, 4))));
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

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancel) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancel);
}

/// <summary>Thrown inside the HTTP stack; becomes <see cref="Trouble.Forbidden"/>.</summary>
internal sealed class ForbiddenAddressException(string message) : Exception(message);
