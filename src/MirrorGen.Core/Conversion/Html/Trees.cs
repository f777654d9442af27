namespace MirrorGen.Conversion.Html;

/// <summary>Whether two clean trees say the same.</summary>
internal static class Trees
{
    public static bool Same(Node one, Node other) => Difference(one, other) is null;

    /// <summary>What first differs, in words for the report; null when nothing does.</summary>
    public static string? Difference(Node one, Node other)
    {
        switch (one, other)
        {
            case (TextNode text, TextNode otherText):
                return text.Value == otherText.Value ? null : $"text \"{Clip(text.Value, otherText.Value)}\"";
            case (MarkerNode marker, MarkerNode otherMarker):
                return marker.Name == otherMarker.Name ? null : "marker";
            case (Element element, Element otherElement):
                return Difference(element, otherElement);
            default:
                return one is Element alone ? Name(alone) : one is TextNode lone ? $"text \"{Clip(lone.Value, "")}\"" : "marker";
        }
    }

    private static string? Difference(Element one, Element other)
    {
        if (one.Name != other.Name)
        {
            return Name(one);
        }

        if (!SameAttributes(one, other))
        {
            return $"attributes of {Name(one)}";
        }

        var count = Math.Min(one.Children.Count, other.Children.Count);
        for (var i = 0; i < count; i++)
        {
            if (Difference(one.Children[i], other.Children[i]) is { } difference)
            {
                return difference;
            }
        }

        return one.Children.Count == other.Children.Count ? null : $"number of parts in {Name(one)}";
    }

    public static bool SameAttributes(Element one, Element other)
    {
        var count = one.Attributes?.Count ?? 0;
        if (count != (other.Attributes?.Count ?? 0))
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            var (name, value) = one.Attributes![i];
            if (other[name] != value)
            {
                return false;
            }
        }

        return true;
    }

    private static string Name(Element element) => element.Name.TrimStart('#');

    private static string Clip(string text, string other)
    {
        var at = 0;
        while (at < text.Length && at < other.Length && text[at] == other[at])
        {
            at++;
        }

        var start = Math.Max(0, at - 10);
        return text.Substring(start, Math.Min(30, text.Length - start));
    }
}
