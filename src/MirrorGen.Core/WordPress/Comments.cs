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
    private readonly ImmutableArray<Entry> _byPost;
    private readonly ImmutableArray<int> _byId;
    private readonly Func<long, Comment> _read;

    private Comments(IEnumerable<Entry> entries, Func<long, Comment> read)
    {
        _byPost = [.. entries.OrderBy(entry => entry.PostId).ThenBy(entry => entry.Id)];
        _byId = [.. Enumerable.Range(0, _byPost.Length).OrderBy(index => _byPost[index].Id)];
        _read = read;
        AreInPages = _byPost.Any(entry => entry.Page > 0);
    }

    public int Count => _byPost.Length;

    /// <summary>The comments held in memory: for few of them.</summary>
    public static Comments Of(ReadOnlySpan<Comment> comments)
    {
        var held = comments.ToImmutableArray();
        return new(held.Select((comment, index) => new Entry(comment, index)), index => held[(int)index]);
    }

    /// <summary>Those of a post, page or attachment, in order of ID.</summary>
    public ImmutableArray<Comment> Of(long postId)
    {
        var comments = ImmutableArray.CreateBuilder<Comment>();
        for (var index = First(postId); index < _byPost.Length && _byPost[index].PostId == postId; index++)
        {
            comments.Add(_read(_byPost[index].At));
        }

        return comments.ToImmutable();
    }

    /// <summary>Those of none of these posts, in order of ID.</summary>
    public IEnumerable<Comment> NotOf(IReadOnlySet<long> postIds) => _byId.Where(index => !postIds.Contains(_byPost[index].PostId)).Select(index => _read(_byPost[index].At));

    public bool HasAny(long postId) => First(postId) is var index && index < _byPost.Length && _byPost[index].PostId == postId;

    /// <summary>How many comments of a post a reader would count: pingbacks and what was deleted since are none.</summary>
    public int CountOf(long postId)
    {
        var count = 0;
        for (var index = First(postId); index < _byPost.Length && _byPost[index].PostId == postId; index++)
        {
            count += _byPost[index].Counts ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether the blog spreads the comments of a post over several pages.</summary>
    public bool AreInPages { get; }

    /// <summary>The number of the last page of a post's comments, counted from 1; 0 where they are not in pages.</summary>
    public int LastPageOf(long postId)
    {
        var last = 0;
        for (var index = First(postId); index < _byPost.Length && _byPost[index].PostId == postId; index++)
        {
            last = Math.Max(last, _byPost[index].Page);
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
            (low, high) = _byPost[_byId[middle]].Id < id ? (middle + 1, high) : (low, middle);
        }

        return low < _byId.Length && _byPost[_byId[low]].Id == id ? _byPost[_byId[low]].PostId : null;
    }

    public IEnumerator<Comment> GetEnumerator() => _byId.Select(index => _read(_byPost[index].At)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int First(long postId)
    {
        var (low, high) = (0, _byPost.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _byPost[middle].PostId < postId ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

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
            Id = comment.Id;
            PostId = comment.PostId;
            Counts = comment.Type == "comment" && comment.DeletedAt is null;
            Page = comment.Page ?? 0;
            At = at;
        }

        public long Id { get; }

        public long PostId { get; }

        internal bool Counts { get; }

        internal int Page { get; }

        internal long At { get; }
    }
}
