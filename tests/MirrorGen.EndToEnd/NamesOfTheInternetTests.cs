using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using MirrorGen.Tests.Sources.Rest;

namespace MirrorGen.EndToEnd;

/// <summary>The whole program against names, redirects and certificates as the Internet has them, over real TLS.</summary>
public sealed class NamesOfTheInternetTests
{
    private const string PasswordVariable = "MIRRORGEN_TEST_INTERNET_PASSWORD";
    private const string Password = "tide TABL eoft hema rket";

    [SkippableFact]
    public async Task A_blog_that_moved_to_https_and_www_is_mirrored_from_the_address_that_people_remember()
    {
        await using var internet = await InternetAsync(new("https://www.boats.test/"), "boats.test", "www.boats.test");
        var seen = new ConcurrentBag<(bool Secure, string? Login)>();
        internet.Blog.Fault = async context =>
        {
            seen.Add((context.Request.IsHttps && context.Request.Host.Host == "www.boats.test", context.Request.Headers.Authorization));
            return Redirected(context, "https", "www.boats.test") || await KnowsTheKeeper(context);
        };
        foreach (var name in new[] { "a", "b", "c" })
        {
            internet.Blog.Files[$"/wp-content/uploads/{name}.png"] = [.. FakeBlog.Picture, (byte)name[0]];
        }

        internet.Blog.AddPost(1, "<p>Words. <a href=\"http://boats.test/post-2/\">The other</a></p><img src=\"http://boats.test/wp-content/uploads/a.png\"><img src=\"//www.boats.test/wp-content/uploads/b.png\"><img src=\"https://boats.test/wp-content/uploads/c.png\">");
        internet.Blog.AddPost(2);
        using var scratch = new ScratchFolder();

        var (code, said) = await RunAsync(internet, "mirror", "http://boats.test/", "-o", scratch["mirror"], "--user", "keeper", "--password-env", PasswordVariable);

        code.ShouldBe(0, said);
        Directory.GetFiles(scratch["mirror/media/wp-content/uploads"]).Length.ShouldBe(3);
        File.ReadAllText(scratch["mirror/site/post-1/index.html"]).ShouldContain("href=\"../post-2/index.html\"");
        internet.Hosts.Keys.ShouldBe(["http://boats.test", "https://www.boats.test"], ignoreOrder: true);
        seen.ShouldContain(request => request.Login != null);
        seen.Where(request => request.Login is not null).ShouldAllBe(request => request.Secure, "the password goes over https and to the blog's own name alone");
    }

    [SkippableFact]
    public async Task A_blog_that_calls_itself_http_is_mirrored_where_it_answers_on_https()
    {
        await using var internet = await InternetAsync(new("http://boats.test/"), "boats.test", "www.boats.test");
        internet.Blog.Files["/wp-content/uploads/a.png"] = FakeBlog.Picture;
        internet.Blog.AddPost(1, "<p>Words.</p><img src=\"https://www.boats.test/wp-content/uploads/a.png\">");
        using var scratch = new ScratchFolder();

        var (code, said) = await RunAsync(internet, "mirror", "https://www.boats.test/", "-o", scratch["mirror"]);

        code.ShouldBe(0, said);
        File.Exists(scratch["mirror/media/wp-content/uploads/a.png"]).ShouldBeTrue();
        File.Exists(scratch["mirror/site/post-1/index.html"]).ShouldBeTrue();
    }

