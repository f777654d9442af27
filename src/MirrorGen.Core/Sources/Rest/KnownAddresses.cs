using MirrorGen.Snapshots;

namespace MirrorGen.Sources.Rest;

/// <summary>The addresses that the captured objects say they have, so that others can be told from them.</summary>
internal sealed class KnownAddresses
{
    private readonly FingerprintSet _keys = new();

    public static KnownAddresses Of(Snapshot snapshot, Uri home)
    {
        var known = new KnownAddresses();
        known._keys.Add(Key(home));
        foreach (var kind in snapshot.Kinds().Where(kind => kind.Family is "post" or "term" or "user"))
        {
            foreach (var captured in snapshot.Objects(kind))
            {
                // The addresses of earlier versions redirect, too: the mirror knows that by itself.
                foreach (var version in captured.Versions)
                {
                    if (Uri.TryCreate(JsonBody.Text(version.Json, "link"), UriKind.Absolute, out var link))
                    {
                        known._keys.Add(Key(link));
                    }
                }
            }
        }

        return known;
    }

    public bool Has(Uri url) => _keys.Contains(Key(url));

    // Whatever their case: WordPress finds a post by either.
    private static UInt128 Key(Uri url) => Fingerprint.Of((Uri.UnescapeDataString(url.AbsolutePath).Trim('/') + url.Query).ToUpperInvariant());
}
