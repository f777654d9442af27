using System.Collections;
using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.OldAddresses;

/// <summary>
/// Every old address that needs help to be found, out of the one address map, in order. Only the order is held: each is made when it is asked for.
/// </summary>
internal sealed class OldAddressTable : IReadOnlyList<OldAddress>
{
    private readonly AddressMap _addresses;
    private readonly int[] _rows;

    private OldAddressTable(AddressMap addresses, int[] rows)
    {
        _addresses = addresses;
        _rows = rows;
    }

    public int Count => _rows.Length;

    public OldAddress this[int index]
    {
        get
        {
            var (key, file) = _addresses.Moved(_rows[index])!.Value;
            return new(key, file);
        }
    }

    public static OldAddressTable Of(AddressMap addresses)
    {
        var rows =
            from row in Enumerable.Range(0, addresses.MovedCount)
            let moved = addresses.Moved(row)
            where moved is not null
            let key = moved.Value.Key
            where !IsSaidByAnother(key, moved.Value.File, addresses)
            select (Row: row, Key: key);
        return new(addresses, [.. rows.OrderBy(moved => moved.Key).Select(moved => moved.Row)]);
    }

    public IEnumerator<OldAddress> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // All posts share one row of numbers: whoever looks up page_id or attachment_id looks up p.
    private static bool IsSaidByAnother(string key, SitePath file, AddressMap addresses) =>
        (key.StartsWith("?page_id=", StringComparison.Ordinal) || key.StartsWith("?attachment_id=", StringComparison.Ordinal))
        && addresses.Exactly("?p=" + key[(key.IndexOf('=', StringComparison.Ordinal) + 1)..]) == file;
}
