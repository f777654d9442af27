using System.Globalization;
using System.Runtime.InteropServices;

namespace MirrorGen.Verification;

/// <summary>
/// The places inside of pages that other pages lead to, gathered while the pages are read one after the other. A site names several for each of
/// its posts, so neither their names nor the pages that name them are held as text: a fingerprint and a few numbers are.
/// Safe to use from several threads.
/// </summary>
internal sealed class PlacesElsewhere
{
    private readonly Dictionary<UInt128, PlaceElsewhere> _places = [];

    /// <summary>Different places.</summary>
    public int Count => _places.Count;

    /// <param name="target">The number of the page that should have the place.</param>
    /// <param name="fragment">Decoded, without the <c>#</c>.</param>
    public static UInt128 Fingerprint(int target, string fragment) =>
        MirrorGen.Fingerprint.Of(string.Create(CultureInfo.InvariantCulture, $"{target}#{fragment}"));

    /// <param name="page">The number of the page that leads there.</param>
    /// <param name="places">Each once.</param>
    public void Add(int page, IReadOnlyCollection<(int Target, string Fragment)> places)
    {
        var named = places.Select(place => (place.Target, Fingerprint: Fingerprint(place.Target, place.Fragment))).ToArray();
        lock (_places)
        {
            foreach (var (target, fingerprint) in named)
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, fingerprint, out _);
                known.Target = target;
                known.Add(page);
            }
        }
    }

    /// <summary>All of them, page by page. To be asked for when all pages were read.</summary>
    public IEnumerable<ArraySegment<KeyValuePair<UInt128, PlaceElsewhere>>> ByTarget()
    {
        var places = _places.ToArray();
        Array.Sort(places, (one, other) => one.Value.Target.CompareTo(other.Value.Target));
        for (var (first, next) = (0, 0); first < places.Length; first = next)
        {
            while (next < places.Length && places[next].Value.Target == places[first].Value.Target)
            {
                next++;
            }

            yield return new(places, first, next - first);
        }
    }
}

/// <summary>A place in a page, and which others lead there.</summary>
internal struct PlaceElsewhere
{
    // The numbers of the first three pages in order, counted from 1, so that 0 is none.
    private int _first;
    private int _second;
    private int _third;

    /// <summary>The number of the page that should have it.</summary>
    public int Target { get; set; }

    /// <summary>How many lead there.</summary>
    public int Pages { get; private set; }

    public readonly int First => _first - 1;

    /// <summary>The first three in order.</summary>
    public readonly IEnumerable<int> FirstPages => new[] { _first, _second, _third }.Where(page => page != 0).Select(page => page - 1);

    public void Add(int page)
    {
        Pages++;
        var next = page + 1;
        Settle(ref _first, ref next);
        Settle(ref _second, ref next);
        Settle(ref _third, ref next);
    }

    private static void Settle(ref int place, ref int page)
    {
        if (place == 0 || (page != 0 && page < place))
        {
            (place, page) = (page, place);
        }
    }
}
