using System.Globalization;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>How the items of an ordered list are numbered.</summary>
internal static class Lists
{
    public static void KeepNumbering(Element from, Element to)
    {
        if (from["start"] is { } start && int.TryParse(start.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number != 1)
        {
            to["start"] = number.ToString(CultureInfo.InvariantCulture);
        }

        if (from.Has("reversed"))
        {
            to["reversed"] = "";
            if (from["start"]?.Trim() == "1")
            {
                to["start"] = "1";
            }
        }

        if (from["type"] is "a" or "A" or "i" or "I")
        {
            to["type"] = from["type"];
        }
    }
}
