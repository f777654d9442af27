namespace MirrorGen.Conversion.Html;

/// <summary>
/// Which addresses may stand in clean HTML. The scheme is read as a browser reads it: tabs, newlines and leading control characters
/// do not count, case neither, so <c>jAva&#9;script:</c> is what it is.
/// </summary>
internal static class SafeAddress
{
    /// <summary>The address of a link, trimmed; null when it is not one that a reader should follow.</summary>
    public static string? Link(string? address) =>
        Tidy(address) is { Length: > 0 } tidy && Scheme(tidy) switch
        {
            "" or "http" or "https" or "mailto" or "tel" or "sms" or "xmpp" or "irc" or "ircs" or "ftp" or "ftps" or "sftp" or "geo"
                or "magnet" or "news" or "webcal" or "gopher" or "gemini" or "skype" or "whatsapp" or "signal" or "matrix" or "bitcoin" => true,
            "data" => IsMediaInAddress(tidy),
            // feed:https://… is as common as feed://…; what follows can be any other scheme as well.
            "feed" => Scheme(tidy[(tidy.IndexOf(':', StringComparison.Ordinal) + 1)..]) is "" or "http" or "https",
            _ => false,
        } ? tidy : null;

    /// <summary>The address of an image, film or sound: the web's, or the thing itself in the address. Never SVG or HTML, which can hold scripts.</summary>
    public static string? Media(string? address)
    {
        if (Tidy(address) is not { Length: > 0 } tidy)
        {
            return null;
        }

        return Scheme(tidy) switch
        {
            "" or "http" or "https" => tidy,
            "data" => IsMediaInAddress(tidy) ? tidy : null,
            _ => null,
        };
    }

    /// <summary>The scheme in lower case, empty for a relative address.</summary>
    public static string Scheme(string address)
    {
        Span<char> scheme = stackalloc char[24];
        var length = 0;
        foreach (var c in address)
        {
            if (c is ':')
            {
                return new string(scheme[..length]);
            }

            if (c is '/' or '?' or '#')
            {
                return "";
            }

            if (c <= ' ' || c is '\u00A0' or '\u200B' or '\uFEFF' or '\u00AD')
            {
                continue;
            }

            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                // No scheme has such a character: what follows the colon is a path.
                return "";
            }

            if (length == scheme.Length)
            {
                // Longer than any scheme that is let through: what it is does not matter, only that it has one.
                return address.AsSpan().IndexOf(':') is var colon and >= 0 && !address.AsSpan(0, colon).ContainsAny("/?#") ? "other" : "";
            }

            scheme[length++] = char.ToLowerInvariant(c);
        }

        return "";
    }

    private static bool IsMediaInAddress(string address)
    {
        var kind = address.AsSpan(address.IndexOf(':', StringComparison.Ordinal) + 1);
        return kind.StartsWith("image/png", StringComparison.OrdinalIgnoreCase) || kind.StartsWith("image/jpeg", StringComparison.OrdinalIgnoreCase)
            || kind.StartsWith("image/jpg", StringComparison.OrdinalIgnoreCase) || kind.StartsWith("image/gif", StringComparison.OrdinalIgnoreCase)
            || kind.StartsWith("image/webp", StringComparison.OrdinalIgnoreCase) || kind.StartsWith("image/avif", StringComparison.OrdinalIgnoreCase)
            || kind.StartsWith("video/", StringComparison.OrdinalIgnoreCase) || kind.StartsWith("audio/", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Tidy(string? address)
    {
        if (address is null)
        {
            return null;
        }

        var trimmed = address.AsSpan().Trim(" \t\n\r\f");
        if (trimmed.IndexOfAny('\t', '\n', '\r') < 0)
        {
            return trimmed.Length == address.Length ? address : trimmed.ToString();
        }

        return string.Concat(trimmed.ToString().Split('\t', '\n', '\r'));
    }
}
