using System.Globalization;
using System.Text.Json;

namespace MirrorGen.EndToEnd;

/// <summary>A real WordPress in, a whole archive out.</summary>
[Collection(MirroredBlogCollection.Name)]
public sealed class MirrorTests(MirroredBlog blog)
{
    [SkippableFact]
    public void The_run_ends_well_and_explains_each_loss()
    {
        blog.Need();
        foreach (var (run, folder) in new[] { (blog.AnonymousRun, blog.Anonymous), (blog.LoggedInRun, blog.LoggedIn) })
        {
            run.ExitCode.ShouldBeOneOf([0, 1], run.Everything);
            var losses = Findings(folder).Where(finding => finding.Severity == "loss").ToList();
            run.ExitCode.ShouldBe(losses.Count > 0 ? 1 : 0, run.Everything);

            // The seed links to one picture that is gone and to one page that never was: nothing else may be lost.
            losses.ShouldAllBe(loss => loss.Text.Contains("gone.jpg", StringComparison.Ordinal), run.Everything);
            Findings(folder).ShouldNotContain(finding => finding.Severity == "damage", run.Everything);
        }
    }

    [SkippableFact]
    public async Task Every_public_object_is_in_the_snapshot()
    {
        blog.Need();
        foreach (var folder in blog.Both())
        {
            var counts = MirroredBlog.ReadReport(folder).GetProperty("counts").EnumerateArray()
                .ToDictionary(count => count.GetProperty("kind").GetString()!);
            foreach (var collection in await blog.Origin.CollectionsAsync())
            {
                if (collection.Total == 0)
                {
                    continue;
                }

                counts.Keys.ShouldContain(collection.Kind);
                counts[collection.Kind].GetProperty("captured").GetInt32().ShouldBeGreaterThanOrEqualTo(collection.Objects.Length, collection.Kind);
                counts[collection.Kind].GetProperty("lost").GetInt32().ShouldBe(0, collection.Kind);
            }
        }
    }

