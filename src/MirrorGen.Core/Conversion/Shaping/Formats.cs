using System.Collections.Immutable;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>What an inline element says about its text, be it by its name or by its style.</summary>
internal static class Formats
{
    public static ImmutableArray<Format> Of(Element element, ImmutableArray<Format> formats)
    {
        switch (element.Name)
        {
            case "strong" or "b":
                formats = Format.With(formats, "strong");
                break;
            case "em" or "i":
                // <i class="fa fa-cart"></i> holds no text, so it says nothing anyway.
                formats = Format.With(formats, "em");
                break;
            case "del" or "s" or "strike":
                formats = Format.With(formats, "del");
                break;
            case "u" or "ins" or "sub" or "sup" or "mark" or "small":
                formats = Format.With(formats, element.Name);
                break;
            case "kbd" or "q" or "cite" or "dfn" or "var":
                formats = Format.Has(formats, element.Name) ? formats : Format.With(formats, element.Name);
                break;
            case "code" or "tt" or "samp":
                formats = Format.With(formats, "code");
                break;
            case "abbr" or "acronym" when element["title"]?.Trim() is { Length: > 0 } title:
                formats = Format.With(Format.Without(formats, "abbr"), "abbr", "title", Fold(title));
                break;
            case "a" when SafeAddress.Link(element["href"]) is { } href && href != "#":
                var link = new List<KeyValuePair<string, string>> { new("href", Addresses.Tidy(href is ['#', ..] ? Addresses.Fragment(href) : href)) };
                if (element["title"]?.Trim() is { Length: > 0 } hint)
                {
                    link.Add(new("title", Fold(hint)));
                }

                formats = Format.Without(formats, "a").Add(new Format("a", [.. link]));
                break;
            case "bdo" or "bdi" or "span" when element["dir"]?.ToLowerInvariant() is "rtl" or "ltr" && (element.Name == "bdo" || element["dir"]!.Equals("rtl", StringComparison.OrdinalIgnoreCase)):
                formats = Format.With(formats, element.Name, "dir", element["dir"]!.ToLowerInvariant());
                break;
            case "span" when element["lang"] is { Length: 2 or 3 } lang && lang.All(char.IsAsciiLetterLower) && lang != "en":
                formats = Format.With(formats, "span", "lang", lang);
                break;
        }

        return element["style"] is { Length: > 0 } style ? OfStyle(element, style, formats) : formats;
    }

    private static ImmutableArray<Format> OfStyle(Element element, string style, ImmutableArray<Format> formats)
    {
        if (style.Contains("font-weight", StringComparison.OrdinalIgnoreCase))
        {
            var weight = Style.Of(element, "font-weight");
            formats = weight is "bold" or "bolder" or "600" or "700" or "800" or "900" ? Format.With(formats, "strong")
                : weight is "normal" or "lighter" or "100" or "200" or "300" or "400" or "500" ? Format.Without(formats, "strong") : formats;
        }

        if (style.Contains("font-style", StringComparison.OrdinalIgnoreCase))
        {
            var slant = Style.Of(element, "font-style");
            formats = slant.StartsWith("italic", StringComparison.Ordinal) || slant.StartsWith("oblique", StringComparison.Ordinal) ? Format.With(formats, "em")
                : slant == "normal" ? Format.Without(formats, "em") : formats;
        }

        if (style.Contains("text-decoration", StringComparison.OrdinalIgnoreCase))
        {
            var decoration = Style.Of(element, "text-decoration") is { Length: > 0 } all ? all : Style.Of(element, "text-decoration-line");
            if (decoration.Contains("line-through", StringComparison.Ordinal))
            {
                formats = Format.With(formats, "del");
            }

            if (decoration.Contains("underline", StringComparison.Ordinal) && element.Name != "a" && !Format.Has(formats, "a") && !Format.Has(formats, "ins"))
            {
                formats = Format.With(formats, "u");
            }

            if (element.Name == "u" && decoration.Contains("none", StringComparison.Ordinal))
            {
                formats = Format.Without(formats, "u");
            }
        }

        if (style.Contains("vertical-align", StringComparison.OrdinalIgnoreCase))
        {
            var align = Style.Of(element, "vertical-align");
            formats = align is "super" ? Format.With(formats, "sup") : align is "sub" ? Format.With(formats, "sub") : formats;
        }

        return formats;
    }

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
