using System.Globalization;
using BenchmarkDotNet.Running;
using MirrorGen.Benchmarks;

switch (args)
{
    case ["fetch", var url, .. var rest]:
        await FetchSpeed.RunAsync(new Uri(url), rest is [var times] ? int.Parse(times, CultureInfo.InvariantCulture) : 1);
        return 0;
    case ["convert", .. var folder]:
        ConversionSpeed.Print(folder is [var path, ..] ? path : null);
        return 0;
    case ["--filter", ..] or ["--list", ..]:
        BenchmarkSwitcher.FromAssembly(typeof(ConversionBenchmarks).Assembly).Run(args);
        return 0;
    default:
        Console.Error.WriteLine("fetch URL [TIMES]    how much slower a mirror is than the bare requests it makes");
        Console.Error.WriteLine("convert [FOLDER]     megabytes a second of HTML to Markdown and back, and how time grows with length");
        Console.Error.WriteLine("--filter '*'         the same with BenchmarkDotNet, in minutes");
        return 2;
}
