using System.Diagnostics;
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
        using var scratch = new ScratchFolder();
        using var disk = SmallDisk.Mount(scratch["disk"], SizesInKilobytes[0]);
        await using var blog = await BlogAsync();
        var (undisturbed, cramped) = (new MirrorFolder(scratch["undisturbed"]), new MirrorFolder(Path.Combine(scratch["disk"], "mirror")));
        var expected = await Program.RunAsync("mirror", blog.Home.AbsoluteUri, "-o", undisturbed.Root);
        expected.ExitCode.ShouldBe(0, expected.Everything);

        var full = 0;
        foreach (var size in SizesInKilobytes)
        {
            disk.Resize(size);
            var run = await Program.RunAsync("mirror", blog.Home.AbsoluteUri, "-o", cramped.Root);
            if (run.ExitCode == 0)
            {
                continue;
            }

            full++;
            run.ExitCode.ShouldBe(2, run.Everything);
            run.Errors.ShouldContain("The disk is full. Make room", Case.Sensitive, run.Everything);
            run.Errors.ShouldNotContain("   at ", Case.Sensitive, run.Everything);
        }

        full.ShouldBeGreaterThan(10);
        (await Program.RunAsync("verify", cramped.Root, "--offline")).ExitCode.ShouldBe(0);
        TimelessArchive.Snapshotted(cramped).ShouldBe(TimelessArchive.Snapshotted(undisturbed));
        TimelessArchive.Written(cramped).ShouldBe(TimelessArchive.Written(undisturbed));
        Directory.GetFiles(cramped.Root, "*", SearchOption.AllDirectories).ShouldNotContain(path => path.Contains("unfinished", StringComparison.Ordinal) || path.EndsWith("-new", StringComparison.Ordinal));
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

    /// <summary>A disk of a few kilobytes, which root may make out of memory.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly string _place;

        private SmallDisk(string place) => _place = place;

        public static SmallDisk Mount(string place, int kilobytes)
        {
            Directory.CreateDirectory(place);
            Skip.IfNot(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", Size(kilobytes), "mirrorgen-test", place), "Mounting a small disk takes Linux and root.");
            return new(place);
        }

        public void Resize(int kilobytes) => Run("mount", "-o", "remount," + Size(kilobytes), _place).ShouldBeTrue();

        public void Dispose() => Run("umount", _place).ShouldBeTrue();

        private static string Size(int kilobytes) => string.Create(CultureInfo.InvariantCulture, $"size={kilobytes}k");

        private static bool Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
