using System.Diagnostics;
using System.Globalization;
using MirrorGen.Generation;
using MirrorGen.Generation.Templates;
using MirrorGen.Sources.Rest;

namespace MirrorGen.Benchmarks;

/// <summary>
/// What a whole mirror of a blog takes: the wall time of each step and the peak of memory, each run in a process of its own, as a person would
/// start it. Three runs a round: a new mirror, the same again with nothing changed, and again with its site taken away.
/// <c>dotnet run -c Release --project tests/MirrorGen.Benchmarks -- mirror URL [TIMES]</c>
/// </summary>
internal static class WholeMirror
{
    public const string Once = "mirror-once";

    public static void Run(Uri address, int times)
    {
        for (var turn = 1; turn <= times; turn++)
        {
            var folder = Directory.CreateTempSubdirectory("mirrorgen-whole-").FullName;
            try
            {
                Start(turn, "new", address, folder);
                Start(turn, "unchanged", address, folder);
                Directory.Delete(new MirrorFolder(folder).Site, recursive: true);
                Start(turn, "built again", address, folder);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    public static async Task RunOnceAsync(Uri address, string folder)
    {
        var watch = Stopwatch.StartNew();
        using var mirror = Mirror.Open(new MirrorFolder(folder), null, TimeProvider.System);
        var report = await mirror.MirrorAsync(address, new FetchOptions(), Theme.Default, new SiteOptions(), CancellationToken.None);
        using var process = Process.GetCurrentProcess();
        var steps = string.Join(", ", report.Steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Name} {step.Seconds:0.0}")));
        var objects = report.Counts.Where(count => count.Kind is "post:post" or "comment").Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Captured:N0} {count.Name}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(", ", objects)}: {watch.Elapsed.TotalSeconds:0.0} s ({steps}), processor time {process.TotalProcessorTime.TotalSeconds:0.0} s, peak memory {process.PeakWorkingSet64 >> 20} MB (working set); verdict {report.Verdict}"));
    }

    private static void Start(int turn, string what, Uri address, string folder)
    {
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{turn}, {what}: "));
        using var process = Process.Start(Environment.ProcessPath!, [Once, address.AbsoluteUri, folder]);
        process.WaitForExit();
    }
}
