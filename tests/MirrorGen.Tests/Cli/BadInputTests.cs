using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using MirrorGen.Tests.Verification;

namespace MirrorGen.Tests.Cli;

/// <summary>Each thing that can stand in the way: one clear sentence, what to try next, and its exit code.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string ApiRoot = """{"name":"Blog","home":"{0}","url":"{0}","namespaces":["wp/v2"],"routes":{}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("'ftp://example.org/' is no address of a blog", "mirror", "ftp://example.org/")]
    [InlineData("'http://' is no address of a blog", "mirror", "http://")]
    [InlineData("do not belong into the address", "mirror", "https://anna:secret@example.org/")]
    [InlineData("--user needs --password-env", "mirror", "https://example.org/", "--user", "anna")]
    [InlineData("--password-env needs --user", "fetch", "https://example.org/", "--password-env", "WP")]
    [InlineData("The environment variable 'MIRRORGEN_NOT_SET' is not set", "mirror", "https://example.org/", "--user", "anna", "--password-env", "MIRRORGEN_NOT_SET")]
    [InlineData("--concurrency 0 makes no sense", "mirror", "https://example.org/", "--concurrency", "0")]
    [InlineData("--delay takes seconds", "mirror", "https://example.org/", "--delay", "-1")]
    [InlineData("'yesterday' is no date", "mirror", "https://example.org/", "--since", "yesterday")]
    [InlineData("There is no file 'nowhere.xml'", "import", "nowhere.xml")]
    [InlineData("There is no folder '/nowhere/at/all'", "verify", "/nowhere/at/all")]
    [InlineData("There is no folder '/nowhere/at/all'", "build", "/nowhere/at/all")]
    [InlineData("There is no folder '/nowhere/at/all'", "publish", "/nowhere/at/all", "--to", "github-pages")]
    [InlineData("It can't publish to 'the moon'", "publish", ".", "--to", "the moon")]
    [InlineData("There is no folder of templates at '/nowhere'", "mirror", "https://example.org/", "--templates", "/nowhere")]
    [InlineData("--base-url 'pages' is no address", "mirror", "https://example.org/", "--base-url", "pages")]
    public async Task What_was_typed_wrong_is_said_before_anything_happens(string sentence, params string[] args)
    {
        var run = await Run.Of(args);

        run.Code.ShouldBe(2);
        run.Errors.ShouldContain("mirrorgen: ");
        run.Errors.ShouldContain(sentence);
        run.Errors.ShouldNotContain("secret");
        run.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_host_that_does_not_answer()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        var run = await Mirror(new Uri($"http://127.0.0.1:{port}/"));

        run.Code.ShouldBe(3);
        run.Errors.ShouldContain($"127.0.0.1:{port}");
        Directory.Exists(_folder["m"]).ShouldBeFalse("a mistyped address leaves no folder behind");
    }

    [Fact]
    public async Task A_site_that_is_not_WordPress()
    {
        await using var site = await Serve((context, _) => context.Response.WriteAsync("<!doctype html><title>A shop</title><p>No blog here."));

        var run = await Mirror(site.Address());

        run.Code.ShouldBe(3);
        run.Errors.ShouldContain("WordPress");
    }

    [Fact]
    public async Task An_API_that_is_switched_off_names_the_way_out()
    {
        await using var site = await Serve((context, address) =>
        {
            if (context.Request.Path.StartsWithSegments("/wp-json", StringComparison.Ordinal) || context.Request.Query.ContainsKey("rest_route"))
            {
                context.Response.StatusCode = 401;
                context.Response.ContentType = "application/json";
                return context.Response.WriteAsync("""{"code":"rest_disabled","message":"The REST API is disabled.","data":{"status":401}}""");
            }

            context.Response.Headers.Append("Link", $"<{address}wp-json/>; rel=\"https://api.w.org/\"");
            return context.Response.WriteAsync("<p>A blog.");
        });

        var run = await Mirror(site.Address());

        run.Code.ShouldBe(3);
        run.Errors.ShouldContain("import");
    }

    [Fact]
    public async Task Wrong_credentials()
    {
        await using var site = await Serve((context, address) =>
        {
            context.Response.ContentType = "application/json";
            if (context.Request.Path.Value!.Contains("users/me", StringComparison.Ordinal))
            {
                context.Response.StatusCode = 401;
                return context.Response.WriteAsync("""{"code":"incorrect_password","message":"The provided password is an invalid application password.","data":{"status":401}}""");
            }

            context.Response.Headers.Append("Link", $"<{address}wp-json/>; rel=\"https://api.w.org/\"");
            return context.Response.WriteAsync(ApiRoot.Replace("{0}", address.ToString().TrimEnd('/'), StringComparison.Ordinal));
        });
        Environment.SetEnvironmentVariable("MIRRORGEN_TEST_PASSWORD", "wrong horse battery");

        var run = await Run.Of("mirror", site.Address().ToString(), "-o", _folder["m"], "--user", "anna", "--password-env", "MIRRORGEN_TEST_PASSWORD");

        run.Code.ShouldBe(3);
        run.Errors.ShouldContain("does not accept this login");
        run.Errors.ShouldNotContain("wrong horse battery");
    }

    [Fact]
    public async Task A_folder_that_can_not_be_written()
    {
        _folder.Write("taken", "a file where the folder should be");

        var run = await Run.Of("demo", "-o", _folder["taken"]);

        run.Code.ShouldBe(2);
        run.Errors.ShouldContain("Choose another");
    }

    [Fact]
    public async Task A_damaged_snapshot()
    {
        _folder.Write("m/snapshot.db", new string('x', 10_000));

        foreach (var args in new string[][] { ["verify", _folder["m"]], ["demo", "-o", _folder["m"]] })
        {
            var run = await Run.Of(args);

            run.Code.ShouldBe(4, run.Errors);
            run.Errors.ShouldContain("snapshot.db");
        }
    }

    [Theory]
    [InlineData("post.json", "this is no JSON")]
    [InlineData("export.xml", "<rss><channel><title>cut off in the mid")]
    [InlineData("export.xml", "<html><body>A page</body></html>")]
    public async Task A_file_that_is_something_else(string name, string text)
    {
        _folder.Write(name, text);

        var run = await Run.Of("import", _folder[name], "-o", _folder["m"]);

        run.Code.ShouldBe(3, run.Errors);
        run.Errors.ShouldContain(name);
        run.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_folder_that_another_run_holds()
    {
        using var held = MirrorLock.Take(new(_folder["m"]));

        var run = await Run.Of("demo", "-o", _folder["m"]);

        run.Code.ShouldBe(2);
        run.Errors.ShouldContain("Another mirrorgen is at work");
    }

    private Task<Run> Mirror(Uri address) => Run.Of("mirror", address.ToString(), "-o", _folder["m"]);

    private static async Task<WebApplication> Serve(Func<HttpContext, Uri, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        application.Run(context => answer(context, application.Address()));
        await application.StartAsync();
        return application;
    }
}

file static class Addresses
{
    public static Uri Address(this WebApplication application) => new(application.Urls.First() + "/");
}
