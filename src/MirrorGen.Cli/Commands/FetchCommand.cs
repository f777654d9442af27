namespace MirrorGen.Cli.Commands;

/// <summary>Brings snapshot, media and content up to date.</summary>
internal static class FetchCommand
{
    public static async Task<int> RunAsync(FetchVerbOptions options, Terminal terminal, CancellationToken cancel)
    {
        var address = Places.Address(options.Url);
        var folder = Places.Target(options.Output, address);
        var fetch = options.Read();
        terminal.Say($"Fetching {address} to {folder.Root}");
        var report = await terminal.WatchAsync(async progress =>
        {
            using var mirror = Mirror.Open(folder, progress, TimeProvider.System);
            return await mirror.FetchAloneAsync(address, fetch, cancel);
        });
        return Summary.Tell(report, folder, terminal);
    }
}
