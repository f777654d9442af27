using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MirrorGen.Verification;

/// <summary>
/// Follows every address of a site to the file that it means, without network. Pages are read once, in parallel, and forgotten again;
/// what stays is a number for each anchor, so that a site of any size is checked in bounded memory.
/// </summary>
internal sealed class SiteWalk
{
    private readonly SiteIndex _index;
    private readonly Uri? _home;
    private readonly ulong[]?[] _anchors;
    private readonly MachineFiles _machine;
    private readonly ConcurrentDictionary<(string Code, string Target), Holders> _troubles = new();
    private readonly ConcurrentDictionary<(int Target, string Fragment), Holders> _fragments = new();
    private long _references;
    private long _pages;
    private long _foreign;

    private SiteWalk(SiteIndex index, Uri? home)
    {
        _index = index;
        _home = home;
        _anchors = new ulong[index.Files.Count][];
        _machine = new(index.TryFind("robots.txt", out _) ? MachineFiles.PublishedAt(File.ReadAllText(Path.Combine(index.Root, "robots.txt"))) : null, home);
    }

    public long Pages => _pages;

    /// <summary>Addresses that were followed: links, pictures, <c>srcset</c> candidates, styles, scripts.</summary>
    public long References => _references;

    /// <summary>Links that lead to other places of the web, on purpose.</summary>
    public long Foreign => _foreign;

    public int Fragments => _fragments.Count;

    public ImmutableArray<Finding> Findings { get; private set; } = [];

