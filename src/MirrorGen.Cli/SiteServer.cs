using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace MirrorGen.Cli;

/// <summary>
/// A static web server on 127.0.0.1 that behaves as GitHub Pages does: <c>index.html</c> for a folder, a redirect to the slash, <c>404.html</c> with status 404.
/// Paths outside of the folder can't be asked for: the file provider refuses them, and dot files and links that lead out with them.
/// </summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly PhysicalFileProvider _files;

    private SiteServer(WebApplication application, PhysicalFileProvider files, Uri address)
    {
        _application = application;
        _files = files;
        Address = address;
    }

    public Uri Address { get; }

    /// <exception cref="MirrorException">The port is taken or not allowed.</exception>
    public static async Task<SiteServer> StartAsync(string root, int port, CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var files = new PhysicalFileProvider(root);
        var application = builder.Build();
        application.Use(RefuseForeignHosts);
        application.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        application.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = ContentTypes(),
            ServeUnknownFileTypes = true,
            DefaultContentType = "application/octet-stream",
            OnPrepareResponse = response => response.Context.Response.Headers.CacheControl = "no-cache",
        });
        application.Run(context => NotFoundAsync(context, files));
        try
        {
            await application.StartAsync(cancel);
        }
        catch (IOException e)
        {
            throw new MirrorException(Obstacle.Usage, $"Port {port} is taken by another program. Choose another one: --port {(port < 65535 ? port + 1 : 8000)}", e);
        }
        catch (SocketException e)
        {
            throw new MirrorException(Obstacle.Usage, $"Port {port} can't be used ({e.SocketErrorCode}). Choose one above 1023, such as --port 8000.", e);
        }

        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new(application, files, new Uri(addresses.First() + "/"));
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _application.StopAsync(patience.Token);
        await _application.DisposeAsync();
        _files.Dispose();
    }

    // A page elsewhere whose name resolves to 127.0.0.1 could otherwise read a private archive.
    private static Task RefuseForeignHosts(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Host.Host is "127.0.0.1" or "localhost" or "")
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }

    private static async Task NotFoundAsync(HttpContext context, PhysicalFileProvider files)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        var page = files.GetFileInfo("404.html");
        if (page.Exists && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = page.Length;
            if (HttpMethods.IsGet(context.Request.Method))
            {
                await context.Response.SendFileAsync(page, context.RequestAborted);
            }
        }
    }

    private static FileExtensionContentTypeProvider ContentTypes()
    {
        var types = new FileExtensionContentTypeProvider();

        // Text without a charset is read as Windows-1252 by some browsers; everything that we write is UTF-8.
        foreach (var (extension, type) in types.Mappings.Where(mapping => mapping.Value.StartsWith("text/", StringComparison.Ordinal)).ToList())
        {
            types.Mappings[extension] = type + "; charset=utf-8";
        }

        types.Mappings[".xml"] = "application/xml; charset=utf-8";
        types.Mappings[".json"] = "application/json; charset=utf-8";
        types.Mappings[".avif"] = "image/avif";
        return types;
    }
}
