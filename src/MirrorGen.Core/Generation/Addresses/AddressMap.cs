using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Addresses;

/// <summary>
/// The one place that decides addresses. Each page of the site has a <see cref="Place"/>; the map gives it a file, at the path that the blog
/// had for it wherever a file can stand there. The other way round, <see cref="Find(Uri)"/> tells which file an address of the blog has become.
/// </summary>
public sealed class AddressMap
{
    private readonly Origin _origin;
    private readonly PlaceTable _places;
    private readonly OriginalTable _originals;
    private readonly LaidList<MediaFile> _media;
    private readonly FingerprintMap<int> _mediaByUrl;
    private readonly HashSet<string> _variables;
    private readonly ImmutableArray<long> _numbers;
    private readonly long? _postsPage;

    private AddressMap(Blog blog, AddressDraft draft)
    {
        _origin = draft.Origin;
        _places = draft.Places;
        _originals = draft.Originals;
        _media = blog.MediaFiles;
        _mediaByUrl = draft.MediaByUrl;
        _variables = draft.Variables;
        _numbers = [.. blog.Posts.Select(post => post.Id).Distinct().Order()];
        _postsPage = blog.PostsPageId;
    }

    public Origin Origin => _origin;

    /// <summary>How many rows <see cref="Moved"/> has.</summary>
    internal int MovedCount => _originals.MovedCount + (2 * _numbers.Length);

    /// <summary>
    /// An address of the blog whose file does not answer it by its name alone, in the form of <see cref="OriginalAddress.Key"/>. Null in a row
    /// that holds none.
    /// </summary>
    /// <param name="row">From 0; the numbers of posts come last.</param>
    internal (string Key, SitePath File)? Moved(int row)
    {
        if (row < _originals.MovedCount)
        {
            var (key, number) = _originals.Moved(row);
            return (key, _places.At(number));
        }

        var (post, variable) = Math.DivRem(row - _originals.MovedCount, 2);
        var original = Invariant($"?{(variable == 0 ? "p" : "page_id")}={_numbers[post]}");
        return _originals.Find(original) is null && Numbered(original) is { } file ? (original, _places.At(file)) : null;
    }

    /// <summary>The file of exactly this address, in the form of <see cref="OriginalAddress.Key"/>.</summary>
    internal SitePath? Exactly(string key) => (_originals.Find(key) ?? Numbered(key)) is { } number ? _places.At(number) : null;

    /// <param name="pages">How many pages a post was divided into by its author, by the post's ID; those with one page may be missing.</param>
    public static AddressMap Of(Blog blog, ImmutableArray<Archive> archives, IReadOnlyDictionary<long, int> pages)
    {
        var draft = new AddressDraft(blog, archives, pages);
        draft.Claim();
        return new(blog, draft);
    }

    public bool Has(Place place) => _places.Has(place);

    /// <exception cref="KeyNotFoundException">The site has no such page.</exception>
    public SitePath Of(Place place) => _places.Find(place) ?? throw new KeyNotFoundException($"The site has no page '{place}'.");

    public SitePath? Find(Place place) => _places.Find(place);

    /// <summary>The file that an address of the blog has become: a page or a file of its media. Null when the mirror does not have it.</summary>
    /// <param name="url">Absolute. Its fragment plays no part.</param>
    public SitePath? Find(Uri url)
    {
        if (_mediaByUrl.Count > 0 && MediaKey(url) is { } key && _mediaByUrl.TryGet(Fingerprint.Of(key), out var media))
        {
            return _media[media].Path;
        }

        return OriginalAddress.Of(_origin, url, _variables) is { } original
            && (Lookup(original) ?? (WithoutCommentPage(original) is { } shorter ? Lookup(shorter) : null)) is { } number ? _places.At(number) : null;
    }

    private int? Lookup(string original) =>
        _originals.FindTwin(original)
        ?? _originals.Find(OriginalAddress.Key(original))
        ?? Numbered(OriginalAddress.Key(original))
        ?? (original.StartsWith('?') && original.Contains('&', StringComparison.Ordinal) ? Lookup(original[..original.LastIndexOf('&')]) : null);

    // Every post has these two addresses under any permalink structure, so they are worked out and not kept.
    private int? Numbered(string original)
    {
        var number = original.StartsWith("?p=", StringComparison.Ordinal) ? original["?p=".Length..]
            : original.StartsWith("?page_id=", StringComparison.Ordinal) ? original["?page_id=".Length..]
            : "";
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && number[0] != '0' && _numbers.BinarySearch(id) >= 0
            ? _places.Number(id == _postsPage ? Place.Posts : Place.OfPost(id))
            : null;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // The comments of a post stand on one page here; WordPress may have spread them over /comment-page-2/.
    private static string? WithoutCommentPage(string original)
    {
        var trimmed = original.TrimEnd('/');
        var slash = trimmed.LastIndexOf('/');
        return slash > 0 && trimmed[(slash + 1)..].StartsWith("comment-page-", StringComparison.Ordinal) ? trimmed[..(slash + 1)] : null;
    }

    // i0.wp.com and its sisters are WordPress.com's copies of the blog's own pictures: https://i0.wp.com/blog.example/wp-content/x.jpg?resize=300
    internal static string? MediaKey(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var path = Origin.Decode(url.AbsolutePath);
        if (url.IdnHost is "i0.wp.com" or "i1.wp.com" or "i2.wp.com" or "i3.wp.com")
        {
            return WithoutWww(path.TrimStart('/'));
        }

        return WithoutWww(url.IsDefaultPort ? url.IdnHost + path : string.Create(CultureInfo.InvariantCulture, $"{url.IdnHost}:{url.Port}{path}"));
    }

    private static string WithoutWww(string text) => text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;
}
