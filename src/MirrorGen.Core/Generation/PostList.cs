using System.Collections;
using System.Collections.Immutable;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>
/// Some of a blog's posts in some order. A post stands in a dozen of them, so each holds positions, or is a stretch of a longer one. Immutable.
/// </summary>
public sealed class PostList : IReadOnlyList<Post>
{
    private readonly ImmutableArray<Post> _posts;
    private readonly int[] _positions;
    private readonly int _start;

    private PostList(ImmutableArray<Post> posts, int[] positions, int start, int count)
    {
        _posts = posts;
        _positions = positions;
        _start = start;
        Count = count;
    }

    public int Count { get; }

    public bool IsEmpty => Count == 0;

    public Post this[int index] => index < Count ? _posts[_positions[_start + index]] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <param name="posts">All posts of the blog.</param>
    /// <param name="positions">Which of them; not changed any more.</param>
    internal static PostList Of(ImmutableArray<Post> posts, int[] positions) => new(posts, positions, 0, positions.Length);

    /// <summary>A part of this list, which shares what it holds.</summary>
    public PostList Slice(int start, int count) =>
        start >= 0 && count >= 0 && start + count <= Count ? new(_posts, _positions, _start + start, count) : throw new ArgumentOutOfRangeException(nameof(count));

    public IEnumerator<Post> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Where each of the list stands among all posts.</summary>
    internal IReadOnlyList<int> Positions => new ArraySegment<int>(_positions, _start, Count);
}
