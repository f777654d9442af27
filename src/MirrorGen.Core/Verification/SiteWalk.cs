using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;

namespace MirrorGen.Verification;

/// <summary>
/// Follows every address of a site to the file that it means, without network. Pages are read once, in parallel, and forgotten again; those
/// that others name a place of are read a second time for it. So a site of any size is checked in bounded memory.
/// </summary>
internal sealed class SiteWalk
{
    private readonly SiteIndex _index;
    private readonly Uri? _home;
    private readonly MachineFiles _machine;
    private readonly ConcurrentDictionary<(string Code, string Target), Holders> _troubles = new();
    private readonly PlacesElsewhere _elsewhere = new();
    private long _references;
    private long _fragmentsRead;
    private long _pages;
    private long _foreign;

    private SiteWalk(SiteIndex index, Uri? home)
    {
        _index = index;
        _home = home;
        _machine = new(index.TryFind("robots.txt", out _) ? MachineFiles.PublishedAt(File.ReadAllText(Path.Combine(index.Root, "robots.txt"))) : null, home);
    }

    public long Pages => _pages;

    /// <summary>Addresses that were followed: links, pictures, <c>srcset</c> candidates, styles, scripts.</summary>
    public long References => _references;

    /// <summary>Links that lead to other places of the web, on purpose.</summary>
    public long Foreign => _foreign;

    /// <summary>Places inside of pages that something leads to.</summary>
    public long Fragments => _fragmentsRead + _elsewhere.Count;

    public ImmutableArray<Finding> Findings { get; private set; } = [];

