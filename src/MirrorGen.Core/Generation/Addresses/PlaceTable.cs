using System.Diagnostics;
using System.Globalization;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Addresses;

/// <summary>
/// Which file each place has. A blog's posts have four places each, and of three the file follows from that of the post: it is worked out when
/// somebody asks, and only where it lies elsewhere, because something else was in its way, it is kept. Safe to read from several threads, not to fill.
/// </summary>
/// <remarks>A file goes by a number: 0 and more is a position in the texts, below 0 stand the row and the kind of a file that follows from its post's.</remarks>
internal sealed class PlaceTable
{
    private const int NoFile = -1;

    // Kinds that follow, each with its bit; the pages of comments are counted above these bits.
    private const int CommentPagesShift = 8;

    private readonly PackedTexts _paths = new();
    private readonly Dictionary<Place, int> _others;

    // One row for each post and attachment, in order of ID.
    private readonly long[] _ids;
    private readonly int[] _files;
    private readonly int[] _parts;

    /// <param name="ids">Of the posts and attachments; one may occur twice.</param>
    /// <param name="others">About how many places will be no post's.</param>
    public PlaceTable(IEnumerable<long> ids, int others)
    {
        _others = new(others);
        _ids = [.. ids.Distinct().Order()];
        _files = new int[_ids.Length];
        _parts = new int[_ids.Length];
        Array.Fill(_files, NoFile);
    }

    public bool Has(Place place) => Number(place) is not null || IsPageOfComments(place, out _);

    public SitePath? Find(Place place) =>
        Number(place) is { } number ? At(number)
        : IsPageOfComments(place, out var row) ? SitePath.Known(Follows(row, place)!)
        : null;

    /// <summary>The number of a place's file, for <see cref="At"/>; null when it has none or is a page of comments.</summary>
    public int? Number(Place place)
    {
        if (place.Kind != PlaceKind.Other && place.Page == 1 && Row(place.Id) is var row and >= 0)
        {
            if (place.Kind == PlaceKind.Post)
            {
                return _files[row] == NoFile ? null : _files[row];
            }

            if (place.Kind != PlaceKind.CommentPage && (_parts[row] & Bit(place.Kind)) != 0)
            {
                return ~((row << 3) | (int)place.Kind);
            }
        }

        return _others.TryGetValue(place, out var other) ? other : null;
    }

    public SitePath At(int number) => SitePath.Known(number >= 0 ? _paths[number] : Follows(~number >> 3, (PlaceKind)(~number & 7), 1)!);

    /// <returns>The number of the file.</returns>
    public int? Add(Place place, SitePath file)
    {
        var row = place.Kind == PlaceKind.Other ? -1 : Row(place.Id);
        if (row >= 0 && place is { Kind: PlaceKind.Post, Page: 1 })
        {
            return _files[row] = _paths.Add(file.Value);
        }

        if (row >= 0 && place.Kind != PlaceKind.Post && Follows(row, place) == file.Value)
        {
            if (place.Kind != PlaceKind.CommentPage && place.Page == 1)
            {
                _parts[row] |= Bit(place.Kind);
                return Number(place);
            }

            if (place.Kind == PlaceKind.CommentPage && place.Page == CommentPages(row) + 1)
            {
                _parts[row] += 1 << CommentPagesShift;
                return null;
            }
        }

        return _others[place] = _paths.Add(file.Value);
    }

    /// <summary>Keeps a file that is no place's.</summary>
    public int Keep(SitePath file) => _paths.Add(file.Value);

    private bool IsPageOfComments(Place place, out int row)
    {
        row = place.Kind == PlaceKind.CommentPage ? Row(place.Id) : -1;
        return row >= 0 && place.Page >= 1 && place.Page <= CommentPages(row);
    }

    private int CommentPages(int row) => _parts[row] >> CommentPagesShift;

    private static int Bit(PlaceKind kind) => 1 << (int)kind;

    private int Row(long id) => Array.BinarySearch(_ids, id);

    private string? Follows(int row, Place place) => Follows(row, place.Kind, place.Page);

    private string? Follows(int row, PlaceKind kind, int page) =>
        _files[row] == NoFile ? null : OriginalAddress.Folder(_paths[_files[row]]) + Below(kind, page);

    // Where the parts of a post usually lie below its folder.
    private static string Below(PlaceKind kind, int page = 1) => kind switch
    {
        PlaceKind.Source => "index.md",
        PlaceKind.History => "revisions/index.html",
        PlaceKind.CommentFeed => "feed/index.html",
        PlaceKind.CommentPage => string.Create(CultureInfo.InvariantCulture, $"comment-page-{page}/index.html"),
        _ => throw new UnreachableException(),
    };
}
