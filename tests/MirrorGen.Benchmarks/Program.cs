using System.Globalization;
using BenchmarkDotNet.Running;
using MirrorGen.Benchmarks;

switch (args)
{
    case ["fetch", var url, .. var rest]:
        await FetchSpeed.RunAsync(new Uri(url), rest is [var times] ? int.Parse(times, CultureInfo.InvariantCulture) : 1);
        return 0;
    case [FetchSpeed.Once, var url, var folder]:
        await FetchSpeed.RunOnceAsync(new Uri(url), folder);
        return 0;
    case ["mirror", var url, .. var rest]:
        WholeMirror.Run(new Uri(url), rest is [var rounds] ? int.Parse(rounds, CultureInfo.InvariantCulture) : 1);
        return 0;
    case [WholeMirror.Once, var url, var folder]:
        await WholeMirror.RunOnceAsync(new Uri(url), folder);
        return 0;
    case ["convert", .. var folder]:
        ConversionSpeed.Print(folder is [var path, ..] ? path : null);
        return 0;
    case ["growth", .. var shape]:
        ConversionSpeed.PrintGrowth(shape is [var part, ..] ? part : null);
        return 0;
    case ["--filter", ..] or ["--list", ..]:
        BenchmarkSwitcher.FromAssembly(typeof(ConversionBenchmarks).Assembly).Run(args);
        return 0;
    default:
        Console.Error.WriteLine("fetch URL [TIMES]    how much slower a mirror is than the bare requests it makes");
        Console.Error.WriteLine("mirror URL [TIMES]   wall time of each step and peak memory of a whole mirror: new, unchanged, and built again");
        Console.Error.WriteLine("convert [FOLDER]     megabytes a second of HTML to Markdown and back");
        Console.Error.WriteLine("growth [SHAPE]       how much longer a post of 10 MB takes than one of 1 MB, in many shapes");
        Console.Error.WriteLine("--filter '*'         the same with BenchmarkDotNet, in minutes");
        return 2;
}
