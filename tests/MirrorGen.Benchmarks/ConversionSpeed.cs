using System.Diagnostics;
using System.Globalization;
using System.Text;
using MirrorGen.Conversion;

namespace MirrorGen.Benchmarks;

/// <summary>Megabytes of HTML a second on one core, and how the time grows with the length of a single post.</summary>
internal static class ConversionSpeed
{
    public static void Print(string? folder)
    {
        var posts = folder is null ? OrdinaryPosts.Write(characters: 2_000_000)
            : [.. Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        var bytes = posts.Sum(Encoding.UTF8.GetByteCount);
        var markdown = Array.ConvertAll(posts, post => HtmlToMarkdown.Convert(post).Markdown);
        Report("HTML -> Markdown, with proof", bytes, () => Array.ForEach(posts, post => HtmlToMarkdown.Convert(post)));
        Report("Markdown -> clean HTML (in MB of the HTML it came from)", bytes, () => Array.ForEach(markdown, text => MarkdownToHtml.Render(text)));
        Report("HTML -> Markdown -> clean HTML", bytes, () => Array.ForEach(posts, post => MarkdownToHtml.Render(HtmlToMarkdown.Convert(post).Markdown)));
    }

    /// <summary>How much longer ten megabytes take than one, there and back, in each shape of <see cref="LongPosts"/>.</summary>
    public static void PrintGrowth(string? only)
    {
        const int Rounds = 7;
        foreach (var (name, write) in LongPosts.Shapes.Where(shape => only is null || shape.Name.Contains(only, StringComparison.Ordinal)))
        {
            var (small, large) = (write(1_000_000), write(10_000_000));
            Run(small);
            Run(small);
            var (smalls, larges) = (new List<double>(), new List<double>());
            var (pauses, collections, allocated) = (TimeSpan.Zero, 0, 0L);
            for (var round = 0; round < Rounds; round++)
            {
                smalls.Add(Run(small));
                var (pausedBefore, collectedBefore, allocatedBefore) = (GC.GetTotalPauseDuration(), GC.CollectionCount(2), GC.GetTotalAllocatedBytes());
                larges.Add(Run(large));
                (pauses, collections, allocated) = (GC.GetTotalPauseDuration() - pausedBefore, GC.CollectionCount(2) - collectedBefore, GC.GetTotalAllocatedBytes() - allocatedBefore);
            }

            smalls.Sort();
            larges.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: 1 MB {smalls[Rounds / 2]:0.000} s, 10 MB {larges[Rounds / 2]:0.00} s, ratio {larges[Rounds / 2] / smalls[Rounds / 2]:0.0}; at 10 MB {pauses.TotalSeconds:0.00} s of collecting ({collections} full), {allocated / 1e6:0} MB allocated, peak {Peak() >> 20} MB"));
        }
    }

    // Each run begins with an empty heap, as a program does that converts one post.
    private static double Run(string html)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        MarkdownToHtml.Render(HtmlToMarkdown.Convert(html).Markdown);
        process.Refresh();
        return Math.Min(clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds);
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static void Report(string what, long bytes, Action run, int rounds = 9)
    {
        run();
        run();
        using var process = Process.GetCurrentProcess();
        var (walls, busies) = (new List<double>(), new List<double>());
        for (var i = 0; i < rounds; i++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            run();
            walls.Add(clock.Elapsed.TotalSeconds);
            process.Refresh();
            busies.Add((process.TotalProcessorTime - before).TotalSeconds);
        }

        // The processor's time is what a machine with other work to do can be asked about.
        walls.Sort();
        busies.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {bytes / 1e6 / walls[rounds / 2]:0.0} MB/s by the clock (best {bytes / 1e6 / walls[0]:0.0}), {bytes / 1e6 / busies[rounds / 2]:0.0} MB/s of processor time (best {bytes / 1e6 / busies[0]:0.0})"));
    }
}
