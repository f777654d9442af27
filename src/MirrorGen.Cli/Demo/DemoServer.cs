using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MirrorGen.Cli.Demo;

/// <summary>Serves a recorded blog over HTTP on 127.0.0.1, so that the demo goes the whole way that any other blog goes.</summary>
internal sealed class DemoServer : IAsyncDisposable
{
    // Below the ports that systems hand out by themselves.
    private const int FirstPort = 20_000;
    private const int Ports = 10_000;

    private readonly WebApplication _application;

    private DemoServer(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>
    /// Starts it on the port that belongs to <paramref name="folder"/>, so that a second demo into the same folder meets the same blog,
    /// and two demos side by side don't take each other's address. Where that port is taken it is any free one.
    /// </summary>
    public static async Task<DemoServer> StartAsync(RecordedBlog blog, string folder, CancellationToken cancel)
    {
        try
        {
            return await StartAsync(blog, PortOf(folder), cancel);
        }
        catch (IOException)
        {
            return await StartAsync(blog, 0, cancel);
        }
    }

    private static int PortOf(string folder) =>
        FirstPort + (int)(BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(folder))) % Ports);

    private static async Task<DemoServer> StartAsync(RecordedBlog blog, int port, CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var application = builder.Build();
        application.Run(context => AnswerAsync(context, blog));
        try
        {
            await application.StartAsync(cancel);
            return new(application, new Uri(application.Urls.First() + "/"));
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, RecordedBlog blog)
    {
        // The target as it came over the wire: escapes are part of what was recorded.
        var answer = blog.Answer(context.Features.Get<IHttpRequestFeature>()!.RawTarget);
        var host = $"127.0.0.1:{context.Connection.LocalPort}";
        var body = answer.IsText ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(answer.Body).Replace(RecordedBlog.RecordedHost, host, StringComparison.Ordinal)) : answer.Body;
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType.Length == 0 ? null : answer.ContentType;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value.Replace(RecordedBlog.RecordedHost, host, StringComparison.Ordinal);
        }

        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
