using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MirrorGen.Tests.Sources.Rest;

/// <summary>
/// A blog on loopback that answers as WordPress does (shapes, headers, error codes as a real one gives them), and, when asked to, as the
/// web does: <see cref="Fault"/> sees each request first.
/// </summary>
internal sealed class FakeBlog : IAsyncDisposable
{
    /// <summary>A picture for those who look no further than the first bytes.</summary>
    public static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Encoding.ASCII.GetBytes(new string('x', 500))];

    private readonly WebApplication _app;

    private FakeBlog(WebApplication app) => _app = app;

    /// <summary>What the blog says of itself; where it listens, unless it was given another one.</summary>
    public Uri Home { get; private set; } = new("http://invalid/");

    /// <summary>On loopback, for http.</summary>
    public int Port { get; private set; }

    /// <summary>On loopback, for https; 0 without a certificate.</summary>
    public int SecurePort { get; private set; }

    /// <summary>Collections by route, objects by ID, in the order of their IDs.</summary>
    public ConcurrentDictionary<string, SortedDictionary<long, JsonObject>> Lists { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Every request, as path and query, in order of arrival.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public ConcurrentQueue<string?> Authorizations { get; } = new();

    /// <summary>Answers a request in WordPress's place; false leaves it to WordPress.</summary>
    public Func<HttpContext, Task<bool>> Fault { get; set; } = _ => Task.FromResult(false);

    /// <summary>Added to each <c>X-WP-Total</c>; null leaves the headers out.</summary>
    public Func<long, long>? Total { get; set; } = total => total;

    public string RootPath { get; set; } = "/wp-json/";

    public bool Advertised { get; set; } = true;

    public string FrontPage { get; set; } = "<!DOCTYPE html><html lang=\"en\"><body class=\"home blog\"><nav></nav></body></html>";

    public string Types { get; set; } = """
        {"post":{"slug":"post","name":"Posts","rest_base":"posts","rest_namespace":"wp\/v2","taxonomies":["category"]},
         "page":{"slug":"page","name":"Pages","rest_base":"pages","rest_namespace":"wp\/v2","taxonomies":[]},
         "attachment":{"slug":"attachment","name":"Media","rest_base":"media","rest_namespace":"wp\/v2","taxonomies":[]}}
        """;

    /// <param name="posts">How many it begins with.</param>
    /// <param name="home">What it says of itself, when it is reached by a name.</param>
    /// <param name="certificate">With one it speaks https too.</param>
    public static async Task<FakeBlog> StartAsync(int posts = 0, Uri? home = null, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
            if (certificate is not null)
            {
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
            }
        });
        var app = builder.Build();
        var blog = new FakeBlog(app);
        app.Run(blog.AnswerAsync);
        await app.StartAsync();
        var addresses = app.Urls.Select(url => new Uri(url + "/")).ToList();
        blog.Home = home ?? addresses.Single(address => address.Scheme == "http");
        blog.Port = addresses.Single(address => address.Scheme == "http").Port;
        blog.SecurePort = addresses.Find(address => address.Scheme == "https")?.Port ?? 0;
        foreach (var list in new[] { "wp/v2/posts", "wp/v2/pages", "wp/v2/media", "wp/v2/categories", "wp/v2/users", "wp/v2/comments" })
        {
            blog.Lists[list] = [];
        }

        blog.Lists["wp/v2/users"][1] = new JsonObject { ["id"] = 1, ["name"] = "Ada", ["slug"] = "ada", ["link"] = $"{blog.Home}author/ada/" };
        blog.Lists["wp/v2/categories"][1] = new JsonObject { ["id"] = 1, ["name"] = "News", ["slug"] = "news", ["taxonomy"] = "category", ["count"] = posts, ["parent"] = 0 };
        for (var id = 1; id <= posts; id++)
        {
            blog.AddPost(id);
        }

        return blog;
    }

    public JsonObject AddPost(long id, string? html = null, string modified = "2024-01-01T00:00:00") => Add("wp/v2/posts", new JsonObject
    {
        ["id"] = id,
        ["date"] = "2024-01-01T00:00:00",
        ["modified_gmt"] = modified,
        ["slug"] = $"post-{id}",
        ["status"] = "publish",
        ["type"] = "post",
        ["link"] = $"{Home}post-{id}/",
        ["title"] = new JsonObject { ["rendered"] = $"Post {id}" },
        ["content"] = new JsonObject { ["rendered"] = html ?? $"<p>Words of post {id}.</p>", ["protected"] = false },
        ["author"] = 1,
        ["categories"] = new JsonArray(1),
    });

    public JsonObject AddComment(long id, long post) => Add("wp/v2/comments", new JsonObject { ["id"] = id, ["post"] = post, ["parent"] = 0, ["author_name"] = "B", ["content"] = new JsonObject { ["rendered"] = $"<p>Comment {id}</p>" } });

    public JsonObject Add(string list, JsonObject item)
    {
        var items = Lists.GetOrAdd(list, _ => []);
        lock (items)
        {
            items[IdOf(item)] = item;
        }

        return item;
    }

    public void Remove(string list, long id)
    {
        lock (Lists[list])
        {
            Lists[list].Remove(id);
        }
    }

    public int CountOf(string part) => Requests.Count(request => request.Contains(part, StringComparison.Ordinal));

    /// <summary>Goes down, with whatever is under way.</summary>
    public async Task StopAsync()
    {
        using var now = new CancellationTokenSource(0);
        await _app.StopAsync(now.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public static async Task SendAsync(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    public static Task SendAsync(HttpContext context, int status, string type, string body) => SendAsync(context, status, type, Encoding.UTF8.GetBytes(body));

    public static Task RefuseAsync(HttpContext context, int status, string code, string data = "") =>
        SendAsync(context, status, "application/json", $$"""{"code":"{{code}}","message":"No.","data":{ "status":{{status}}{{data}} } }""");

    private async Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue(context.Request.Path + context.Request.QueryString);
        Authorizations.Enqueue(context.Request.Headers.Authorization);
        if (await Fault(context))
        {
            return;
        }

        var path = context.Request.Path.Value!;
        if (Route(context) is { } route)
        {
            await AnswerApiAsync(context, route);
        }
        else if (Files.TryGetValue(path, out var file))
        {
            context.Response.Headers.ETag = $"\"{file.Length}\"";
            if (context.Request.Headers.IfNoneMatch == $"\"{file.Length}\"")
            {
                context.Response.StatusCode = 304;
                return;
            }

            await SendAsync(context, 200, "image/png", file);
        }
        else if (path == "/")
        {
            if (Advertised)
            {
                context.Response.Headers.Link = $"<{new Uri(Home, RootPath.TrimStart('/'))}>; rel=\"https://api.w.org/\"";
            }

            await SendAsync(context, 200, "text/html", FrontPage);
        }
        else
        {
            await SendAsync(context, 404, "text/html", "<!DOCTYPE html><title>Not here</title>");
        }
    }

    private string? Route(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (RootPath.Contains('?', StringComparison.Ordinal))
        {
            var asked = context.Request.Query["rest_route"].ToString();
            return asked.Length > 0 && path == RootPath[..RootPath.IndexOf('?', StringComparison.Ordinal)] ? asked.Trim('/') : null;
        }

        var inQuery = context.Request.Query["rest_route"].ToString();
        return path.StartsWith(RootPath, StringComparison.Ordinal) ? path[RootPath.Length..].Trim('/') : path == "/" && inQuery.Length > 0 ? inQuery.Trim('/') : null;
    }

    private Task AnswerApiAsync(HttpContext context, string route)
    {
        if (route.Length == 0)
        {
            return SendAsync(context, 200, "application/json", new JsonObject { ["name"] = "A blog", ["home"] = Home.AbsoluteUri.TrimEnd('/'), ["url"] = Home.AbsoluteUri.TrimEnd('/'), ["namespaces"] = new JsonArray("oembed/1.0", "wp/v2") }.ToJsonString());
        }

        if (route == "wp/v2/types")
        {
            return SendAsync(context, 200, "application/json", Types);
        }

        if (route == "wp/v2/taxonomies")
        {
            return SendAsync(context, 200, "application/json", """{"category":{"slug":"category","name":"Categories","rest_base":"categories","rest_namespace":"wp\/v2","hierarchical":true}}""");
        }

        if (Lists.TryGetValue(route, out var list))
        {
            return AnswerListAsync(context, route, list);
        }

        var slash = route.LastIndexOf('/');
        if (slash > 0 && Lists.TryGetValue(route[..slash], out var parent) && long.TryParse(route[(slash + 1)..], CultureInfo.InvariantCulture, out var id))
        {
            return parent.TryGetValue(id, out var item) ? SendAsync(context, 200, "application/json", item.ToJsonString()) : RefuseAsync(context, 404, "rest_post_invalid_id");
        }

        return RefuseAsync(context, 404, "rest_no_route");
    }

    private async Task AnswerListAsync(HttpContext context, string route, SortedDictionary<long, JsonObject> list)
    {
        var query = context.Request.Query;
        var size = query.TryGetValue("per_page", out var perPage) ? int.Parse(perPage!, CultureInfo.InvariantCulture) : 10;
        var page = query.TryGetValue("page", out var number) ? int.Parse(number!, CultureInfo.InvariantCulture) : 1;
        JsonObject[] all;
        lock (list)
        {
            all = [.. list.Values];
        }

        if (query.TryGetValue("include", out var include))
        {
            var wanted = include.ToString().Split(',').Select(id => long.Parse(id, CultureInfo.InvariantCulture)).ToHashSet();
            all = [.. all.Where(item => wanted.Contains(IdOf(item)))];
        }

        var items = all.Skip((page - 1) * size).Take(size).ToArray();
        if (items.Length == 0 && page > 1 && route is "wp/v2/posts" or "wp/v2/pages" or "wp/v2/media")
        {
            await RefuseAsync(context, 400, "rest_post_invalid_page_number");
            return;
        }

        if (Total is not null)
        {
            context.Response.Headers["X-WP-Total"] = Total(all.Length).ToString(CultureInfo.InvariantCulture);
            context.Response.Headers["X-WP-TotalPages"] = ((Total(all.Length) + size - 1) / size).ToString(CultureInfo.InvariantCulture);
        }

        var fields = query["_fields"].ToString();
        await SendAsync(context, 200, "application/json; charset=UTF-8", "[" + string.Join(',', items.Select(item => Trim(item, fields).ToJsonString())) + "]");
    }

    private static long IdOf(JsonObject item) => long.Parse(item["id"]!.ToString(), CultureInfo.InvariantCulture);

    private static JsonObject Trim(JsonObject item, string fields) => fields.Length == 0
        ? item
        : new JsonObject(fields.Split(',').Where(item.ContainsKey).Select(field => KeyValuePair.Create(field, item[field]?.DeepClone())));
}
