using System.Text.Json.Nodes;
using MirrorGen.Generation;
using MirrorGen.Generation.Templates;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;
using MirrorGen.Verification;

namespace MirrorGen.Tests.Sources.Rest;

/// <summary>Blogs that answer well and tell odd things: authors whom nobody may know, parents in circles, comments of several kinds.</summary>
public sealed class OddBlogTests
{
    [Fact]
    public async Task Authors_that_are_hidden_are_known_by_what_their_posts_embed_or_by_their_page()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 3);
        foreach (var (post, author) in new[] { (1, 7), (2, 8), (3, 9) })
        {
            mirror.Blog.Lists["wp/v2/posts"][post]["author"] = author;
        }

        mirror.Blog.Fault = async context =>
        {
            var path = context.Request.Path.Value!;
            if (path.Contains("/users", StringComparison.Ordinal))
            {
                await FakeBlog.RefuseAsync(context, 403, "rest_user_cannot_view");
            }
            else if (context.Request.Query.ContainsKey("_embed"))
            {
                // The first is embedded; of the others the plugin hides that as well.
                var shown = context.Request.Query["include"] == "1" ? """{"id":7,"name":"Ada Keeper","slug":"ada","link":"https://blog.example/author/ada/"}""" : """{"code":"rest_user_cannot_view","message":"No."}""";
                await FakeBlog.SendAsync(context, 200, "application/json", """[{"author":7,"_embedded":{"author":[""" + shown + "]}}]");
            }
            else if (path == "/post-2/")
            {
                await FakeBlog.SendAsync(context, 200, "text/html", "<html><body class=\"single\"><aside class=\"widget\"><a rel=author href=/author/zoe/>Zoe</a></aside><article><span class=\"byline\">By <a rel=\"author\" href=\"/author/bea/\"> Bea\n Lamp </a></span></article></body></html>");
            }
            else if (path == "/post-3/")
            {
                await FakeBlog.SendAsync(context, 200, "text/html", "<html><head><meta name=author content='Cy &amp; Co'></head><body><div id=comments><a rel=author href=/author/x/>X</a></div></body></html>");
            }
            else
            {
                return false;
            }

            return true;
        };

        var result = await mirror.RunAsync();

        result.Findings.ShouldContain(finding => finding.Code == "users-hidden");
        mirror.Look(BlogReader.Read).Blog.Authors.Select(author => (author.Id, author.Slug, author.Name)).ShouldBe([(7, "ada", "Ada Keeper"), (8, "bea", "Bea Lamp"), (9, "author-9", "Cy & Co")]);

        mirror.Blog.Requests.Clear();
        await mirror.RunAsync();
        mirror.Blog.CountOf("_embed").ShouldBe(0, "they are known by now");
    }

    [Fact]
    public async Task Parents_that_go_in_circles_end_nowhere_and_cost_nothing()
    {
        await using var mirror = await Mirroring.OfAsync();
        void Add(string list, long id, long parent, string slug) => mirror.Blog.Add(list, new()
        {
            ["id"] = id,
            ["parent"] = parent,
            ["slug"] = slug,
            ["name"] = slug,
            ["taxonomy"] = "category",
            ["link"] = $"{mirror.Blog.Home}{slug}/",
            ["type"] = "page",
            ["status"] = "publish",
            ["modified_gmt"] = "2024-01-01T00:00:00",
            ["date"] = "2024-01-01T00:00:00",
            ["title"] = new JsonObject { ["rendered"] = slug },
            ["content"] = new JsonObject { ["rendered"] = $"<p>Words of {slug}.</p>" },
        });
        Add("wp/v2/pages", 11, 12, "hen");
        Add("wp/v2/pages", 12, 13, "egg");
        Add("wp/v2/pages", 13, 11, "chick");
        Add("wp/v2/pages", 14, 14, "ouroboros");
        Add("wp/v2/pages", 15, 999, "orphan");
        Add("wp/v2/categories", 21, 22, "over");
        Add("wp/v2/categories", 22, 21, "under");
        Add("wp/v2/categories", 23, 23, "self");
        mirror.Blog.AddPost(1)["categories"] = new JsonArray(21, 22, 23, 404);
        foreach (var (id, parent) in new[] { (31, 32), (32, 31), (33, 33), (34, 999) })
        {
            mirror.Blog.AddComment(id, 1)["parent"] = parent;
        }

        using var whole = Mirror.Open(mirror.Folder, null, TimeProvider.System);
        var report = await whole.MirrorAsync(mirror.Blog.Home, mirror.Options, Theme.Default, new SiteOptions(), CancellationToken.None);

        report.Findings.Where(group => group.Severity >= Severity.Loss).ShouldBeEmpty();
        foreach (var slug in new[] { "hen", "egg", "chick", "ouroboros", "orphan", "post-1" })
        {
            File.Exists(Path.Combine(mirror.Folder.Site, slug, "index.html")).ShouldBeTrue(slug);
        }

        var post = File.ReadAllText(Path.Combine(mirror.Folder.Site, "post-1", "index.html"));
        Enumerable.Range(31, 4).ShouldAllBe(id => post.Contains($"Comment {id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_comment_on_a_picture_is_kept_written_shown_on_its_page_and_followed_by_the_verification()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1);
        mirror.Blog.Files["/wp-content/uploads/lamp.png"] = FakeBlog.Picture;
        mirror.Blog.Add("wp/v2/media", new JsonObject
        {
            ["id"] = 7,
            ["slug"] = "lamp",
            ["type"] = "attachment",
            ["status"] = "inherit",
            ["link"] = $"{mirror.Blog.Home}lamp/",
            ["title"] = new JsonObject { ["rendered"] = "The lamp" },
            ["mime_type"] = "image/png",
            ["source_url"] = $"{mirror.Blog.Home}wp-content/uploads/lamp.png",
        });
        mirror.Blog.AddComment(40, 7);
        mirror.Blog.AddComment(41, 7)["parent"] = 40;

        using var whole = Mirror.Open(mirror.Folder, null, TimeProvider.System);
        var report = await whole.MirrorAsync(mirror.Blog.Home, mirror.Options, Theme.Default, new SiteOptions(), CancellationToken.None);

        report.Verdict.ShouldBe(Verdict.Complete);
        report.Counts.Single(count => count.Kind == "comment").Captured.ShouldBe(2);
        File.ReadAllText(Path.Combine(mirror.Folder.Content, "data", "comments.json")).ShouldContain("Comment 41");
        var page = Path.Combine(mirror.Folder.Site, "lamp", "index.html");
        var html = File.ReadAllText(page);
        html.ShouldContain("Comment 40");
        html.IndexOf("Comment 41", StringComparison.Ordinal).ShouldBeGreaterThan(html.IndexOf("Comment 40", StringComparison.Ordinal));

        // The blog's feed of these comments leads to each of them, so one that is gone from the page is missed.
        File.WriteAllText(page, html.Replace("id=\"comment-41\"", "", StringComparison.Ordinal));
        whole.Verify(withSite: true, CancellationToken.None).Findings.ShouldContain(group => group.Code == "fragment-missing" && group.Items.Any(item => item.Message.Contains("#comment-41", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Pingbacks_and_trackbacks_have_lists_of_their_own_that_only_a_login_opens()
    {
        await using var mirror = await Mirroring.OfAsync(posts: 1);
        mirror.Blog.AddComment(1, 1);
        var others = new Dictionary<string, JsonArray>(StringComparer.Ordinal)
        {
            ["pingback"] = [Comment(2, "pingback"), Comment(3, "pingback")],
            ["trackback"] = [Comment(4, "trackback")],
        };
        mirror.Blog.Fault = async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/users/me", StringComparison.Ordinal))
            {
                await FakeBlog.SendAsync(context, 200, "application/json", """{"id":1,"name":"Ada"}""");
                return true;
            }

            var type = context.Request.Query["type"].ToString();
            if (!others.TryGetValue(type, out var list))
            {
                return false;
            }

            if (context.Request.Headers.Authorization.Count == 0)
            {
                await FakeBlog.RefuseAsync(context, 401, "rest_forbidden_param");
                return true;
            }

            context.Response.Headers["X-WP-Total"] = list.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            context.Response.Headers["X-WP-TotalPages"] = "1";
            await FakeBlog.SendAsync(context, 200, "application/json", list.ToJsonString());
            return true;
        };

        var anonymous = await mirror.RunAsync();
        anonymous.Findings.ShouldBeEmpty();
        mirror.Ids(CaptureKind.Comment).ShouldBe([1]);

        await mirror.RunAsync(options => options with { User = "ada", Password = "secret" });
        mirror.Ids(CaptureKind.Comment).ShouldBe([1, 2, 3, 4]);
        mirror.Look(BlogReader.Read).Blog.Comments.Select(comment => comment.Type).ShouldBe(["comment", "pingback", "pingback", "trackback"]);

        // As a stranger again: they are not listed, which is no sign that they are gone.
        await mirror.RunAsync();
        mirror.Ids(CaptureKind.Comment).ShouldBe([1, 2, 3, 4]);
    }

    private static JsonObject Comment(long id, string type) => new()
    {
        ["id"] = id,
        ["post"] = 1,
        ["parent"] = 0,
        ["type"] = type,
        ["author_name"] = "Elsewhere",
        ["content"] = new JsonObject { ["rendered"] = $"<p>Comment {id}</p>" },
    };
}
