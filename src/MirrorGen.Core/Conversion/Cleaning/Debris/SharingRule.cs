using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Debris;

/// <summary>Buttons to share, advertisements and "related posts" that plugins hang onto the text: they are no part of it.</summary>
internal sealed class SharingRule : Rule
{
    private static readonly string[] Classes =
    [
        "sharedaddy", "jp-relatedposts", "addtoany_share_save_container", "adsbygoogle", "heateor_sss_sharing_container", "ssba", "essb_links", "swp_social_panel", "a2a_kit",
        "dpsp-content-wrapper", "code-block-ad", "wp-block-jetpack-sharing-buttons", "shared-counts-wrap", "crp_related", "yarpp", "yarpp-related", "wpcnt", "mashsb-container",
    ];

    public override IReadOnlyList<string> Elements => ["div", "ins", "section", "aside", "ul", "span"];

    public override Verdict Apply(Element element, Place place) =>
        element.HasAnyClass(Classes) ? Verdict.Drop : Verdict.Next;
}
