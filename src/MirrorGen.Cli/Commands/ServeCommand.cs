namespace MirrorGen.Cli.Commands;

/// <summary>Shows a mirror in the browser until Ctrl+C.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(ServeOptions options, Terminal terminal, CancellationToken cancel)
    {
        if (options.Port is < 0 or > 65535)
        {
            throw new MirrorException(Obstacle.Usage, $"{options.Port} is no port. Give a number from 1 to 65535, or 0 for any free one.");
        }

        var mirror = new MirrorFolder(Path.GetFullPath(options.Folder));
        var root = File.Exists(Path.Combine(mirror.Site, "index.html")) ? mirror.Site : mirror.Root;
        if (!File.Exists(Path.Combine(root, "index.html")))
        {
            throw new MirrorException(Obstacle.Usage, $"There is no site in '{options.Folder}'. Build it first: mirrorgen build {options.Folder}");
        }

        await using var server = await SiteServer.StartAsync(root, options.Port, cancel);
        terminal.Say($"Serving {root}");
        await terminal.Output.WriteLineAsync(server.Address.ToString());
        await terminal.Output.FlushAsync(cancel);
        terminal.Say("Press Ctrl+C to stop.");

        // Ending a server is what Ctrl+C is for: no interrupted work, so no exit code 130.
        var stopped = new TaskCompletionSource();
        await using var stop = cancel.Register(stopped.SetResult);
        await stopped.Task;
        return ExitCode.Complete;
    }
}
