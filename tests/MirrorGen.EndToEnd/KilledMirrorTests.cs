using MirrorGen.Tests.Sources.Rest;

namespace MirrorGen.EndToEnd;

/// <summary>A power cut at any moment, thirty times over.</summary>
public sealed class KilledMirrorTests
{
    private const int Posts = 2000;
    private const int KillsAtTheOrigin = 15;
    private const int KillsAtTheDisk = 15;

    [Fact]
    public async Task A_mirror_of_two_thousand_posts_killed_thirty_times_ends_in_the_archive_of_an_undisturbed_one()
    {
        await using var blog = await BlogAsync();
        using var scratch = new ScratchFolder();
        var (undisturbed, disturbed) = (new MirrorFolder(scratch["undisturbed"]), new MirrorFolder(scratch["disturbed"]));
        var expected = await RunToTheEndAsync(blog, undisturbed);
        var requests = blog.Requests.Count;
        var files = CountOfFiles(undisturbed);

        // The same moments in each run of the test: a failure can be looked at again.
        var random = new Random(20260501);
        await KillAsync(KillsAtTheOrigin, () => blog.Requests.Count, () => random.Next(0, 2 * requests / KillsAtTheOrigin), blog, disturbed);
        await KillAsync(KillsAtTheDisk, () => CountOfFiles(disturbed), () => random.Next(0, 2 * files / KillsAtTheDisk), blog, disturbed);

        (await RunToTheEndAsync(blog, disturbed)).ShouldBe(expected);
        TimelessArchive.Snapshotted(disturbed).ShouldBe(TimelessArchive.Snapshotted(undisturbed));
        TimelessArchive.Written(disturbed).ShouldBe(TimelessArchive.Written(undisturbed));
        Directory.GetFiles(disturbed.Root, "*", SearchOption.AllDirectories).ShouldNotContain(path => path.Contains("unfinished", StringComparison.Ordinal));
    }

    private static async Task KillAsync(int times, Func<int> progress, Func<int> further, FakeBlog blog, MirrorFolder folder)
    {
        for (var kills = 0; kills < times;)
        {
            var moment = progress() + further();
            using var program = RunningProgram.Start("mirror", blog.Home.AbsoluteUri, "-o", folder.Root);
            if (!await program.LivesUntilAsync(() => progress() > moment, TimeSpan.FromMinutes(1)))
            {
                // Done before its time had come: from the start again, so that all thirty hit a run at work.
                Directory.Delete(folder.Root, recursive: true);
                continue;
            }

            await program.KillAsync();
            kills++;
        }
    }

    private static int CountOfFiles(MirrorFolder folder) =>
        new[] { folder.Content, folder.Site }.Where(Directory.Exists).Sum(part => Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories).Count());

    private static async Task<FakeBlog> BlogAsync()
    {
        var blog = await FakeBlog.StartAsync(Posts);
        for (var number = 1; number <= 300; number++)
        {
            var name = $"/wp-content/uploads/2024/{number}.png";
            blog.Files[name] = [.. FakeBlog.Picture, .. new byte[number * 40]];
            blog.AddPost(number, $"<p>Words of post {number}.</p><img src=\"{name}\">");
            blog.AddComment(number, number);
        }

        return blog;
    }

    private static async Task<int> RunToTheEndAsync(FakeBlog blog, MirrorFolder folder)
    {
        using var program = RunningProgram.Start("mirror", blog.Home.AbsoluteUri, "-o", folder.Root);
        return await program.EndAsync();
    }
}
