using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Debris;

/// <summary>
/// What no reader sees goes: the preheaders of newsletters, text for screen readers, copies for other screen sizes. What a click opens
/// (spoilers, tabs, accordions) is hidden only until then, and stays: an archive has no scripts to open it.
/// </summary>
internal sealed class HiddenRule : Rule
{
    private static readonly string[] ForScreenReaders =
        ["screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden", "assistive-text", "MJX_Assistive_MathML", "screen-reader-shortcut"];

    private static readonly string[] Opened =
        ["spoiler", "accordion", "tab", "toggle", "collaps", "panel", "answer", "faq", "expand", "reveal", "more", "hide-show", "showhide", "content", "slide"];

    public override IReadOnlyList<string> Elements => [];

    public override Verdict Apply(Element element, Place place)
    {
        if (element.Attributes is null)
        {
            return Verdict.Next;
        }

        if (element["class"] is { } classes)
        {
            foreach (var name in ForScreenReaders)
            {
                if (classes.Contains(name, StringComparison.Ordinal) && element.HasClass(name))
                {
                    return NamesLink(element) ? Verdict.Unwrap : Removed(element);
                }
            }
        }

        if (IsDecoration(element))
        {
            return Verdict.Drop;
        }

        if (element["style"] is { } style && style.Contains(':', StringComparison.Ordinal))
        {
            if (Contains(style, "mso-hide") && Style.Of(element, "mso-hide") == "all")
            {
                return Verdict.Drop;
            }

            if (Contains(style, "display") && Style.Of(element, "display") == "none")
            {
                return IsShrunk(element) || !IsOpenedByClick(element) ? Verdict.Drop : Verdict.Next;
            }

            if (Contains(style, "visibility") && Style.Of(element, "visibility") == "hidden" && !IsOpenedByClick(element))
            {
                return Verdict.Drop;
            }
        }

        return element.Has("hidden") && element["hidden"] != "until-found" && !IsOpenedByClick(element) ? Verdict.Drop : Verdict.Next;
    }

    // <a href="…"><svg/><span class="screen-reader-text">Mastodon</span></a>, <a href="…">Continue reading <span class="screen-reader-text">The title</span></a>:
    // the link says where it leads only with these words. Windows that open are not among them.
    private static bool NamesLink(Element element) =>
        element.Ancestor(above => above.Name == "a") is { } link && !IsCard(link) && element.TextContent() is var text
        && !text.Contains("new tab", StringComparison.OrdinalIgnoreCase) && !text.Contains("new window", StringComparison.OrdinalIgnoreCase);

    private static bool IsCard(Element link) => link.Find(below => below.Name is "img" || Names.IsHeading(below.Name)) is not null;

    // Signs that only decorate: the + that opens an accordion, an icon font's letter from nowhere.
    private static bool IsDecoration(Element element) =>
        element["aria-hidden"] == "true" && element.Find(below => below.Name is "img" or "iframe" or "math") is null
        && element.TextContent().Trim() is { Length: > 0 and <= 3 } text && !text.Any(char.IsLetterOrDigit) && !text.Any(c => char.IsWhiteSpace(c));

    // "10<span class="sr-only"> minutes</span><span aria-hidden="true">min</span>": what it kept apart stays apart.
    private static Verdict Removed(Element element)
    {
        var text = element.TextContent();
        if (text.Length == 0 || Names.IsBlock(element.Name) || !(char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
        {
            return Verdict.Drop;
        }

        element.TakeChildren();
        element.ClearAttributes();
        element.AddText(" ");
        return Verdict.Unwrap;
    }

    private static bool Contains(string style, string property) => style.Contains(property, StringComparison.OrdinalIgnoreCase);

    private static bool IsOpenedByClick(Element element) =>
        element["class"] is { } classes && Opened.Any(word => classes.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsShrunk(Element element) =>
        Style.Of(element, "max-height").StartsWith('0') || Style.Of(element, "font-size") is ['0' or '1', ..] and ({ Length: 1 } or [_, 'p' or 'e', ..])
        || Style.Of(element, "opacity").StartsWith('0');
}
