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
        foreach (var size in new[] { 1_000_000, 10_000_000 })
        {
            var one = string.Concat(OrdinaryPosts.Write(size));
            Report($"one post of {size / 1_000_000} MB, there and back", one.Length, () => MarkdownToHtml.Render(HtmlToMarkdown.Convert(one).Markdown), rounds: 3);
        }
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
