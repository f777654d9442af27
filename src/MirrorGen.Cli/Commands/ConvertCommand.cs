using System.Globalization;
using MirrorGen.Conversion;
using MirrorGen.Verification;

namespace MirrorGen.Cli.Commands;

/// <summary>The converter as a filter for people and scripts.</summary>
internal static class ConvertCommand
{
    public static async Task<int> RunAsync(ConvertOptions options, Terminal terminal, CancellationToken cancel)
    {
        if (Directory.Exists(options.Path))
        {
            await ConvertFolderAsync(options, terminal, cancel);
            return ExitCode.Complete;
        }

        var text = options.Path == "-" ? await terminal.Input.ReadToEndAsync(cancel) : await ReadAsync(options.Path, cancel);
        var converted = Convert(options, options.Path, text);
        Report(options, [(options.Path, converted)], terminal);
        if (options.Output is null)
        {
            await terminal.Output.WriteAsync(converted.Text.AsMemory(), cancel);
        }
        else
        {
            await File.WriteAllTextAsync(options.Output, converted.Text, cancel);
        }

        return ExitCode.Complete;
    }

    private static async Task ConvertFolderAsync(ConvertOptions options, Terminal terminal, CancellationToken cancel)
    {
        var target = options.Output ?? options.Path;
        var extension = options.To == ConvertTarget.Markdown ? ".md" : ".html";
        var files = Directory.EnumerateFiles(options.Path, "*", SearchOption.AllDirectories)
            .Where(file => IsHtml(file) || (options.To == ConvertTarget.Html && IsMarkdown(file)))
            .Order(StringComparer.Ordinal).ToList();
        var reports = new (string File, Converted Converted)[files.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, files.Count), cancel, async (index, cancelled) =>
        {
            var file = files[index];
            var converted = Convert(options, file, await File.ReadAllTextAsync(file, cancelled));
            reports[index] = (file, converted with { Text = "" });
            var written = Path.ChangeExtension(Path.Combine(target, Path.GetRelativePath(options.Path, file)), extension);
            Directory.CreateDirectory(Path.GetDirectoryName(written)!);
            await File.WriteAllTextAsync(written, converted.Text, cancelled);
        });

        // Told at the end and in order, so that two runs over the same folder say the same.
        Report(options, reports, terminal);
    }

    private static Converted Convert(ConvertOptions options, string name, string text)
    {
        if (options.To == ConvertTarget.Html && IsMarkdown(name))
        {
            return new(MarkdownToHtml.Render(text, options.Players, markers: false), [], 0, 0);
        }

        var converted = HtmlToMarkdown.Convert(text);
        string[] notes =
        [
            .. converted.Fallbacks.Select(fallback => $"{fallback.Block} stays HTML: {fallback.Reason}"),
            .. converted.Shortcodes.Select(shortcode => $"[{shortcode}] stays as it is: nothing resolved this shortcode"),
        ];
        var result = options.To == ConvertTarget.Markdown ? converted.Markdown : MarkdownToHtml.Render(converted.Markdown, options.Players, markers: false);
        return new(result, notes, converted.Blocks, converted.BlocksInHtml);
    }

    private static void Report(ConvertOptions options, IReadOnlyCollection<(string File, Converted Converted)> all, Terminal terminal)
    {
        if (!options.Report)
        {
            return;
        }

        foreach (var (file, converted) in all)
        {
            foreach (var note in converted.Notes)
            {
                terminal.Say($"{file}: {note}");
            }
        }

        // By the report's own counting, so that both say the same of one text.
        var sum = new ReportedConversion(all.Count, all.Sum(one => (long)one.Converted.Blocks), all.Sum(one => (long)one.Converted.BlocksInHtml));
        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{sum.BlocksInHtml:N0} of {sum.Blocks:N0} blocks stay HTML ({sum.PercentInHtml} %)"));
    }

    private static bool IsHtml(string name) => Path.GetExtension(name).ToLowerInvariant() is ".html" or ".htm";

    private static bool IsMarkdown(string name) => Path.GetExtension(name).ToLowerInvariant() is ".md" or ".markdown" or "";

    private static async Task<string> ReadAsync(string path, CancellationToken cancel) =>
        File.Exists(path)
            ? await File.ReadAllTextAsync(path, cancel)
            : throw new MirrorException(Obstacle.Usage, $"There is no file or folder '{path}'. Give one, or - for standard input.");

    private sealed record Converted(string Text, string[] Notes, int Blocks, int BlocksInHtml);
}
