using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>
/// The short texts of a blog's posts, each cleaned once: a post stands in a dozen lists, and cleaning it anew for each costs more than all else in
/// them. They wait on a shelf; those that were asked for last are at hand. Safe to use from several threads.
/// </summary>
internal sealed class CleanTexts(ById<Post> posts, int count)
{
    // A page shows ten posts and says four things of each, a list of a year shows hundreds in order: few are enough.
    private const int AtHand = 256;

    // Not everyone who asks for addresses asks for texts.
    private readonly Lazy<Shelf> _shelf = new(() => new());

    // Where the texts of each post stand on the shelf, counted from 1; 0 until somebody asks for them.
    private readonly long[] _at = new long[count];
    private readonly Entry?[] _atHand = new Entry?[AtHand];

    public PostTexts Of(Post post)
    {
        if (posts.PositionOf(post, post.Id) is not { } position)
        {
            return PostTexts.Of(post);
        }

        ref var slot = ref _atHand[position % AtHand];
        if (Volatile.Read(ref slot) is { } entry && entry.Position == position)
        {
            return entry.Texts;
        }

        var texts = Volatile.Read(ref _at[position]) is > 0 and var at ? PostTexts.Read(_shelf.Value.Read(at - 1)) : Clean(post, position);
        Volatile.Write(ref slot, new(position, texts));
        return texts;
    }

    private PostTexts Clean(Post post, int position)
    {
        var texts = PostTexts.Of(post);
        Volatile.Write(ref _at[position], _shelf.Value.Put(texts.ToBytes()) + 1);
        return texts;
    }

    private sealed record Entry(int Position, PostTexts Texts);
}
