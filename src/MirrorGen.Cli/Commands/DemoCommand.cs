using MirrorGen.Cli.Demo;
using MirrorGen.Generation;
using MirrorGen.Generation.Templates;
using MirrorGen.Sources.Rest;

namespace MirrorGen.Cli.Commands;

/// <summary>Mirrors the blog that travels inside the program, by the same code as any other.</summary>
internal static class DemoCommand
{
    public static async Task<int> RunAsync(DemoOptions options, Terminal terminal, CancellationToken cancel)
    {
        var folder = new MirrorFolder(Path.GetFullPath(options.Output));
        await using var server = await DemoServer.StartAsync(RecordedBlog.OfDemo(), folder.Root, cancel);
        terminal.Say($"Mirroring the demo blog at {server.Address} to {folder.Root}");

        // The recording was made with a login, so that revisions and menus are in it. The recorded blog takes any password.
        var fetch = new FetchOptions { User = "keeper", Password = "demo" };
        var report = await terminal.WatchAsync(async progress =>
        {
            using var mirror = Mirror.Open(folder, progress, TimeProvider.System);
            return await mirror.MirrorAsync(server.Address, fetch, Theme.Default, new SiteOptions(), cancel);
        });
        return Summary.Tell(report, folder, terminal);
    }
}
