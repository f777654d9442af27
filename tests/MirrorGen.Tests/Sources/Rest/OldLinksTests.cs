using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;

namespace MirrorGen.Tests.Sources.Rest;

/// <summary>Texts that link to what a post was called before: only the blog knows where that leads.</summary>
public sealed class OldLinksTests
{
    [Fact]
    public async Task An_address_that_the_blog_redirects_to_a_post_becomes_a_former_address_of_it()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 2);
        mirror.Blog.AddPost(3, "<p>See <a href=\"/once/\">what I once wrote</a> and <a href='/never/'>what I never did</a>.</p>");
        Redirecting(mirror.Blog, "/once/", "/post-2/");
        await mirror.RunAsync();
        Former(mirror, 2).ShouldBe([mirror.Blog.Home + "once/"]);
        Former(mirror, 1).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_asked_once_is_not_asked_again()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 2);
        mirror.Blog.AddPost(3, "<a href=\"/once/\">once</a> <a href=\"/never/\">never</a>");
        Redirecting(mirror.Blog, "/once/", "/post-2/");
        await mirror.RunAsync();
        mirror.Blog.Requests.Clear();
        mirror.Blog.AddPost(4, "<a href=\"/never/\">never</a>");
        await mirror.RunAsync();
        (mirror.Blog.CountOf("/once/"), mirror.Blog.CountOf("/never/")).ShouldBe((0, 0));
        Former(mirror, 2).ShouldBe([mirror.Blog.Home + "once/"]);
    }

    [Fact]
    public async Task What_got_no_clear_answer_is_asked_again_by_the_next_run()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 2);
        mirror.Blog.AddPost(3, "<a href=\"/once/\">once</a>");
        mirror.Blog.Fault = context => Task.FromResult(context.Request.Path == "/once/" && Fail(context));
        await mirror.RunAsync();
        Former(mirror, 2).ShouldBeEmpty();
        Redirecting(mirror.Blog, "/once/", "/post-2/");
        await mirror.RunAsync();
        Former(mirror, 2).ShouldBe([mirror.Blog.Home + "once/"]);
    }

    [Theory]
    [InlineData("/post-1/")]
    [InlineData("/post-1/#more")]
    [InlineData("/wp-admin/post.php")]
    [InlineData("/wp-login.php")]
    [InlineData("/post-1/feed/")]
    [InlineData("/?s=words")]
    [InlineData("/index.php")]
    [InlineData("/wp-content/uploads/a.pdf")]
    [InlineData("https://elsewhere.example/post/")]
    [InlineData("mailto:a@b.example")]
    public async Task What_is_known_and_what_is_no_page_is_not_asked_for(string link)
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1);
        mirror.Blog.AddPost(2, $"<a href=\"{link}\">x</a>");
        await mirror.RunAsync(options => options with { Media = false });
        mirror.Look(snapshot => snapshot.States(CaptureKind.Redirect).Count).ShouldBe(0);
    }

    [Fact]
    public async Task An_address_that_leads_to_another_site_or_to_nothing_known_is_no_former_address()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1);
        mirror.Blog.AddPost(2, "<a href=\"/out/\">out</a> <a href=\"/login/\">in</a>");
        Redirecting(mirror.Blog, "/out/", "http://127.0.0.1:9/post-1/");
        Redirecting(mirror.Blog, "/login/", "/wp-login.php");
        await mirror.RunAsync();
        Former(mirror, 1).ShouldBeEmpty();
        Former(mirror, 2).ShouldBeEmpty();
    }

    private static void Redirecting(FakeBlog blog, string from, string to)
    {
        var before = blog.Fault;
        blog.Fault = async context =>
        {
            if (context.Request.Path == from)
            {
                context.Response.StatusCode = 301;
                context.Response.Headers.Location = to;
                return true;
            }

            if (context.Request.Path == "/post-2/")
            {
                await FakeBlog.SendAsync(context, 200, "text/html", "<!DOCTYPE html><title>Post 2</title>");
                return true;
            }

            return await before(context);
        };
    }

    private static bool Fail(Microsoft.AspNetCore.Http.HttpContext context)
    {
        context.Response.StatusCode = 503;
        return true;
    }

    private static string[] Former(Mirroring mirror, long id) => mirror.Look(snapshot =>
        BlogReader.Read(snapshot).Blog.Posts.Single(post => post.Id == id).FormerPermalinks.Select(former => former.ToString()).ToArray());
}
