using System.Collections.Immutable;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Views;

namespace MirrorGen.Generation;

/// <summary>The row of numbers below a list: first, last, and those around the current one.</summary>
internal static class PageNumbers
{
    private const int Around = 2;

    public static ImmutableArray<PageNumberView> Of(Place place, int current, int count, PageContext here)
    {
        if (count < 2)
        {
            return [];
        }

        var shown = Enumerable.Range(1, count).Where(number => number == 1 || number == count || Math.Abs(number - current) <= Around).ToArray();
        var row = ImmutableArray.CreateBuilder<PageNumberView>();
        foreach (var number in shown)
        {
            if (row.Count > 0 && number - row[^1].Number > 1)
            {
                row.Add(new(0, null, false));
            }

            row.Add(new(number, here.Href(place with { Page = number }), number == current));
        }

        return row.ToImmutable();
    }
}
