namespace MirrorGen.Cli.Commands;

/// <summary>Checks a mirror and says whether the original could disappear.</summary>
internal static class VerifyCommand
{
    public static async Task<int> RunAsync(VerifyOptions options, Terminal terminal, CancellationToken cancel)
    {
        var folder = Places.Existing(options.Folder);
        var report = await terminal.WatchAsync(progress => Task.Run(async () =>
        {
            using var mirror = Mirror.Open(folder, progress, TimeProvider.System);
            return options.Offline ? mirror.Verify(withSite: true, cancel) : await mirror.VerifyWithOriginAsync(cancel);
        }, cancel));
        return Summary.Tell(report, folder, terminal);
    }
}
