namespace MirrorGen.Cli.Commands;

/// <summary>A mirror into a file of another program's.</summary>
internal static class ExportCommand
{
    public static async Task<int> RunAsync(ExportOptions options, Terminal terminal, CancellationToken cancel)
    {
        if (!options.Format.Equals("wxr", StringComparison.OrdinalIgnoreCase))
        {
            throw new MirrorException(Obstacle.Usage, $"There is no format '{options.Format}'. The one that can be written is wxr.");
        }

        var folder = Places.Existing(options.Folder);
        var file = Path.GetFullPath(options.Output ?? Path.Combine(folder.Root, "export.xml"));
        var findings = await terminal.WatchAsync(progress => Task.Run(() =>
        {
            using var mirror = Mirror.Open(folder, progress, TimeProvider.System);
            return mirror.ExportWxr(file, cancel);
        }, cancel));
        foreach (var finding in findings)
        {
            terminal.Say(finding.Message);
        }

        terminal.Say($"Wrote {file}. In WordPress: Tools, Import, WordPress.");
        return ExitCode.Complete;
    }
}