    [SkippableFact]
    public async Task Every_address_that_the_api_gives_is_a_page_of_the_site()
    {
        blog.Need();
        var missing =
            from collection in await blog.Origin.CollectionsAsync()
            from item in collection.Objects
            where item.TryGetProperty("link", out var link) && link.ValueKind == JsonValueKind.String
            let address = new Uri(item.GetProperty("link").GetString()!)
            from folder in blog.Both()
            where address.Query == "" && !SiteHas(folder, address)
            select $"{collection.Kind} {address}";

        missing.Distinct().ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Every_address_of_the_blogs_own_sitemap_is_a_page_of_the_site()
    {
        blog.Need();
        var sitemap = await blog.Origin.SitemapAsync();

        sitemap.Length.ShouldBeGreaterThan(50);
        sitemap.Where(address => !SiteHas(blog.Anonymous, address)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Every_feed_and_every_address_in_it_answers_at_the_same_path()
    {
        blog.Need();
        var archives =
            from collection in await blog.Origin.CollectionsAsync()
            where collection.Kind.StartsWith("term:", StringComparison.Ordinal) || collection.Kind == "user"
            from item in collection.Objects
            select new Uri(item.GetProperty("link").GetString()!);
        var addresses = await blog.Origin.FeedsAsync(archives.Where(archive => archive.Query == ""));

        addresses.Length.ShouldBeGreaterThan(50);
        addresses.Where(address => !SiteHas(blog.Anonymous, address)).ShouldBeEmpty();
    }

    [SkippableFact]
    public void What_only_the_sitemap_names_is_a_page_with_its_text_and_says_where_it_is_from()
    {
        blog.Need();
        var page = File.ReadAllText(Path.Combine(blog.Anonymous.Site, "notices", "to-mariners", "index.html"));

        page.ShouldContain("The bell buoy is off its station.");
        page.ShouldContain("by its HTML alone");
        File.ReadAllText(Path.Combine(blog.Anonymous.Site, "beacon", "red-beacon", "index.html")).ShouldContain("Round the point");
        Findings(blog.Anonymous).ShouldContain(finding => finding.Code == "kept-from-page");
    }

    [SkippableFact]
    public void The_site_has_no_broken_link()
    {
        blog.Need();
        foreach (var folder in blog.Both())
        {
            var broken = Findings(folder).Where(finding => finding.Code.Contains("link", StringComparison.Ordinal) && finding.Severity is "loss" or "damage");
            broken.ShouldBeEmpty();
        }
    }

    [SkippableFact]
    public async Task Every_file_of_the_media_library_is_there_in_every_size()
    {
        blog.Need();
        var media = (await blog.Origin.CollectionsAsync()).Single(collection => collection.Kind == "post:attachment");
        var missing =
            from item in media.Objects
            from file in FilesOf(item)
            from folder in blog.Both()
            where !File.Exists(Path.Combine(folder.Media, Uri.UnescapeDataString(file.AbsolutePath).TrimStart('/')))
            select file.AbsoluteUri;

        missing.Distinct().ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_second_run_of_an_unchanged_blog_rewrites_nothing()
    {
        blog.Need();
        var before = Stamps(blog.Anonymous);

        var again = await Program.RunAsync("mirror", Surroundings.WordPress.AbsoluteUri, "-o", blog.Anonymous.Root);

        again.ExitCode.ShouldBe(blog.AnonymousRun.ExitCode, again.Everything);
        var after = Stamps(blog.Anonymous);
        after.Keys.Except(before.Keys).ShouldBeEmpty("new files");
        before.Keys.Except(after.Keys).ShouldBeEmpty("files gone");
        before.Where(file => after[file.Key] != file.Value).Select(file => file.Key).ShouldBeEmpty("rewritten");
    }

    [SkippableFact]
    public async Task Verify_alone_comes_to_the_same_verdict()
    {
        blog.Need();
        var verdict = MirroredBlog.ReadReport(blog.LoggedIn).GetProperty("verdict").GetString();

        var run = await Program.RunAsync("verify", blog.LoggedIn.Root);

        run.ExitCode.ShouldBe(blog.LoggedInRun.ExitCode, run.Everything);
        MirroredBlog.ReadReport(blog.LoggedIn).GetProperty("verdict").GetString().ShouldBe(verdict);
    }

    [SkippableFact]
    public async Task The_site_can_be_built_again_without_network_and_comes_out_the_same()
    {
        blog.Need();
        using var scratch = new ScratchFolder();
        var copy = new MirrorFolder(scratch["copy"]);
        CopyFolder(blog.LoggedIn.Content, copy.Content);
        CopyFolder(blog.LoggedIn.Media, copy.Media);

        var run = await Program.RunAsync("build", copy.Root);

        run.ExitCode.ShouldBe(0, run.Everything);
        var expected = Contents(blog.LoggedIn.Site);
        var actual = Contents(copy.Site);
        actual.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
        expected.Where(file => actual[file.Key] != file.Value).Select(file => file.Key).ShouldBeEmpty();
    }

    [SkippableFact]
    public void A_login_brings_the_revisions_by_the_people_who_saved_them()
    {
        blog.Need();
        var revisions = Directory.EnumerateFiles(blog.LoggedIn.Content, "*.md", SearchOption.AllDirectories)
            .Where(file => file.Contains("the-ferry-corrected", StringComparison.Ordinal) && Path.GetFileName(Path.GetDirectoryName(file)) == "revisions")
            .Select(File.ReadAllText)
            .ToList();

        revisions.Count.ShouldBe(4);
        revisions.ShouldContain(text => text.Contains("leaves at five", StringComparison.Ordinal));
        revisions.ShouldContain(text => text.Contains("leaves at six", StringComparison.Ordinal) && text.Contains("keeper", StringComparison.OrdinalIgnoreCase));
    }

    [SkippableFact]
    public void No_word_is_lost_on_the_way_to_Markdown_and_what_stays_HTML_is_little_and_has_its_reason()
    {
        blog.Need();
        foreach (var folder in blog.Both())
        {
            var report = MirroredBlog.ReadReport(folder);
            report.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == "conversion").GetProperty("outcome").GetString().ShouldBe("passed");

            var conversion = report.GetProperty("conversion");
            conversion.GetProperty("texts").GetInt32().ShouldBeGreaterThan(40);
            conversion.GetProperty("percentInHtml").GetDouble().ShouldBeLessThan(3);
            var kept = Findings(folder).Where(finding => finding.Code == "html-kept").ToList();
            kept.ShouldNotBeEmpty();
            kept.ShouldAllBe(finding => finding.Text.Contains('(', StringComparison.Ordinal));
            Findings(folder).ShouldContain(finding => finding.Code == "shortcode-unresolved");
        }
    }

    private static bool SiteHas(MirrorFolder folder, Uri address)
    {
        var path = Uri.UnescapeDataString(address.AbsolutePath).Trim('/');
        return File.Exists(Path.Combine(folder.Site, path, "index.html")) || (path != "" && File.Exists(Path.Combine(folder.Site, path)));
    }

    private static IEnumerable<Uri> FilesOf(JsonElement attachment)
    {
        var source = new Uri(attachment.GetProperty("source_url").GetString()!);
        yield return source;
        var details = attachment.GetProperty("media_details");
        if (details.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        if (details.TryGetProperty("original_image", out var original))
        {
            yield return new Uri(source, original.GetString());
        }

        if (details.TryGetProperty("sizes", out var sizes) && sizes.ValueKind == JsonValueKind.Object)
        {
            foreach (var size in sizes.EnumerateObject())
            {
                yield return new Uri(size.Value.GetProperty("source_url").GetString()!);
            }
        }
    }

    private static IEnumerable<(string Severity, string Code, string Text)> Findings(MirrorFolder folder) =>
        from @group in MirroredBlog.ReadReport(folder).GetProperty("findings").EnumerateArray()
        from item in @group.GetProperty("items").EnumerateArray()
        select (@group.GetProperty("severity").GetString()!, @group.GetProperty("code").GetString()!, $"{item.GetProperty("where").GetString()}: {item.GetProperty("message").GetString()}");

    private static Dictionary<string, string> Stamps(MirrorFolder folder) =>
        new[] { folder.Content, folder.Media, folder.Site }
            .SelectMany(part => Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetFileName(file) != ".mirrorgen") // Says that a build is under way or done.
            .ToDictionary(file => Path.GetRelativePath(folder.Root, file), file => File.GetLastWriteTimeUtc(file).ToString("O", CultureInfo.InvariantCulture));

    private static Dictionary<string, string> Contents(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
