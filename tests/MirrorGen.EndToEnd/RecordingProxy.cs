using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MirrorGen.EndToEnd;

/// <summary>Stands between the program and a real WordPress, and keeps every answer, for <c>mirrorgen demo</c> to give again.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    /// <summary>The blog's address in what is recorded. The demo's server puts its own there.</summary>
    public const string RecordedHost = "lamp-room.invalid";

    private static readonly string[] KeptHeaders = ["Link", "Location", "Last-Modified", "X-WP-Total", "X-WP-TotalPages", "Allow"];
    private readonly ConcurrentDictionary<(string Method, string Address), Answer> _answers = [];
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Uri _origin;
    private readonly WebApplication _application;

    private RecordingProxy(Uri origin)
    {
        _origin = origin;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");

    public static async Task<RecordingProxy> StartAsync(Uri origin)
    {
        var proxy = new RecordingProxy(origin);
        await proxy._application.StartAsync();
        return proxy;
    }

    /// <summary>Writes <c>index.tsv</c> and a file for each different body.</summary>
    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.EnumerateFiles(folder))
        {
            File.Delete(old);
        }

        var index = new StringBuilder("method\tpath-and-query\tstatus\tcontent-type\theaders\tfile\n");
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var ((method, address), answer) in _answers.OrderBy(pair => pair.Key.Address, StringComparer.Ordinal).ThenBy(pair => pair.Key.Method, StringComparer.Ordinal))
        {
            var file = "";
            if (answer.Body.Length > 0)
            {
                var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(answer.Body))[..8];
                if (!files.TryGetValue(hash, out file!))
                {
                    file = $"{files.Count + 1:000}{Extension(answer.ContentType)}";
                    files.Add(hash, file);
                    File.WriteAllBytes(Path.Combine(folder, file), answer.Body);
                }
            }

            index.Append(System.Globalization.CultureInfo.InvariantCulture, $"{method}\t{address}\t{answer.Status}\t{answer.ContentType}\t{JsonSerializer.Serialize(answer.Headers)}\t{file}\n");
        }

        File.WriteAllText(Path.Combine(folder, "index.tsv"), index.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _http.Dispose();
    }

    private static string Extension(string contentType) => contentType.Split(';')[0] switch
    {
        "application/json" => ".json",
        "text/html" => ".html",
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "text/plain" => ".txt",
        var xml when xml.EndsWith("xml", StringComparison.Ordinal) => ".xml",
        "text/css" => ".css",
        "application/javascript" or "text/javascript" => ".js",
        _ => ".bin",
    };

    private static bool IsText(string contentType) =>
        contentType.StartsWith("text/", StringComparison.Ordinal) || contentType.Contains("json", StringComparison.Ordinal) || contentType.Contains("xml", StringComparison.Ordinal);

    private async Task AnswerAsync(HttpContext context)
    {
        var address = context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        using var request = new HttpRequestMessage(new(context.Request.Method), new Uri(_origin, address));
        foreach (var header in new[] { "Accept", "Authorization", "User-Agent" })
        {
            request.Headers.TryAddWithoutValidation(header, context.Request.Headers[header].ToArray());
        }

        using var response = await _http.SendAsync(request, context.RequestAborted);
        var contentType = response.Content.Headers.ContentType?.ToString() ?? "";
        var body = await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => KeptHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .ToDictionary(header => header.Key, header => Renamed(string.Join(", ", header.Value)));
        if (IsText(contentType))
        {
            body = Encoding.UTF8.GetBytes(Renamed(Encoding.UTF8.GetString(body)));
        }

        _answers[(context.Request.Method, address)] = new((int)response.StatusCode, contentType, headers, body);

        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = contentType;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value.Replace(RecordedHost, Address.Authority, StringComparison.Ordinal);
        }

        if (context.Request.Method != "HEAD")
        {
            await context.Response.Body.WriteAsync(
                IsText(contentType) ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace(RecordedHost, Address.Authority, StringComparison.Ordinal)) : body,
                context.RequestAborted);
        }
    }

    private string Renamed(string text) => text.Replace(_origin.Authority, RecordedHost, StringComparison.Ordinal);

    private sealed record Answer(int Status, string ContentType, Dictionary<string, string> Headers, byte[] Body);
}
