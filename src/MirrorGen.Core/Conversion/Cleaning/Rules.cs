using System.Collections.Frozen;
using MirrorGen.Conversion.Cleaning.Code;
using MirrorGen.Conversion.Cleaning.Debris;
using MirrorGen.Conversion.Cleaning.Media;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning;

/// <summary>All rules, in the order in which they look at an element. A new rule is one class and one line here.</summary>
internal static class Rules
{
    private static readonly Rule[] All =
    [
        new HiddenRule(),
        new SharingRule(),
        new WordListRule(),
        new WordRule(),
        new FormRule(),
        new ScriptRule(),
        new NoscriptRule(),
        new MathRule(),
        new CrayonRule(),
        new HighlightTableRule(),
        new CodeLinesRule(),
        new PreformattedRule(),
        new HeadingLinkRule(),
        new IconLinkRule(),
        new CaptionRule(),
        new GalleryItemRule(),
        new EmojiRule(),
        new LazyImageRule(),
        new PixelRule(),
        new PictureRule(),
        new WordPressEmbedRule(),
        new FrameRule(),
        new PlayerRule(),
    ];

    private static readonly Rule[] ForAny = [.. All.Where(rule => rule.Elements.Count == 0)];

    private static readonly FrozenDictionary<string, Rule[]> ByName = All.SelectMany(rule => rule.Elements).Distinct(StringComparer.Ordinal)
        .ToFrozenDictionary(name => name, name => All.Where(rule => rule.Elements.Count == 0 || rule.Elements.Contains(name)).ToArray(), StringComparer.Ordinal);

    public static Verdict Apply(Element element, Place place)
    {
        foreach (var rule in ByName.TryGetValue(element.Name, out var rules) ? rules : ForAny)
        {
            var verdict = rule.Apply(element, place);
            if (verdict != Verdict.Next)
            {
                return verdict;
            }
        }

        return Verdict.Next;
    }
}
