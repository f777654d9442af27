using MirrorGen.Snapshots;

namespace MirrorGen.Sources.Rest;

/// <summary>The addresses that the captured objects say they have, so that others can be told from them.</summary>
internal sealed class KnownAddresses
{
    private readonly HashSet<string> _keys = new(StringComparer.OrdinalIgnoreCase);

    public static KnownAddresses Of(Snapshot snapshot, Uri home)
    {
        var known = new KnownAddresses();
        known._keys.Add(Key(home));
        foreach (var kind in snapshot.Kinds().Where(kind => kind.Family is "post" or "term" or "user"))
        {
            foreach (var captured in snapshot.Objects(kind))
            {
                // The addresses of earlier versions redirect, too: the mirror knows that by itself.
                known._keys.UnionWith(captured.Versions.Select(version => JsonBody.Text(version.Json, "link")).Where(link => Uri.TryCreate(link, UriKind.Absolute, out _)).Select(link => Key(new Uri(link!))));
            }
        }

        return known;
    }

    public bool Has(Uri url) => _keys.Contains(Key(url));

    private static string Key(Uri url) => Uri.UnescapeDataString(url.AbsolutePath).Trim('/') + url.Query;
}
