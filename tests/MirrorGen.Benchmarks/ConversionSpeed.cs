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

    private static void Report(string what, long bytes, Action run, int rounds = 7)
    {
        run();
        var times = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            run();
            times.Add(clock.Elapsed.TotalSeconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {bytes / 1e6 / times[times.Count / 2]:0.0} MB/s, best {bytes / 1e6 / times[0]:0.0} ({times[times.Count / 2] * 1000:0} ms)"));
    }
}