    /// <param name="index">The site.</param>
    /// <param name="home">The blog's own address; null when it is not known.</param>
    /// <param name="cancel">Ends the walk.</param>
    public static SiteWalk Through(SiteIndex index, Uri? home, CancellationToken cancel)
    {
        var walk = new SiteWalk(index, home);
        var options = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, index.Count, options, walk.ReadFile);
        walk.FollowElsewhere(options);
        walk.Findings = [.. walk._troubles.OrderBy(trouble => trouble.Key.Code, StringComparer.Ordinal).ThenBy(trouble => trouble.Key.Target, StringComparer.Ordinal)
            .Select(trouble => Tell(trouble.Key.Code, trouble.Key.Target, trouble.Value))];
        return walk;
    }

    private void ReadFile(int number)
    {
        var file = _index[number];
        if (file.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
        {
            ReadPage(number, file);
        }
        else if (MachineFiles.Is(file))
        {
            ReadForMachines(number, file, File.ReadAllText(Path.Combine(_index.Root, file)));
        }
        else if (file.EndsWith(".css", StringComparison.OrdinalIgnoreCase))
        {
            var sheet = new ReadingPage(number, file);
            foreach (var address in CssReferences.Read(File.ReadAllText(Path.Combine(_index.Root, file))))
            {
                Follow(sheet, new("style", ReferenceUse.Load, address, Original: false));
            }

            Keep(sheet);
        }
    }

    private void ReadPage(int number, string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(_index.Root, file));
        if (bytes.AsSpan().StartsWith("<?xml"u8))
        {
            // A feed under the name that every host shows for a folder.
            ReadForMachines(number, file, Encoding.UTF8.GetString(bytes));
            return;
        }

        var page = new ReadingPage(number, file);
        Interlocked.Increment(ref _pages);
        HtmlReferences.Read(bytes, reference => Follow(page, reference), anchor => page.Anchors.Add(anchor));
        Interlocked.Add(ref _fragmentsRead, page.Fragments.Count);
        _elsewhere.Add(number, page.Elsewhere);
        foreach (var fragment in page.Fragments.Where(fragment => !IsThere(fragment, page.Anchors)))
        {
            page.Trouble("fragment-missing", $"{file}#{fragment}");
        }

        Keep(page);
    }

    private void ReadForMachines(int number, string file, string text)
    {
        var reading = new ReadingPage(number, file);
        try
        {
            var fragments = new HashSet<(int Target, string Fragment)>();
            foreach (var address in _machine.Read(file, text).Select(address => SiteAddress.Resolve("index.html", address)).Where(address => address.Kind == AddressKind.Inside))
            {
                Interlocked.Increment(ref _references);
                if (!_index.TryFindPage(address.Path, out var target))
                {
                    reading.Trouble("entry-broken", address.Path);
                }
                else if (address.Fragment.Length > 0 && _index[target].EndsWith(".html", StringComparison.OrdinalIgnoreCase))
                {
                    fragments.Add((target, address.Fragment));
                }
            }

            // At once: a post's feed of comments names as many places as there are comments, all of one page.
            Interlocked.Add(ref _fragmentsRead, fragments.Count);
            foreach (var target in fragments.GroupBy(fragment => fragment.Target))
            {
                var anchors = Anchors(target.Key);
                foreach (var (_, fragment) in target.Where(fragment => !IsThere(fragment.Fragment, anchors)))
                {
                    reading.Trouble("fragment-missing", $"{_index[target.Key]}#{fragment}");
                }
            }
        }
        catch (FormatException e)
        {
            reading.Trouble("file-unreadable", e.Message);
        }

        Keep(reading);
    }

    private HashSet<string> Anchors(int number)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        HtmlReferences.Read(File.ReadAllBytes(Path.Combine(_index.Root, _index[number])), _ => { }, anchor => anchors.Add(anchor));
        return anchors;
    }

    private void Follow(ReadingPage from, HtmlReference reference)
    {
        Interlocked.Increment(ref _references);
        var page = from.File;
        var address = Resolve(page, reference);
        switch (address.Kind)
        {
            case AddressKind.Inside:
                FollowInside(from, reference, address);
                break;
            case AddressKind.Web:
                FollowWeb(from, reference, address.Url);
                break;
            case AddressKind.RootRelative:
                from.Trouble("link-not-relative", reference.Address);
                break;
            case AddressKind.Outside:
                from.Trouble("link-leaves-site", reference.Address);
                break;
            case AddressKind.Script:
                from.Trouble("script-address", reference.Address);
                break;
            case AddressKind.Other:
                break;
        }
    }

    // Hosts show the page of errors at any depth, so it names the place where the site stands.
    private SiteAddress Resolve(string page, HtmlReference reference)
    {
        var address = SiteAddress.Resolve(page, reference.Address);
        return address.Kind == AddressKind.RootRelative && page == "404.html" && _machine.FromRoot(address.Path) is { } path
            ? SiteAddress.Resolve("index.html", path) with { Fragment = address.Fragment }
            : address;
    }

    private void FollowInside(ReadingPage page, HtmlReference reference, SiteAddress address)
    {
        if (!_index.TryFind(address.Path, out var target))
        {
            var code = _index.IsFolder(address.Path.TrimEnd('/')) ? "link-to-folder" : reference.Use == ReferenceUse.Load ? "asset-missing" : "link-broken";
            page.Trouble(code, address.Path.Length == 0 ? reference.Address : address.Path);
        }
        else if (address.Fragment.Length > 0 && _index[target].EndsWith(".html", StringComparison.OrdinalIgnoreCase) && reference.Use == ReferenceUse.Link)
        {
            if (target == page.Number)
            {
                page.Fragments.Add(address.Fragment);
            }
            else
            {
                page.Elsewhere.Add((target, address.Fragment));
            }
        }
    }

    private void FollowWeb(ReadingPage page, HtmlReference reference, Uri? url)
    {
        var original = url is not null && _home is not null && IsBelow(url, _home);
        if (reference.Use == ReferenceUse.Load)
        {
            page.Trouble(original ? "asset-from-original" : "asset-from-elsewhere", reference.Address);
        }
        else if (original && reference is { Use: ReferenceUse.Link, Original: false })
        {
            var path = SiteAddress.Decode(url!.AbsolutePath)[SiteAddress.Decode(_home!.AbsolutePath).Length..];
            var mirrored = url.Query.Length == 0 && _index.TryFindPage(path, out var _);
            page.Trouble(mirrored ? "link-to-original" : "link-not-mirrored", reference.Address);
        }
        else
        {
            Interlocked.Increment(ref _foreign);
        }
    }

    private void FollowElsewhere(ParallelOptions options) => Parallel.ForEach(_elsewhere.ByTarget(), options, places =>
    {
        var target = places[0].Value.Target;
        var anchors = Anchors(target);
        var there = anchors.Select(anchor => PlacesElsewhere.Fingerprint(target, anchor)).ToHashSet();
        foreach (var (fingerprint, place) in places)
        {
            if (!there.Contains(fingerprint) && FragmentOf(fingerprint, place) is var fragment && !IsThere(fragment, anchors))
            {
                var holders = new Holders(place.FirstPages.Select(page => _index[page]), place.Pages);
                _troubles.AddOrUpdate(("fragment-missing", $"{_index[target]}#{fragment}"), holders, (_, others) => others.With(holders));
            }
        }
    });

    // Only a fingerprint was kept: what the place is called stands in the first page that names it.
    private string FragmentOf(UInt128 fingerprint, PlaceElsewhere place)
    {
        var (page, found) = (_index[place.First], "");
        HtmlReferences.Read(
            File.ReadAllBytes(Path.Combine(_index.Root, page)),
            reference => found = Resolve(page, reference).Fragment is var fragment && PlacesElsewhere.Fingerprint(place.Target, fragment) == fingerprint ? fragment : found,
            _ => { });
        return found;
    }

    // "#top" and text fragments are the browser's own.
    private static bool IsThere(string fragment, HashSet<string> anchors) =>
        fragment.Split(":~:")[0] is var name && (name.Length == 0 || name.Equals("top", StringComparison.OrdinalIgnoreCase) || anchors.Contains(name));

    // Once, however often the page holds it: the report counts pages, whatever the order in which they were read.
    private void Keep(ReadingPage page)
    {
        foreach (var trouble in page.Troubles)
        {
            _troubles.GetOrAdd(trouble, _ => new()).Add(page.File);
        }
    }

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

    private sealed record ReadingPage(int Number, string File)
    {
        public HashSet<string> Anchors { get; } = new(StringComparer.Ordinal);

        public HashSet<(string Code, string Target)> Troubles { get; } = [];

        /// <summary>The places that the page itself leads to.</summary>
        public HashSet<string> Fragments { get; } = new(StringComparer.Ordinal);

        /// <summary>The places in other pages that it leads to.</summary>
        public HashSet<(int Target, string Fragment)> Elsewhere { get; } = [];

        public void Trouble(string code, string target) => Troubles.Add((code, target));
    }
}
