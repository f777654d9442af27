using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MirrorGen.WordPress;

/// <summary>
/// The approved comments of a blog, in order of ID. Whose they are and how many is known at once; what they say is read when somebody asks, so
/// that a blog with any number of them fits into memory: hold on to a <see cref="Comment"/> no longer than needed. Immutable.
/// </summary>
[CollectionBuilder(typeof(Comments), nameof(Of))]
public sealed class Comments : IReadOnlyCollection<Comment>
{
    // In order of the posts' IDs, each with the number of its first comment; behind the last one stands how many comments there are.
    private readonly long[] _posts;
    private readonly int[] _firsts;

    // In order of post and ID, twenty bytes for each comment.
    private readonly Known[] _comments;
    private readonly int[] _byId;
    private readonly Func<long, Comment> _read;

    private Comments(IEnumerable<Entry> laid, Func<long, Comment> read)
    {
        var entries = laid.ToArray();
        // Where two have the same ID, in the order in which they came.
        int[] order = [.. Enumerable.Range(0, entries.Length)];
        Array.Sort(order, (x, y) => (entries[x].PostId, entries[x].Id, x).CompareTo((entries[y].PostId, entries[y].Id, y)));
        _comments = Array.ConvertAll(order, index => entries[index].Known);
        _firsts = [.. Enumerable.Range(0, order.Length).Where(index => index == 0 || entries[order[index]].PostId != entries[order[index - 1]].PostId), order.Length];
        _posts = Array.ConvertAll(_firsts[..^1], first => entries[order[first]].PostId);
        _byId = [.. Enumerable.Range(0, order.Length)];
        Array.Sort(_byId, (x, y) => (_comments[x].Id, x).CompareTo((_comments[y].Id, y)));
        _read = read;
        AreInPages = Array.Exists(_comments, comment => comment.Page > 0);
    }

    public int Count => _comments.Length;

    /// <summary>The comments held in memory: for few of them.</summary>
    public static Comments Of(ReadOnlySpan<Comment> comments)
    {
        var held = comments.ToImmutableArray();
        return new(held.Select((comment, index) => new Entry(comment, index)), index => held[(int)index]);
    }

    /// <summary>Those of a post, page or attachment, in order of ID.</summary>
    public ImmutableArray<Comment> Of(long postId)
    {
        var known = KnownOf(postId);
        var comments = ImmutableArray.CreateBuilder<Comment>(known.Length);
        foreach (var comment in known)
        {
            comments.Add(_read(comment.At));
        }

        return comments.MoveToImmutable();
    }

    /// <summary>Those of none of these posts, in order of ID.</summary>
    public IEnumerable<Comment> NotOf(IReadOnlySet<long> postIds) => _byId.Where(index => !postIds.Contains(PostAt(index))).Select(index => _read(_comments[index].At));

    public bool HasAny(long postId) => Array.BinarySearch(_posts, postId) >= 0;

    /// <summary>How many comments of a post a reader would count: pingbacks and what was deleted since are none.</summary>
    public int CountOf(long postId)
    {
        var count = 0;
        foreach (var comment in KnownOf(postId))
        {
            count += comment.Counts ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether the blog spreads the comments of a post over several pages.</summary>
    public bool AreInPages { get; }

    /// <summary>The number of the last page of a post's comments, counted from 1; 0 where they are not in pages.</summary>
    public int LastPageOf(long postId)
    {
        var last = 0;
        foreach (var comment in KnownOf(postId))
        {
            last = Math.Max(last, comment.Page);
        }

        return last;
    }

    /// <summary>The post that a comment is about; null when there is no such comment.</summary>
    public long? PostOf(long id)
    {
        var (low, high) = (0, _byId.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _comments[_byId[middle]].Id < id ? (middle + 1, high) : (low, middle);
        }

        return low < _byId.Length && _comments[_byId[low]].Id == id ? PostAt(_byId[low]) : null;
    }

    public IEnumerator<Comment> GetEnumerator() => _byId.Select(index => _read(_comments[index].At)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ReadOnlySpan<Known> KnownOf(long postId) =>
        Array.BinarySearch(_posts, postId) is >= 0 and var post ? _comments.AsSpan(_firsts[post].._firsts[post + 1]) : [];

    private long PostAt(int comment) => _posts[Array.BinarySearch(_firsts, comment) is >= 0 and var first ? first : ~Array.BinarySearch(_firsts, comment) - 1];

    /// <summary>Lays comments aside one by one, and gives a blog those of them that are its own. Safe to use from several threads.</summary>
    public sealed class Aside
    {
        private readonly Shelf _shelf = new();

        public Entry Put(Comment comment) => new(comment, _shelf.Put(JsonSerializer.SerializeToUtf8Bytes(comment)));

        public Comments Take(IEnumerable<Entry> entries) => new(entries, at => JsonSerializer.Deserialize<Comment>(_shelf.Read(at))!);
    }

    /// <summary>What is known of a comment without reading it.</summary>
    public readonly record struct Entry
    {
        internal Entry(Comment comment, long at)
        {
            PostId = comment.PostId;
            Known = new(comment.Id, at, comment.Page ?? 0, comment.Type == "comment" && comment.DeletedAt is null);
        }

        public long Id => Known.Id;

        public long PostId { get; }

        internal Known Known { get; }
    }

    /// <summary>The same without its post. Place (up to a terabyte), page (six digits, <c>/comment-page-2/</c>) and whether it counts share eight bytes.</summary>
    internal readonly record struct Known
    {
        private const int PageBits = 20;
        private readonly ulong _rest;

        public Known(long id, long at, int page, bool counts)
        {
            Id = id;
            _rest = ((ulong)at << (PageBits + 1)) | ((ulong)Math.Clamp(page, 0, (1 << PageBits) - 1) << 1) | (counts ? 1UL : 0);
        }

        public long Id { get; }

        public long At => (long)(_rest >> (PageBits + 1));

        public int Page => (int)(_rest >> 1) & ((1 << PageBits) - 1);

        public bool Counts => (_rest & 1) == 1;
    }
}
