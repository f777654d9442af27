using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Debris;

/// <summary>Images that watch the reader instead of showing something: one pixel wide or high, or from a counter's address.</summary>
internal sealed class PixelRule : Rule
{
    private static readonly string[] Counters =
        ["pixel.wp.com/", "stats.wordpress.com/", "feeds.feedburner.com/~r/", "feeds.wordpress.com/1.0/", "pixel.quantserve.com/", "www.facebook.com/tr?", "b.scorecardresearch.com/", "/open.php?u=", "list-manage.com/track/open"];

    public override IReadOnlyList<string> Elements => ["img"];

    public override Verdict Apply(Element element, Place place) =>
        IsTiny(element["width"]) || IsTiny(element["height"]) || IsTiny(Style.Of(element, "width")) || IsTiny(Style.Of(element, "height"))
        || (element["src"] is { } src && Counters.Any(counter => src.Contains(counter, StringComparison.OrdinalIgnoreCase))) ? Verdict.Drop : Verdict.Next;

    private static bool IsTiny(string? length) => length?.Trim() is "0" or "1" or "0px" or "1px";
}