    [SkippableFact]
    public async Task A_certificate_of_somebody_else_is_named_and_nothing_is_asked()
    {
        await using var internet = await InternetAsync(new("https://boats.test/"), "boats.test");
        using var scratch = new ScratchFolder();

        var (code, said) = await RunAsync(internet, "mirror", "https://other.test/", "-o", scratch["mirror"]);

        code.ShouldBe(3, said);
        said.ShouldContain("certificate is not valid");
        internet.Blog.Requests.ShouldBeEmpty();
        Directory.Exists(scratch["mirror"]).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Pictures_of_another_host_come_over_the_network_when_asked_for()
    {
        await using var internet = await InternetAsync(new("https://boats.test/"), "boats.test", "pictures.test");
        internet.Blog.Files["/gulls.png"] = FakeBlog.Picture;
        internet.Blog.AddPost(1, "<p>Words.</p><img src=\"https://pictures.test/gulls.png\"><img src=\"https://pictures.test/moved.png\"><img src=\"http://10.0.0.1/router.png\">");
        internet.Blog.Fault = context =>
        {
            if (context.Request.Path == "/moved.png")
            {
                context.Response.Redirect("https://localhost:6379/secret.png");
                return Task.FromResult(true);
            }

            return Task.FromResult(false);
        };
        using var scratch = new ScratchFolder();

        var (without, _) = await RunAsync(internet, "fetch", "https://boats.test/", "-o", scratch["without"]);
        internet.Hosts.Keys.ShouldBe(["https://boats.test"]);
        var (with, said) = await RunAsync(internet, "mirror", "https://boats.test/", "-o", scratch["with"], "--external-images");

        without.ShouldBe(0);
        with.ShouldBe(1, said);
        File.ReadAllText(scratch["with/report.json"]).ShouldContain("private network");
        File.ReadAllBytes(scratch["with/media/external/pictures.test/gulls.png"]).ShouldBe(FakeBlog.Picture);
        File.ReadAllText(scratch["with/site/post-1/index.html"]).ShouldContain("external/pictures.test/gulls.png");
        internet.Hosts.Keys.ShouldBe(["https://boats.test", "https://pictures.test"], ignoreOrder: true);
    }

    [SkippableFact]
    public async Task A_blog_of_WordPress_com_is_mirrored_through_its_public_API()
    {
        await using var internet = await InternetAsync(new("https://quay.wordpress.com/"), "quay.wordpress.com", "public-api.wordpress.com", "quay.files.wordpress.com");
        internet.Blog.Advertised = false;
        internet.Blog.Fault = WordPressComAsync;
        internet.Blog.Files["/2024/01/a.png"] = FakeBlog.Picture;
        internet.Blog.AddPost(1, "<p>Words.</p><img src=\"https://quay.files.wordpress.com/2024/01/a.png?w=300\" srcset=\"https://quay.files.wordpress.com/2024/01/a.png?w=300 300w, https://quay.files.wordpress.com/2024/01/a.png 900w\">");
        internet.Blog.Add("wp/v2/media", new() { ["id"] = 9, ["modified_gmt"] = "2024-01-01T00:00:00", ["source_url"] = "https://quay.files.wordpress.com/2024/01/a.png", ["link"] = "https://quay.wordpress.com/a/", ["media_type"] = "image", ["mime_type"] = "image/png" });
        internet.Blog.AddComment(5, 1);
        using var scratch = new ScratchFolder();

        var (code, said) = await RunAsync(internet, "mirror", "https://quay.wordpress.com/", "-o", scratch["mirror"]);

        code.ShouldBe(0, said);
        said.ShouldContain("WordPress.com's public API");
        Directory.GetFiles(scratch["mirror/media"], "a.png", SearchOption.AllDirectories).Length.ShouldBe(1, "one file, whatever width a post asks for");
        File.ReadAllText(scratch["mirror/site/post-1/index.html"]).ShouldContain("Words.");
        internet.Hosts.Keys.ShouldBe(["https://quay.wordpress.com", "https://public-api.wordpress.com", "https://quay.files.wordpress.com"], ignoreOrder: true);
    }

    private static Task<LoopbackInternet> InternetAsync(Uri home, params string[] names)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only there a process can be told by its environment which certificates to trust.");
        return LoopbackInternet.StartAsync(home, names);
    }

    // In the shapes of its documentation (https://developer.wordpress.com/docs/api/): the site in those of version 1.1, all else as WordPress itself has it.
    private static async Task<bool> WordPressComAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (context.Request.Host.Host != "public-api.wordpress.com")
        {
            // There is no API at the blog's own name.
            return path.StartsWith("/wp-json", StringComparison.Ordinal) && await RefusedAsync(context);
        }

        if (path == "/rest/v1.1/sites/quay.wordpress.com")
        {
            await FakeBlog.SendAsync(context, 200, "application/json", """
                {"ID":1234567,"name":"The Quay","description":"Boats &amp; tides","URL":"https:\/\/quay.wordpress.com","jetpack":false,"is_private":false,"lang":"en",
                 "icon":{"img":"","ico":""},"logo":{"id":0,"sizes":[],"url":""},"meta":{"links":{"self":"https:\/\/public-api.wordpress.com\/rest\/v1.1\/sites\/1234567"}}}
                """);
            return true;
        }

        const string Routes = "/wp/v2/sites/quay.wordpress.com/";
        if (!path.StartsWith(Routes, StringComparison.Ordinal))
        {
            return await RefusedAsync(context);
        }

        context.Request.Path = "/wp-json/wp/v2/" + path[Routes.Length..];
        return false;
    }

    private static async Task<bool> RefusedAsync(HttpContext context)
    {
        await FakeBlog.RefuseAsync(context, 404, "rest_no_route");
        return true;
    }

    private static bool Redirected(HttpContext context, string scheme, string host)
    {
        if (context.Request.Scheme == scheme && context.Request.Host.Host == host)
        {
            return false;
        }

        context.Response.Redirect($"{scheme}://{host}{context.Request.Path}{context.Request.QueryString}", permanent: true);
        return true;
    }

    private static async Task<bool> KnowsTheKeeper(HttpContext context)
    {
        if (!context.Request.Path.Value!.EndsWith("/users/me", StringComparison.Ordinal) || context.Request.Headers.Authorization.Count == 0)
        {
            return false;
        }

        await FakeBlog.SendAsync(context, 200, "application/json", """{"id":1,"name":"Keeper"}""");
        return true;
    }

    private static async Task<(int Code, string Said)> RunAsync(LoopbackInternet internet, params string[] arguments)
    {
        using var program = RunningProgram.StartIn([.. internet.Environment, (PasswordVariable, Password)], arguments);
        var code = await program.EndAsync();
        return (code, program.Said);
    }
}
