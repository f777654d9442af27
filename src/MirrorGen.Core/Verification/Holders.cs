using System.Globalization;

namespace MirrorGen.Verification;

/// <summary>The pages that hold one address: how many, and the first few in order. Safe to use from several threads.</summary>
internal sealed class Holders
{
    private const int Shown = 3;
    private readonly SortedSet<string> _pages = new(StringComparer.Ordinal);
    private int _count;

    public Holders()
    {
    }

    /// <param name="pages">The first few in order.</param>
    /// <param name="count">How often pages hold it.</param>
    public Holders(IEnumerable<string> pages, int count)
    {
        _pages.UnionWith(pages);
        _count = count;
    }

    public string First
    {
        get
        {
            lock (_pages)
            {
                return _pages.Min!;
            }
        }
    }

    public string AndMore
    {
        get
        {
            lock (_pages)
            {
                var others = string.Join(", ", _pages.Skip(1));
                return _count switch
                {
                    1 => "",
                    <= Shown => $" (also held by {others})",
                    _ => string.Create(CultureInfo.InvariantCulture, $" (held {_count:N0} times, also by {others})"),
                };
            }
        }
    }

    public Holders With(Holders others)
    {
        _count += others._count - others._pages.Count;
        foreach (var page in others._pages)
        {
            Add(page);
        }

        return this;
    }

    public void Add(string page)
    {
        lock (_pages)
        {
            if (_pages.Contains(page))
            {
                return;
            }

            _count++;
            _pages.Add(page);
            if (_pages.Count > Shown)
            {
                _pages.Remove(_pages.Max!);
            }
        }
    }
}
