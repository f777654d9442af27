using MirrorGen.WordPress;

namespace MirrorGen.Verification;

/// <summary>Which posts have a bundle in <c>content/</c>, and where its text is: what remains of that blog when the snapshot's takes its place in memory.</summary>
internal sealed class Bundles
{
    private readonly Bundle[] _bundles;

    public Bundles(IReadOnlyList<Post> posts)
    {
        _bundles = new Bundle[posts.Count];
        for (var post = 0; post < _bundles.Length; post++)
        {
            _bundles[post] = new(posts[post].Type, posts[post].Id, posts[post].Body);
        }

        Array.Sort(_bundles, Compare);
    }

    public int Count => _bundles.Length;

    public bool Has(string type, long id) => Find(type, id) is not null;

    /// <summary>Null when the post has no bundle.</summary>
    public Body? Find(string type, long id)
    {
        var sought = new Bundle(type, id, Body.Empty);
        var (low, high) = (0, _bundles.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Compare(_bundles[middle], sought) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low < _bundles.Length && Compare(_bundles[low], sought) == 0 ? _bundles[low].Text : null;
    }

    private static int Compare(Bundle one, Bundle other) =>
        string.CompareOrdinal(one.Type, other.Type) is var byType && byType != 0 ? byType : one.Id.CompareTo(other.Id);

    private readonly record struct Bundle(string Type, long Id, Body Text);
}
