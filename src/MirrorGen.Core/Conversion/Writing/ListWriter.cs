using System.Globalization;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Writing;

/// <summary>What Markdown can say of lists.</summary>
internal static class ListWriter
{
    /// <summary>Why the list has to stay HTML; null when it need not.</summary>
    public static string? Reason(Element list)
    {
        if (list.Has("reversed"))
        {
            return "a list that counts backwards";
        }

        if (list.Has("type"))
        {
            return "a list counted by letters or Roman numerals";
        }

        var number = Start(list);
        if (number < 0 || number + list.Children.Count > 999_999_999)
        {
            return "a list that starts at such a number";
        }

        foreach (var item in list.ChildElements)
        {
            if (item["value"] is { } value && value != number.ToString(CultureInfo.InvariantCulture))
            {
                return "a list whose numbers jump";
            }

            number++;
        }

        return null;
    }

    public static long Start(Element list) =>
        list["start"] is { } start && long.TryParse(start, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 1;

    /// <summary>Whether the items can stand without empty lines between them: each a line of text, with lists under it at most.</summary>
    public static bool IsTight(Element list) => list.ChildElements.All(item => item.Children.Count == 0 || IsTightItem(item));

    private static bool IsTightItem(Element item)
    {
        for (var i = 0; i < item.Children.Count; i++)
        {
            if (item.Children[i] is not Element block || block.Has("dir") || block.Wording == Wording.Html)
            {
                return false;
            }

            // A list that does not start at 1 or starts with nothing cannot follow a line of text without an empty line.
            var fits = i == 0 ? block.Name is "p" || item.Children.Count == 1
                : block.Name is "ul" or "ol" && Reason(block) is null && IsTight(block) && (block.Name == "ul" || Start(block) == 1)
                    && block.Children is [Element { Children.Count: > 0 }, ..] && (i == 1 || ((Element)item.Children[i - 1]).Name is not ("ul" or "ol"));
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}
