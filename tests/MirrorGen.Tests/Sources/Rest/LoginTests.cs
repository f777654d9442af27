using System.Text;
using System.Text.Json.Nodes;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest;

namespace MirrorGen.Tests.Sources.Rest;

/// <summary>What a login brings, and that it goes nowhere else.</summary>
public sealed class LoginTests
{
    private const string Secret = "abcd EFGH ijkl";

    [Fact]
    public async Task Revisions_come_with_a_login()
    {
        await using var mirror = await WithLoginAsync();
        mirror.Blog.AddPost(1)["_links"] = JsonNode.Parse("""{"version-history":[{"count":2,"href":"x"}]}""");
        mirror.Blog.AddPost(2)["_links"] = JsonNode.Parse("""{"version-history":[{"count":0,"href":"x"}]}""");
        mirror.Blog.Add("wp/v2/posts/1/revisions", new JsonObject { ["id"] = 11, ["parent"] = 1 });
        mirror.Blog.Add("wp/v2/posts/1/revisions", new JsonObject { ["id"] = 12, ["parent"] = 1 });
        await mirror.RunAsync(LogIn);
        mirror.Ids(CaptureKind.Revision("post")).ShouldBe([11, 12]);
        mirror.Blog.CountOf("posts/2/revisions").ShouldBe(0);
        mirror.Blog.Requests.Clear();
        await mirror.RunAsync(LogIn);
        mirror.Blog.CountOf("revisions").ShouldBe(0);
    }

    [Fact]
    public async Task Public_things_are_asked_for_as_a_stranger()
    {
        await using var mirror = await WithLoginAsync();
        mirror.Blog.AddPost(1);
        await mirror.RunAsync(LogIn);
        foreach (var (request, authorization) in mirror.Blog.Requests.Zip(mirror.Blog.Authorizations))
        {
            var isPublic = request.Contains("/posts?", StringComparison.Ordinal) || request.Contains("/media?", StringComparison.Ordinal) || request == "/";
            (isPublic && authorization is not null).ShouldBeFalse(request);
        }
    }

    [Fact]
    public async Task A_wrong_login_is_said_before_anything_is_fetched()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 3);
        mirror.Blog.Fault = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("/users/me", StringComparison.Ordinal))
            {
                return false;
            }

            await FakeBlog.RefuseAsync(context, 401, "incorrect_password");
            return true;
        };
        var error = await mirror.RunFailsAsync(LogIn);
        error.Obstacle.ShouldBe(Obstacle.Source);
        error.Message.ShouldContain("application password");
        error.Message.ShouldNotContain(Secret);
        mirror.Blog.CountOf("/posts").ShouldBe(0);
    }

    [Fact]
    public async Task The_password_follows_no_redirect_to_another_origin_and_is_written_nowhere()
    {
        await using var mirror = await WithLoginAsync();
        await using var other = await FakeBlog.StartAsync();
        mirror.Blog.AddPost(1)["_links"] = JsonNode.Parse("""{"version-history":[{"count":2,"href":"x"}]}""");
        var fault = mirror.Blog.Fault;
        mirror.Blog.Fault = async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/revisions", StringComparison.Ordinal))
            {
                context.Response.Redirect(other.Home + "wp-json/steal");
                return true;
            }

            return await fault(context);
        };
        await mirror.RunAsync(LogIn);
        other.Authorizations.ShouldAllBe(authorization => authorization == null);
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"ada:{Secret}"));
        foreach (var file in Directory.GetFiles(mirror.Folder.Root, "*", SearchOption.AllDirectories))
        {
            var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            bytes.ShouldNotContain(Secret);
            bytes.ShouldNotContain(encoded);
        }
    }

    [Fact]
    public async Task The_administrators_address_in_the_settings_is_not_even_asked_for()
    {
        await using var mirror = await WithLoginAsync();
        mirror.Blog.AddPost(1);
        await mirror.RunAsync(LogIn);
        mirror.Blog.Requests.Single(request => request.Contains("/settings", StringComparison.Ordinal)).ShouldNotContain("email");
        mirror.Look(snapshot => snapshot.Kinds()).ShouldNotContain(new CaptureKind("settings"));
    }

    private static FetchOptions LogIn(FetchOptions options) => options with { User = "ada", Password = Secret };

    private static async Task<Mirroring> WithLoginAsync()
    {
        var mirror = await Mirroring.OfAsync();
        mirror.Blog.Fault = async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/users/me", StringComparison.Ordinal) && context.Request.Headers.Authorization.Count > 0)
            {
                await FakeBlog.SendAsync(context, 200, "application/json", """{"id":1,"name":"Ada"}""");
                return true;
            }

            // As some do, it hands out more than it was asked for.
            if (context.Request.Path.Value!.EndsWith("/settings", StringComparison.Ordinal))
            {
                await FakeBlog.SendAsync(context, 200, "application/json", """{"title":"A blog","email":"ada@blog.example"}""");
                return true;
            }

            return false;
        };
        return mirror;
    }
}
