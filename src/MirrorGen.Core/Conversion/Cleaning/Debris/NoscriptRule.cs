using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Debris;

/// <summary>
/// Lazy loaders put the real image into <c>noscript</c> behind a stand-in. Where the stand-in is an image, <c>LazyImageRule</c> has made it the
/// real one, and this is its double; where it is not, this is the only one.
/// </summary>
internal sealed class NoscriptRule : Rule
{
    public override IReadOnlyList<string> Elements => ["noscript"];

    public override Verdict Apply(Element element, Place place)
    {
        // A playlist's tracks are listed there; the player itself is a script's work.
        if (element.Parent?.HasClass("wp-playlist") is true)
        {
            return Verdict.Unwrap;
        }

        if (element.Find(below => below.Name is "img" or "iframe" or "video") is not { } media)
        {
            return Verdict.Drop;
        }

        var before = place.Previous();
        return before is not null && (before.Name == media.Name || before.Find(media.Name) is not null) ? Verdict.Drop : Verdict.Unwrap;
    }
}
