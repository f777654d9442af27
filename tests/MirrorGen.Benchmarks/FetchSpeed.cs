using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using MirrorGen.Sources.Rest;

namespace MirrorGen.Benchmarks;

/// <summary>
/// How much slower a mirror is than the bare requests it makes: fetches a blog, then has a plain HttpClient make the same requests over the
/// same number of connections, in turns, and says both times. <c>dotnet run -c Release --project tests/MirrorGen.Benchmarks -- fetch URL [TIMES]</c>
/// </summary>
internal static class FetchSpeed
{
    private const int Connections = 4;

    public static async Task RunAsync(Uri address, int times)
    {
        for (var turn = 1; turn <= times; turn++)
        {
            var folder = Directory.CreateTempSubdirectory("mirrorgen-speed-").FullName;
            try
            {
                var urls = new ConcurrentQueue<Uri>();
                var options = new FetchOptions { Concurrency = Connections, Sending = urls.Enqueue };
                var cpu = Cpu();
                var watch = Stopwatch.StartNew();
                var result = await RestFetch.RunAsync(address, new MirrorFolder(folder), options, null, CancellationToken.None);
                var mirror = watch.Elapsed;
                var peak = Peak();
                var mirrorCpu = Cpu() - cpu;
                cpu = Cpu();
                watch.Restart();
                var bytes = await BareAsync(urls);
                var bare = watch.Elapsed;
                var bareCpu = Cpu() - cpu;
                var first = urls.Count;
                urls.Clear();
                watch.Restart();
                var second = await RestFetch.RunAsync(address, new MirrorFolder(folder), options, null, CancellationToken.None);
                var again = watch.Elapsed;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{turn}: mirror {mirror.TotalSeconds:0.0} s, bare client {bare.TotalSeconds:0.0} s ({first} requests, {bytes >> 20} MB), ratio {mirror / bare:0.00}, of its own processor time {mirrorCpu.TotalSeconds:0.0} s and {bareCpu.TotalSeconds:0.0} s; {result.Changes.New} objects, peak memory {peak >> 20} MB (working set); again, unchanged: {again.TotalSeconds:0.0} s, {urls.Count} requests, {second.Changes.New + second.Changes.Changed} changes"));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
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

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
