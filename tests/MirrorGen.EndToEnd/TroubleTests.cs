using System.Security.Cryptography;

namespace MirrorGen.EndToEnd;

/// <summary>What goes wrong between a user and a real WordPress, and what the program makes of it.</summary>
[Collection(MirroredBlogCollection.Name)]
public sealed class TroubleTests(MirroredBlog blog)
{
    [SkippableFact]
    public async Task A_wrong_password_is_said_at_once_and_nothing_is_fetched()
    {
        blog.Need();
        using var scratch = new ScratchFolder();
        Environment.SetEnvironmentVariable("MIRRORGEN_TEST_WRONG_PASSWORD", "not the password");

        var run = await Program.RunAsync("mirror", Surroundings.WordPress.AbsoluteUri, "-o", scratch["mirror"], "--user", Surroundings.User, "--password-env", "MIRRORGEN_TEST_WRONG_PASSWORD");

        run.ExitCode.ShouldBe(3, run.Everything);
        run.Errors.ShouldContain("login");
        run.Everything.ShouldNotContain("not the password");
        Directory.Exists(Path.Combine(scratch["mirror"], "content")).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task A_server_that_is_no_wordpress_is_told_from_one_that_is_not_there()
    {
        blog.Need();
        using var scratch = new ScratchFolder();
        Directory.CreateDirectory(scratch["site"]);
        await File.WriteAllTextAsync(Path.Combine(scratch["site"], "index.html"), "<!doctype html><title>Not a blog</title>");
        await using var server = await Cli.SiteServer.StartAsync(scratch["site"], 0, CancellationToken.None);

        var noWordPress = await Program.RunAsync("mirror", server.Address.AbsoluteUri, "-o", scratch["one"]);
        var nobody = await Program.RunAsync("mirror", "http://127.0.0.1:9/", "-o", scratch["two"]);

        noWordPress.ExitCode.ShouldBe(3, noWordPress.Everything);
        nobody.ExitCode.ShouldBe(3, nobody.Everything);
        noWordPress.Errors.ShouldContain("WordPress");
        nobody.Errors.ShouldNotBe(noWordPress.Errors);
    }

    [SkippableFact]
    public async Task A_mirror_killed_at_any_moment_goes_on_to_the_same_archive()
    {
        blog.Need();
        using var scratch = new ScratchFolder();
        var folder = new MirrorFolder(scratch["killed"]);
        string[] command = ["mirror", Surroundings.WordPress.AbsoluteUri, "-o", folder.Root, "--user", Surroundings.User, "--password-env", MirroredBlog.PasswordVariable];
        Func<bool>[] moments =
        [
            () => File.Exists(folder.Snapshot),
            () => Directory.Exists(folder.Media) && Directory.EnumerateFiles(folder.Media, "*", SearchOption.AllDirectories).Skip(5).Any(),
            () => Directory.Exists(folder.Content) && Directory.EnumerateFiles(folder.Content, "*.md", SearchOption.AllDirectories).Any(),
            () => Directory.Exists(folder.Site) && Directory.EnumerateFiles(folder.Site, "*.html", SearchOption.AllDirectories).Any(),
        ];
        foreach (var moment in moments)
        {
            using var program = RunningProgram.Start(command);
            if (await program.LivesUntilAsync(moment, TimeSpan.FromMinutes(1)))
            {
                await program.KillAsync();
            }
        }

        using var last = RunningProgram.Start(command);

        (await last.EndAsync()).ShouldBe(blog.LoggedInRun.ExitCode);
        foreach (var part in new[] { "content", "media" })
        {
            var expected = Contents(Path.Combine(blog.LoggedIn.Root, part));
            var actual = Contents(Path.Combine(folder.Root, part));
            actual.Keys.Except(expected.Keys).ShouldBeEmpty($"only in the continued {part}/");
            expected.Keys.Except(actual.Keys).ShouldBeEmpty($"missing in the continued {part}/");
            expected.Where(file => actual[file.Key] != file.Value).Select(file => file.Key).ShouldBeEmpty($"different in the continued {part}/");
        }

        // The pages of the site say when they were captured, and that was at another time.
        Files(folder.Site).ShouldBe(Files(blog.LoggedIn.Site), ignoreOrder: true);
    }

    // Without the two files that say when, and what was written then.
    private static Dictionary<string, string> Contents(string folder) =>
        Files(folder).Where(file => file is not "data/site.json" && !file.StartsWith(".mirrorgen", StringComparison.Ordinal))
            .ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file)))));

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'));
}
