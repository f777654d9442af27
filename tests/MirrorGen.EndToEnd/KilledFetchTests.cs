using System.Security.Cryptography;
using MirrorGen.Snapshots;
using MirrorGen.Tests.Sources.Rest;

namespace MirrorGen.EndToEnd;

/// <summary>A power cut at any moment, thirty times over.</summary>
public sealed class KilledFetchTests
{
    private const int Posts = 2000;
    private const int Kills = 30;

    [Fact]
    public async Task A_fetch_of_two_thousand_posts_killed_thirty_times_ends_in_the_archive_of_an_undisturbed_one()
    {
        await using var blog = await BlogAsync();
        using var scratch = new ScratchFolder();
        var (undisturbed, disturbed) = (new MirrorFolder(scratch["undisturbed"]), new MirrorFolder(scratch["disturbed"]));
        var expected = await RunToTheEndAsync(blog, undisturbed);
        var undisturbedRequests = blog.Requests.Count;

        // The same moments in each run of the test: a failure can be looked at again.
        var random = new Random(20260501);
        var kills = 0;
        blog.Requests.Clear();
        while (kills < Kills)
        {
            using var program = RunningProgram.Start("fetch", blog.Home.AbsoluteUri, "-o", disturbed.Root);
            var moment = blog.Requests.Count + random.Next(0, 2 * undisturbedRequests / Kills);
            if (!await program.LivesUntilAsync(() => blog.Requests.Count > moment, TimeSpan.FromMinutes(1)))
            {
                // Done before its time had come: from the start again, so that all thirty hit a run at work.
                Directory.Delete(disturbed.Root, recursive: true);
                continue;
            }

            await program.KillAsync();
            kills++;
        }

        (await RunToTheEndAsync(blog, disturbed)).ShouldBe(expected);
        Archive(disturbed).ShouldBe(Archive(undisturbed));
        Directory.GetFiles(disturbed.Root, "*", SearchOption.AllDirectories).ShouldNotContain(path => path.Contains("unfinished", StringComparison.Ordinal));
    }

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
        using var program = RunningProgram.Start("fetch", blog.Home.AbsoluteUri, "-o", folder.Root);
        return await program.EndAsync();
    }

    // Everything but the times, and the order in which things came.
    private static List<string> Archive(MirrorFolder folder)
    {
        using var snapshot = Snapshot.Open(folder.Snapshot);
        var lines = new List<string>();
        foreach (var kind in snapshot.Kinds())
        {
            lines.AddRange(snapshot.Objects(kind).Select(captured =>
                $"{kind} {captured.Latest.Id} {captured.DeletedAt} {string.Join(' ', captured.Versions.Select(version => Convert.ToHexString(SHA256.HashData(version.Json.Span))))}"));
        }

        lines.AddRange(snapshot.MediaFiles().Select(file => $"{file.Path} {file.Length} {file.Sha256}"));
        lines.AddRange(Directory.GetFiles(folder.Media, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetRelativePath(folder.Media, path)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"));
        return lines;
    }
}
