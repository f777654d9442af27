using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Media;

/// <summary>The image in a <c>picture</c> is what every browser can show; its sources are the same in other formats.</summary>
internal sealed class PictureRule : Rule
{
    public override IReadOnlyList<string> Elements => ["picture"];

    public override Verdict Apply(Element element, Place place)
    {
        if (element.Find("img") is { } image && (string.IsNullOrEmpty(image["src"]) || image["src"]!.StartsWith("data:", StringComparison.Ordinal)) && image["data-src"] is null)
        {
            image["data-src"] = element.Descendants().Where(below => below.Name == "source")
                .SelectMany(source => LazyImageRule.Candidates(source["srcset"] ?? source["data-srcset"])).FirstOrDefault();
        }

        return Verdict.Unwrap;
    }
}
