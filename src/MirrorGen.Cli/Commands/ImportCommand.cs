using MirrorGen.WordPress;

namespace MirrorGen.Cli.Commands;

/// <summary>A mirror out of a file.</summary>
internal static class ImportCommand
{
    public static async Task<int> RunAsync(ImportOptions options, Terminal terminal, CancellationToken cancel)
    {
        if (!File.Exists(options.File))
        {
            throw new MirrorException(Obstacle.Usage, $"There is no file '{options.File}'. Give a WXR export (WordPress: Tools, Export) or JSON saved from /wp-json/wp/v2/.");
        }

        var folder = new MirrorFolder(Path.GetFullPath(options.Output ?? Path.Combine("output", SitePath.From(Path.GetFileNameWithoutExtension(options.File)).Value)));
        var (theme, site) = SiteChoices.Read(options.Templates, options.BaseUrl);
        terminal.Say($"Importing {options.File} into {folder.Root}");
        var report = await terminal.WatchAsync(async progress =>
        {
            using var mirror = Mirror.Open(folder, progress, TimeProvider.System);
            return await mirror.ImportAsync(options.File, theme, site, cancel);
        });
        return Summary.Tell(report, folder, terminal);
    }
}
