namespace MirrorGen.Cli.Commands;

/// <summary>The main job: one address in, one archive out.</summary>
internal static class MirrorCommand
{
    public static async Task<int> RunAsync(MirrorOptions options, Terminal terminal, CancellationToken cancel)
    {
        var address = Places.Address(options.Url);
        var folder = Places.Target(options.Output, address);
        var fetch = options.Read();
        var (theme, site) = SiteChoices.Read(options.Templates, options.BaseUrl);
        terminal.Say($"Mirroring {address} to {folder.Root}");
        var report = await terminal.WatchAsync(async progress =>
        {
            using var mirror = Mirror.Open(folder, progress, TimeProvider.System);
            return await mirror.MirrorAsync(address, fetch, theme, site, cancel);
        });
        return Summary.Tell(report, folder, terminal);
    }
}
