using MirrorGen.Verification;

namespace MirrorGen.Cli.Commands;

/// <summary>Checks a mirror and says whether the original could disappear.</summary>
internal static class VerifyCommand
{
    public static async Task<int> RunAsync(VerifyOptions options, Terminal terminal, CancellationToken cancel)
    {
        var folder = Places.Existing(options.Folder);
        using var held = MirrorLock.Take(folder);
        var report = await terminal.WatchAsync(progress => Task.Run(() => Verifier.Verify(folder, progress, TimeProvider.System, cancel), cancel));
        DiskTrouble.Guard(folder.Root, () => ReportFiles.Write(folder, report));
        return Summary.Tell(report, folder, terminal);
    }
}
