using System.Globalization;
using MirrorGen.Benchmarks;

switch (args)
{
    case ["fetch", var url, .. var rest]:
        await FetchSpeed.RunAsync(new Uri(url), rest is [var times] ? int.Parse(times, CultureInfo.InvariantCulture) : 1);
        return 0;
    default:
        Console.Error.WriteLine("fetch URL [TIMES]    how much slower a mirror is than the bare requests it makes");
        return 2;
}
