using System.Globalization;

namespace MirrorGen.EndToEnd;

/// <summary>The blog lives on, and the mirror follows without forgetting.</summary>
[Collection(MirroredBlogCollection.Name)]
public sealed class SyncTests(MirroredBlog blog)
{
    [SkippableFact]
    public async Task A_post_that_changes_moves_and_goes_is_followed_and_nothing_of_it_is_forgotten()
    {
        blog.Need();
        using var scratch = new ScratchFolder();
        var folder = new MirrorFolder(scratch["followed"]);
        var post = await blog.Origin.PostAsync("wp-json/wp/v2/posts", new { title = "Followed", slug = "followed-first", status = "publish", date = "2022-02-02T10:00:00", content = "<p>The quay was painted green.</p>" });
        var route = string.Create(CultureInfo.InvariantCulture, $"wp-json/wp/v2/posts/{post.GetProperty("id").GetInt64()}");
        try
        {
            await MirrorAsync(folder);
            Page(folder, "2022/02/02/followed-first").ShouldContain("painted green");

            await blog.Origin.PostAsync(route, new { content = "<p>The quay was painted blue.</p>" });
            await MirrorAsync(folder);
            Page(folder, "2022/02/02/followed-first").ShouldContain("painted blue");
            Markdown(folder, "revisions").ShouldContain(text => text.Contains("painted green", StringComparison.Ordinal));

            await blog.Origin.PostAsync(route, new { slug = "followed-second" });
            await MirrorAsync(folder);
            Page(folder, "2022/02/02/followed-second").ShouldContain("painted blue");
            RedirectOf(folder, "/2022/02/02/followed-first/").ShouldContain("followed-second");
        }
        finally
        {
            await blog.Origin.DeleteAsync(route + "?force=true");
        }

        await MirrorAsync(folder);
        Page(folder, "2022/02/02/followed-second").ShouldContain("painted blue");
        RedirectOf(folder, "/2022/02/02/followed-first/").ShouldContain("followed-second");
    }

    [SkippableFact]
    public async Task What_a_person_edits_in_content_is_kept_and_named()
    {
        blog.Need();
        using var scratch = new ScratchFolder();
        var folder = new MirrorFolder(scratch["edited"]);
        await MirrorAsync(folder);
        var file = Directory.EnumerateFiles(folder.Content, "index.md", SearchOption.AllDirectories).Single(path => path.Contains("before-the-epoch", StringComparison.Ordinal));
        var edited = (await File.ReadAllTextAsync(file)).Replace("Typed in from a diary.", "Typed in from a diary, and corrected by hand.", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, edited);

        var run = await MirrorAsync(folder);

        (await File.ReadAllTextAsync(file)).ShouldBe(edited);
        (run.Everything + File.ReadAllText(folder.ReportJson)).ShouldContain("before-the-epoch");
        Page(folder, "1968/12/24/before-the-epoch").ShouldContain("corrected by hand");
    }

    private static async Task<ProgramResult> MirrorAsync(MirrorFolder folder)
    {
        var run = await Program.RunAsync("mirror", Surroundings.WordPress.AbsoluteUri, "-o", folder.Root);
        run.ExitCode.ShouldBeOneOf([0, 1], run.Everything);
        return run;
    }

    private static string Page(MirrorFolder folder, string path) => File.ReadAllText(Path.Combine(folder.Site, path, "index.html"));

    // The table for hosts that redirect by rules; the 404 page reads the same table elsewhere.
    private static string RedirectOf(MirrorFolder folder, string address) =>
        File.ReadLines(Path.Combine(folder.Site, "_redirects")).First(line => line.StartsWith(address, StringComparison.Ordinal));

    private static List<string> Markdown(MirrorFolder folder, string under) =>
        [.. Directory.EnumerateFiles(folder.Content, "*.md", SearchOption.AllDirectories)
            .Where(file => file.Split(Path.DirectorySeparatorChar).Contains(under)).Select(File.ReadAllText)];
}
