using System.Globalization;
using MirrorGen.Tests.Sources.Rest;

namespace MirrorGen.EndToEnd;

/// <summary>A real disk that fills up, wherever a run happens to be then.</summary>
public sealed class FullDiskTests
{
    private const int Posts = 300;

    // The first is too small for an empty snapshot, the last leaves room; between them the snapshot, the files, the Markdown, the pages and the report meet the end of the disk.
    private static readonly int[] SizesInKilobytes = [120, 200, 320, 480, 700, 1000, 1400, 1900, 2500, 3200, 4200, 5500, 7500, 10_000, 14_000, 20_000, 64_000];

    [SkippableFact]
    public async Task A_mirror_whose_disk_fills_up_again_and_again_says_so_each_time_and_ends_in_the_same_archive()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Other systems make no small disk.");
        using var scratch = new ScratchFolder();
        using var disk = SmallDisk.Make(scratch["disk"], SizesInKilobytes[0]);
        await using var blog = await BlogAsync();
        var (undisturbed, cramped) = (new MirrorFolder(scratch["undisturbed"]), new MirrorFolder(Path.Combine(scratch["disk"], "mirror")));
        var expected = await Program.RunAsync("mirror", blog.Home.AbsoluteUri, "-o", undisturbed.Root);
        expected.ExitCode.ShouldBe(0, expected.Everything);

        var full = 0;
        foreach (var size in SizesInKilobytes)
        {
            disk.Resize(size);
            var (exitCode, said) = await RunAsync(disk, "mirror", blog.Home.AbsoluteUri, "-o", cramped.Root);
            if (exitCode == 0)
            {
                continue;
            }

            full++;
            exitCode.ShouldBe(2, said);
            said.ShouldContain(disk.IsReal ? "The disk is full. Make room" : "disk", Case.Sensitive, said);
            said.ShouldNotContain("   at ", Case.Sensitive, said);
        }

        full.ShouldBeGreaterThan(disk.IsReal ? 10 : 3);
        (await RunAsync(disk, "verify", cramped.Root, "--offline")).ExitCode.ShouldBe(0);
        var arrived = new MirrorFolder(scratch["arrived"]);
        disk.Copy("mirror", arrived.Root);
        TimelessArchive.Snapshotted(arrived).ShouldBe(TimelessArchive.Snapshotted(undisturbed));
        TimelessArchive.Written(arrived).ShouldBe(TimelessArchive.Written(undisturbed));
        Directory.GetFiles(arrived.Root, "*", SearchOption.AllDirectories).ShouldNotContain(path => path.Contains("unfinished", StringComparison.Ordinal) || path.EndsWith("-new", StringComparison.Ordinal));
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(SmallDisk disk, params string[] arguments)
    {
        using var running = RunningProgram.StartBy(disk.Before, disk.Environment, arguments);
        var exitCode = await running.EndAsync();
        return (exitCode, running.Said);
    }

    private static async Task<FakeBlog> BlogAsync()
    {
        var blog = await FakeBlog.StartAsync(Posts);
        for (var number = 1; number <= 60; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"/wp-content/uploads/2024/{number}.png");
            blog.Files[name] = [.. FakeBlog.Picture, .. new byte[number * 700]];
            blog.AddPost(number, $"<p>Words of post {number}. {string.Join(' ', Enumerable.Range(0, 200))}</p><img src=\"{name}\">");
        }

        return blog;
    }
}
