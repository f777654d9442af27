namespace MirrorGen.Cli.Commands;

/// <summary>Content to site.</summary>
internal static class BuildCommand
{
    public static async Task<int> RunAsync(BuildOptions options, Terminal terminal, CancellationToken cancel)
    {
        var folder = Places.Existing(options.Folder);
        var (theme, site) = SiteChoices.Read(options.Templates, options.BaseUrl);
        var report = await terminal.WatchAsync(progress => Task.Run(() =>
        {
            using var mirror = Mirror.Open(folder, progress, TimeProvider.System);
            return mirror.BuildAlone(theme, site, cancel);
        }, cancel));
        return Summary.Tell(report, folder, terminal);
    }
}
