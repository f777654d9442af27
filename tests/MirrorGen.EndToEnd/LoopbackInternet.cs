using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MirrorGen.Tests.Sources.Rest;

namespace MirrorGen.EndToEnd;

/// <summary>
/// Names of the Internet that all lead to one blog on loopback, over http and over https with a certificate that the program trusts: a proxy, as
/// companies have them, which knows every name. The program is a process of its own and is told so by its environment.
/// </summary>
internal sealed class LoopbackInternet : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ScratchFolder _scratch = new();
    private readonly ConcurrentBag<Task> _conversations = [];
    private Task _listening = Task.CompletedTask;

    private LoopbackInternet(FakeBlog blog) => Blog = blog;

    public FakeBlog Blog { get; }

    /// <summary>The hosts that a connection was made to, with <c>https://</c> or <c>http://</c> before them.</summary>
    public ConcurrentDictionary<string, int> Hosts { get; } = new(StringComparer.Ordinal);

    /// <summary>For the program's process.</summary>
    public (string Name, string Value)[] Environment =>
    [
        ("http_proxy", $"http://{_listener.LocalEndpoint}"),
        ("https_proxy", $"http://{_listener.LocalEndpoint}"),
        ("no_proxy", ""),
        ("SSL_CERT_FILE", _scratch["trusted.pem"]),
    ];

    public static async Task<LoopbackInternet> StartAsync(Uri home, params string[] names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=MirrorGen's tests", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            alternatives.AddDnsName(name);
        }

        request.CertificateExtensions.Add(alternatives.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);

        var internet = new LoopbackInternet(await FakeBlog.StartAsync(home: home, certificate: certificate));
        await File.WriteAllTextAsync(internet._scratch["trusted.pem"], certificate.ExportCertificatePem());
        internet._listener.Start();
        internet._listening = internet.ListenAsync();
        return internet;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _listening;
        await Task.WhenAll(_conversations);
        await Blog.DisposeAsync();
        _end.Dispose();
        _scratch.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _conversations.Add(SpeakAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task SpeakAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var near = client.GetStream();
                var head = await HeadAsync(near);
                var tunnel = head.StartsWith("CONNECT ", StringComparison.Ordinal);
                var target = head.Split(' ')[1];
                Hosts.AddOrUpdate(tunnel ? $"https://{target.Split(':')[0]}" : new Uri(target).GetLeftPart(UriPartial.Authority), 1, (_, count) => count + 1);
                using var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, tunnel ? Blog.SecurePort : Blog.Port, _end.Token);
                var far = server.GetStream();
                if (tunnel)
                {
                    await near.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), _end.Token);
                }
                else
                {
                    await far.WriteAsync(Encoding.Latin1.GetBytes(head), _end.Token);
                }

                await Task.WhenAny(near.CopyToAsync(far, _end.Token), far.CopyToAsync(near, _end.Token));
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // One of the two has hung up.
                return;
            }
        }
    }

    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _end.Token) > 0)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
