using System.Text.RegularExpressions;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Media;

/// <summary>Lazy loaders show a stand-in and keep the real address in another attribute, each in its own. The real one becomes <c>src</c>.</summary>
internal sealed partial class LazyImageRule : Rule
{
    private static readonly string[] Addresses =
        ["data-src", "data-lazy-src", "data-original", "data-lazyload", "data-orig-file", "data-large-file", "data-full-url", "data-large_image", "data-litespeed-src", "data-echo", "data-pin-media"];

    private static readonly string[] Sets = ["srcset", "data-srcset", "data-lazy-srcset"];

    public override IReadOnlyList<string> Elements => ["img", "amp-img"];

    public override Verdict Apply(Element element, Place place)
    {
        element.Name = "img";
        var src = element["src"]?.Trim();
        if (string.IsNullOrEmpty(src) || IsStandIn(src))
        {
            var real = Addresses.Select(name => element[name]).Concat(Sets.SelectMany(name => Candidates(element[name]))).Concat(Doubles(place))
                .FirstOrDefault(address => !string.IsNullOrWhiteSpace(address) && !IsStandIn(address));
            element["src"] = real ?? (src is not null && IsNothing(src) ? null : src);
        }

        return SafeAddress.Media(element["src"]) is null ? Verdict.Drop : Verdict.Next;
    }

    public static IEnumerable<string> Candidates(string? srcset) =>
        srcset is null ? [] : Separator().Split(srcset).Select(candidate => candidate.Trim().Split(' ', '\n', '\t')[0]).Where(address => address.Length > 0);

    private static IEnumerable<string?> Doubles(Place place)
    {
        var noscript = place.Following() is { Name: "noscript" } next ? next : null;
        var image = noscript?.Find("img");
        return image is null ? [] : [image["src"]];
    }

    private static bool IsStandIn(string address) => IsCertainStandIn(address) || StandIn().IsMatch(address);

    // A tiny SVG or GIF shows nothing at all; a tiny PNG may be all there is.
    private static bool IsNothing(string address) => IsCertainStandIn(address) && !address.StartsWith("data:image/png", StringComparison.Ordinal);

    private static bool IsCertainStandIn(string address) =>
        address.StartsWith("data:image/svg", StringComparison.OrdinalIgnoreCase) || address.StartsWith("data:image/gif;base64,R0lGOD", StringComparison.Ordinal)
        || address.StartsWith("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB", StringComparison.Ordinal) || address.StartsWith("about:", StringComparison.Ordinal);

    [GeneratedRegex(@",\s+|,(?=https?:)")]
    private static partial Regex Separator();

    [GeneratedRegex(@"(blank|placeholder|spacer|lazy|loading|transparent|1x1|pixel|clear|dummy|empty)[\w.-]*\.(gif|png|svg|jpe?g|webp)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex StandIn();
}
