using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Media;

/// <summary>WordPress shows emoji and smilies as small images; the character is in <c>alt</c>.</summary>
internal sealed class EmojiRule : Rule
{
    public override IReadOnlyList<string> Elements => ["img"];

    public override Verdict Apply(Element element, Place place)
    {
        var src = element["src"] ?? "";
        if (element["alt"] is not { Length: > 0 } alt
            || !(element.HasClass("wp-smiley") || element.HasClass("emoji") || src.Contains("/images/core/emoji/", StringComparison.Ordinal)
                || src.Contains("/images/smilies/", StringComparison.Ordinal) || src.Contains("twemoji", StringComparison.Ordinal)))
        {
            return Verdict.Next;
        }

        element.Name = "#text";
        element.TakeChildren();
        element.AddText(alt);
        return Verdict.Unwrap;
    }
}
