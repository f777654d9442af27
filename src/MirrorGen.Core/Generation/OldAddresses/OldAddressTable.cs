using System.Collections.Immutable;
using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.OldAddresses;

/// <summary>Every old address that needs help to be found, out of the one address map, in order.</summary>
internal static class OldAddressTable
{
    public static ImmutableArray<OldAddress> Of(AddressMap addresses)
    {
        var all = addresses.Originals.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        return
        [
            .. from entry in all
               where !IsAnsweredByItsFile(entry.Key, entry.Value) && !IsSaidByAnother(entry.Key, entry.Value, all)
               orderby entry.Key
               select new OldAddress(entry.Key, entry.Value),
        ];
    }

    // A feed has a twin named index.html in its folder.
    private static bool IsAnsweredByItsFile(string key, SitePath file) =>
        !key.StartsWith('?')
        && string.Equals(OriginalAddress.File(key), file.Value.EndsWith("/index.xml", StringComparison.Ordinal) ? OwnFiles.AsPage(file.Value) : file.Value, StringComparison.OrdinalIgnoreCase);

    // All posts share one row of numbers: whoever looks up page_id or attachment_id looks up p.
    private static bool IsSaidByAnother(string key, SitePath file, Dictionary<string, SitePath> all) =>
        (key.StartsWith("?page_id=", StringComparison.Ordinal) || key.StartsWith("?attachment_id=", StringComparison.Ordinal))
        && all.TryGetValue("?p=" + key[(key.IndexOf('=', StringComparison.Ordinal) + 1)..], out var same)
        && same == file;
}
