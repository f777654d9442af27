using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>Which post of the same type was published before another, and which after it. Pages and their like have an order of their own, and no neighbours.</summary>
internal sealed class Neighbours
{
    private readonly Dictionary<string, PostList> _oldestFirst;

    private Neighbours(Dictionary<string, PostList> oldestFirst) => _oldestFirst = oldestFirst;

    public static Neighbours Of(Blog blog)
    {
        var ordered = blog.PostTypes.Where(type => type.Hierarchical).Select(type => type.Slug).Append("page").ToHashSet(StringComparer.Ordinal);
        var oldestFirst =
            from position in Enumerable.Range(0, blog.Posts.Length)
            let post = blog.Posts[position]
            where post.DeletedAt is null && !ordered.Contains(post.Type)
            group position by post.Type into type
            select KeyValuePair.Create(type.Key, PostList.Of(blog.Posts, [.. type.OrderBy(position => Moment(blog.Posts[position])).ThenBy(position => blog.Posts[position].Id)]));
        return new(oldestFirst.ToDictionary(StringComparer.Ordinal));
    }

    public (Post? Older, Post? Newer) Of(Post post)
    {
        if (!_oldestFirst.TryGetValue(post.Type, out var all))
        {
            return default;
        }

        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Compare(all[middle], post) < 0 ? (middle + 1, high) : (low, middle);
        }

        // Two of one number and moment occur in damaged blogs.
        while (low < all.Count && !ReferenceEquals(all[low], post) && Compare(all[low], post) == 0)
        {
            low++;
        }

        return low < all.Count && ReferenceEquals(all[low], post) ? (low > 0 ? all[low - 1] : null, low + 1 < all.Count ? all[low + 1] : null) : default;
    }

    private static int Compare(Post one, Post other) => Moment(one).CompareTo(Moment(other)) is var moment and not 0 ? moment : one.Id.CompareTo(other.Id);

    private static DateTimeOffset Moment(Post post) => post.Published ?? DateTimeOffset.MinValue;
}