    /// <param name="index">The site.</param>
    /// <param name="home">The blog's own address; null when it is not known.</param>
    /// <param name="cancel">Ends the walk.</param>
    public static SiteWalk Through(SiteIndex index, Uri? home, CancellationToken cancel)
    {
        var walk = new SiteWalk(index, home);
        var options = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, index.Files.Count, options, walk.ReadFile);
        walk.FollowFragments();
        walk.Findings = [.. walk._troubles.OrderBy(trouble => trouble.Key.Code, StringComparer.Ordinal).ThenBy(trouble => trouble.Key.Target, StringComparer.Ordinal)
            .Select(trouble => Tell(trouble.Key.Code, trouble.Key.Target, trouble.Value))];
        return walk;
    }

    private void ReadFile(int number)
    {
        var file = _index.Files[number];
        if (file.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
        {
            ReadPage(number, file);
        }
        else if (MachineFiles.Is(file))
        {
            ReadForMachines(file, File.ReadAllText(Path.Combine(_index.Root, file)));
        }
        else if (file.EndsWith(".css", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var address in CssReferences.Read(File.ReadAllText(Path.Combine(_index.Root, file))))
            {
                Follow(file, new("style", ReferenceUse.Load, address, Original: false));
            }
        }
    }

    private void ReadPage(int number, string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(_index.Root, file));
        if (bytes.AsSpan().StartsWith("<?xml"u8))
        {
            // A feed under the name that every host shows for a folder.
            ReadForMachines(file, Encoding.UTF8.GetString(bytes));
            return;
        }

        var anchors = new HashSet<ulong>();
        Interlocked.Increment(ref _pages);
        HtmlReferences.Read(
            bytes,
            reference => Follow(file, reference),
            anchor => anchors.Add(Hash(anchor)));
        var sorted = anchors.ToArray();
        Array.Sort(sorted);
        _anchors[number] = sorted;
    }

    private void ReadForMachines(string file, string text)
    {
        try
        {
            foreach (var address in _machine.Read(file, text).Select(address => SiteAddress.Resolve("index.html", address)).Where(address => address.Kind == AddressKind.Inside))
            {
                Interlocked.Increment(ref _references);
                if (!_index.TryFindPage(address.Path, out var target))
                {
                    Trouble("entry-broken", address.Path, file);
                }
                else if (address.Fragment.Length > 0 && _index.Files[target].EndsWith(".html", StringComparison.OrdinalIgnoreCase))
                {
                    _fragments.GetOrAdd((target, address.Fragment), _ => new()).Add(file);
                }
            }
        }
        catch (FormatException e)
        {
            Trouble("file-unreadable", e.Message, file);
        }
    }

    private void Follow(string page, HtmlReference reference)
    {
        Interlocked.Increment(ref _references);
        var address = SiteAddress.Resolve(page, reference.Address);
        switch (address.Kind)
        {
            case AddressKind.Inside:
                FollowInside(page, reference, address);
                break;
            case AddressKind.Web:
                FollowWeb(page, reference, address.Url);
                break;
            // Hosts show this page at any depth, so it names the place where the site stands.
            case AddressKind.RootRelative when page == "404.html" && _machine.FromRoot(address.Path) is { } path:
                FollowInside(page, reference, SiteAddress.Resolve("index.html", path) with { Fragment = address.Fragment });
                break;
            case AddressKind.RootRelative:
                Trouble("link-not-relative", reference.Address, page);
                break;
            case AddressKind.Outside:
                Trouble("link-leaves-site", reference.Address, page);
                break;
            case AddressKind.Script:
                Trouble("script-address", reference.Address, page);
                break;
            case AddressKind.Other:
                break;
        }
    }

    private void FollowInside(string page, HtmlReference reference, SiteAddress address)
    {
        if (!_index.TryFind(address.Path, out var target))
        {
            var code = _index.IsFolder(address.Path.TrimEnd('/')) ? "link-to-folder" : reference.Use == ReferenceUse.Load ? "asset-missing" : "link-broken";
            Trouble(code, address.Path.Length == 0 ? reference.Address : address.Path, page);
        }
        else if (address.Fragment.Length > 0 && _index.Files[target].EndsWith(".html", StringComparison.OrdinalIgnoreCase) && reference.Use == ReferenceUse.Link)
        {
            _fragments.GetOrAdd((target, address.Fragment), _ => new()).Add(page);
        }
    }

    private void FollowWeb(string page, HtmlReference reference, Uri? url)
    {
        var original = url is not null && _home is not null && IsBelow(url, _home);
        if (reference.Use == ReferenceUse.Load)
        {
            Trouble(original ? "asset-from-original" : "asset-from-elsewhere", reference.Address, page);
        }
        else if (original && reference is { Use: ReferenceUse.Link, Original: false })
        {
            var path = SiteAddress.Decode(url!.AbsolutePath)[SiteAddress.Decode(_home!.AbsolutePath).Length..];
            var mirrored = url.Query.Length == 0 && _index.TryFindPage(path, out var _);
            Trouble(mirrored ? "link-to-original" : "link-not-mirrored", reference.Address, page);
        }
        else
        {
            Interlocked.Increment(ref _foreign);
        }
    }

    private void FollowFragments()
    {
        foreach (var ((target, fragment), holders) in _fragments)
        {
            // "#top" and text fragments are the browser's own.
            var name = fragment.Split(":~:")[0];
            var known = name.Length == 0 || name.Equals("top", StringComparison.OrdinalIgnoreCase)
                || (_anchors[target] is { } anchors && Array.BinarySearch(anchors, Hash(name)) >= 0);
            if (!known)
            {
                _troubles.TryAdd(("fragment-missing", $"{_index.Files[target]}#{fragment}"), holders);
            }
        }
    }

    private void Trouble(string code, string target, string page) => _troubles.GetOrAdd((code, target), _ => new()).Add(page);

    private static bool IsBelow(Uri url, Uri home) =>
        Bare(url.Host) == Bare(home.Host) && ((url.IsDefaultPort && home.IsDefaultPort) || url.Port == home.Port)
        && url.AbsolutePath.StartsWith(home.AbsolutePath, StringComparison.Ordinal);

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..].ToLowerInvariant() : host.ToLowerInvariant();

    private static Finding Tell(string code, string target, Holders holders)
    {
        var (severity, sentence) = code switch
        {
            "link-broken" => (Severity.Damage, "leads to a file that is not in the site"),
            "asset-missing" => (Severity.Damage, "is shown or loaded by a page, and is not in the site"),
            "entry-broken" => (Severity.Damage, "is named by a feed, a sitemap, or a table of addresses, and is not in the site"),
            "file-unreadable" => (Severity.Damage, "is what a program says that reads this file"),
            "link-to-folder" => (Severity.Damage, "names a folder, which a browser can't open from a disk"),
            "link-not-relative" => (Severity.Damage, "starts at a server's root, so it works neither from a disk nor below a folder"),
            "link-leaves-site" => (Severity.Damage, "climbs out of the site"),
            "script-address" => (Severity.Damage, "runs a script where a link should be"),
            "fragment-missing" => (Severity.Warning, "names a place that its page does not have"),
            "asset-from-original" => (Severity.Loss, "is loaded from the original blog: it is gone when the blog is"),
            "asset-from-elsewhere" => (Severity.Loss, "is loaded from another host: it is not in the archive, and tells that host who reads"),
            "link-to-original" => (Severity.Damage, "leads to the original blog although the mirror has that page"),
            "link-not-mirrored" => (Severity.Warning, "leads to an address of the original blog that is not part of the mirror"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var shown = target.Length > 300 ? target[..300] + "…" : target;
        return new(severity, code, holders.First, $"'{shown}' {sentence}{holders.AndMore}.");
    }

    // FNV-1a, 64 bits: among the anchors of one page a collision is out of the question.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }

        return hash;
    }

    /// <summary>The pages that hold one address: how many, and the first few in order.</summary>
    private sealed class Holders
    {
        private const int Shown = 3;
        private readonly SortedSet<string> _pages = new(StringComparer.Ordinal);
        private int _count;

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
}
