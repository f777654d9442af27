using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using MirrorGen.Sources.Rest;

namespace MirrorGen.Benchmarks;

/// <summary>
/// How much slower a mirror is than the bare requests it makes: fetches a blog, then has a plain HttpClient make the same requests over the
/// same number of connections, in turns, and says both times. Each fetch runs in a process of its own, as a person would start it, so that its
/// time holds what .NET takes to compile it; one that is not counted goes before all, so that the blog has its pages in memory for both.
/// <c>dotnet run -c Release --project tests/MirrorGen.Benchmarks -- fetch URL [TIMES]</c>
/// </summary>
internal static class FetchSpeed
{
    public const string Once = "fetch-once";

    private const int Connections = 4;

    public static async Task RunAsync(Uri address, int times)
    {
        for (var turn = 0; turn <= times; turn++)
        {
            var folder = Directory.CreateTempSubdirectory("mirrorgen-speed-").FullName;
            try
            {
                var first = Start(address, folder);
                var cpu = Cpu();
                var watch = Stopwatch.StartNew();
                var bytes = await BareAsync(first.Requests);
                var bare = watch.Elapsed.TotalSeconds;
                var bareCpu = Cpu() - cpu;
                if (turn == 0)
                {
                    continue;
                }

                var second = Start(address, folder);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{turn}: mirror {first.Seconds:0.0} s, bare client {bare:0.0} s ({first.Requests.Count} requests, {bytes >> 20} MB), ratio {first.Seconds / bare:0.00}, of its own processor time {first.ProcessorSeconds:0.0} s and {bareCpu.TotalSeconds:0.0} s; {first.Objects} objects, peak memory {first.PeakMegabytes} MB (working set); again, unchanged: {second.Seconds:0.0} s, {second.Requests.Count} requests, {second.Objects} changes"));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>One fetch, in the process that was started for it; tells on standard output what it took.</summary>
    public static async Task RunOnceAsync(Uri address, string folder)
    {
        var requests = new ConcurrentQueue<Uri>();
        var options = new FetchOptions { Concurrency = Connections, Sending = requests.Enqueue };
        var watch = Stopwatch.StartNew();
        var result = await RestFetch.RunAsync(address, new MirrorFolder(folder), options, null, CancellationToken.None);
        var seconds = watch.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new Fetched(seconds, Cpu().TotalSeconds, process.PeakWorkingSet64 >> 20, result.Changes.New + result.Changes.Changed, [.. requests])));
    }

    private static Fetched Start(Uri address, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Once, address.AbsoluteUri, folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonSerializer.Deserialize<Fetched>(told)!;
    }

    private static async Task<long> BareAsync(IEnumerable<Uri> urls)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, MaxConnectionsPerServer = Connections });
        long bytes = 0;
        await Parallel.ForEachAsync(urls, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (url, cancel) =>
        {
            using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancel);
            await using var stream = await response.Content.ReadAsStreamAsync(cancel);
            var buffer = new byte[64 << 10];
            while (await stream.ReadAsync(buffer, cancel) is > 0 and var count)
            {
                Interlocked.Add(ref bytes, count);
            }
        });
        return bytes;
    }

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private sealed record Fetched(double Seconds, double ProcessorSeconds, long PeakMegabytes, int Objects, IReadOnlyList<Uri> Requests);
}
