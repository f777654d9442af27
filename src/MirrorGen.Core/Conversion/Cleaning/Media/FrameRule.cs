using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Media;

/// <summary>
/// Frames, Flash and AMP players of the well-known services become one plain <c>iframe</c> that says what is shown. A frame of anybody
/// else becomes a link to it: nobody can tell what it would run.
/// </summary>
internal sealed class FrameRule : Rule
{
    public override IReadOnlyList<string> Elements => ["iframe", "embed", "object", "amp-youtube", "amp-iframe", "amp-vimeo"];

    public override Verdict Apply(Element element, Place place)
    {
        var address = Address(element);
        if (address is null || IsTiny(element) || IsFlash(address) || element.Parent?.HasClass("wp-block-file") is true)
        {
            // What stands in an object is for those who cannot show it; a file block links to its file anyway.
            if (element.Name == "object" && (address is null || IsFlash(address)))
            {
                return Verdict.Unwrap;
            }

            return Verdict.Drop;
        }

        var title = (element["title"] ?? element["aria-label"])?.Trim();
        element.Name = Embeds.IsPlayer(address) ? "iframe" : "a";
        element.TakeChildren();
        element.ClearAttributes();
        if (element.Name == "iframe")
        {
            element["src"] = address;
            element["title"] = string.IsNullOrEmpty(title) ? null : title;
        }
        else
        {
            element["href"] = address;
            element.AddText(string.IsNullOrEmpty(title) ? address : title);
        }

        return Verdict.Next;
    }

    private static string? Address(Element element)
    {
        IEnumerable<string?> candidates =
        [
            element["src"], element["data-src"], element["data-lazy-src"], element["data-litespeed-src"], element["data"],
            element.Name == "amp-youtube" && element["data-videoid"] is { } id ? "https://www.youtube.com/embed/" + id : null,
            element.Name == "amp-vimeo" && element["data-videoid"] is { } vimeo ? "https://player.vimeo.com/video/" + vimeo : null,
            .. element.Descendants().Where(below => below.Name is "embed" or "iframe" or "source").Select(below => below["src"]),
            .. element.Descendants().Where(below => below.Name == "param" && below["name"]?.ToLowerInvariant() is "movie" or "src").Select(below => below["value"]),
        ];
        return candidates.Select(SafeAddress.Link).FirstOrDefault(address => address is not null && SafeAddress.Scheme(address) is "" or "http" or "https");
    }

    private static bool IsFlash(string address) => address.Split('?', '#')[0].EndsWith(".swf", StringComparison.OrdinalIgnoreCase);

    private static bool IsTiny(Element element) => element["width"]?.Trim() is "0" or "1" || element["height"]?.Trim() is "0" or "1";
}

/// <summary>A post of another WordPress: a quote that links to it, and a frame that a script would fill. The quote is what remains.</summary>
internal sealed class WordPressEmbedRule : Rule
{
    public override IReadOnlyList<string> Elements => ["iframe"];

    public override Verdict Apply(Element element, Place place) => element.HasClass("wp-embedded-content") ? Verdict.Drop : Verdict.Next;
}
