namespace MirrorGen.Conversion.Html;

/// <summary>The declarations of a <c>style</c> attribute, as far as anybody asks for them. A later one wins.</summary>
internal static class Style
{
    /// <summary>The value in lower case without <c>!important</c>; empty when the element does not say.</summary>
    public static string Of(Element element, string property)
    {
        if (element["style"] is not { } style)
        {
            return "";
        }

        var found = "";
        foreach (var range in style.AsSpan().Split(';'))
        {
            var declaration = style.AsSpan()[range];
            var colon = declaration.IndexOf(':');
            if (colon > 0 && declaration[..colon].Trim().Equals(property, StringComparison.OrdinalIgnoreCase))
            {
                var value = declaration[(colon + 1)..].Trim();
                var bang = value.IndexOf('!');
                found = (bang < 0 ? value : value[..bang].Trim()).ToString().ToLowerInvariant();
            }
        }

        return found;
    }
}
