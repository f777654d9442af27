using MirrorGen.Conversion;

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
        var converted = Convert(options, options.Path, text, terminal);
        if (options.Output is null)
        {
            await terminal.Output.WriteAsync(converted.AsMemory(), cancel);
        }
        else
        {
            await File.WriteAllTextAsync(options.Output, converted, cancel);
        }

        return ExitCode.Complete;
    }

    private static async Task ConvertFolderAsync(ConvertOptions options, Terminal terminal, CancellationToken cancel)
    {
        var (from, to) = options.To == ConvertTarget.Markdown ? (".html", ".md") : (".md", ".html");
        var target = options.Output ?? options.Path;
        var files = Directory.EnumerateFiles(options.Path, "*" + from, SearchOption.AllDirectories);
        await Parallel.ForEachAsync(files, cancel, async (file, cancelled) =>
        {
            var converted = Convert(options, file, await File.ReadAllTextAsync(file, cancelled), terminal);
            var written = Path.ChangeExtension(Path.Combine(target, Path.GetRelativePath(options.Path, file)), to);
            Directory.CreateDirectory(Path.GetDirectoryName(written)!);
            await File.WriteAllTextAsync(written, converted, cancelled);
        });
    }

    private static string Convert(ConvertOptions options, string name, string text, Terminal terminal)
    {
        if (options.To == ConvertTarget.Html)
        {
            return MarkdownToHtml.Render(text);
        }

        var converted = HtmlToMarkdown.Convert(text);
        if (options.Report)
        {
            foreach (var fallback in converted.Fallbacks)
            {
                terminal.Say($"{name}: {fallback.Block} stays HTML: {fallback.Reason}");
            }
        }

        return converted.Markdown;
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancel) =>
        File.Exists(path)
            ? await File.ReadAllTextAsync(path, cancel)
            : throw new MirrorException(Obstacle.Usage, $"There is no file or folder '{path}'. Give one, or - for standard input.");
}
