namespace MirrorGen.Verification;

internal enum AddressKind
{
    /// <summary>Lies in the site: <see cref="SiteAddress.Path"/> and <see cref="SiteAddress.Fragment"/> say where.</summary>
    Inside,

    /// <summary><c>http</c>, <c>https</c> or without a scheme: <see cref="SiteAddress.Url"/> says where.</summary>
    Web,

    /// <summary>Starts at the root of a server, so that it works neither from a disk nor below a folder.</summary>
    RootRelative,

    /// <summary>Climbs out of the site.</summary>
    Outside,

    /// <summary>Runs a script.</summary>
    Script,

    /// <summary><c>mailto:</c>, <c>tel:</c>, <c>data:</c> and the like: nothing to look up.</summary>
    Other,
}

/// <summary>Where an address in a page leads.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Relative to the site's root, decoded, without query; empty for the root itself.</param>
/// <param name="Fragment">Decoded, without the <c>#</c>; empty for none.</param>
/// <param name="Url">For <see cref="AddressKind.Web"/>; null when it can't be read.</param>
internal readonly record struct SiteAddress(AddressKind Kind, string Path, string Fragment, Uri? Url)
{
    /// <param name="page">The page that holds the address, relative to the site's root.</param>
    /// <param name="address">As the browser sees it.</param>
    public static SiteAddress Resolve(string page, string address)
    {
        address = address.Trim(' ', '\t', '\r', '\n', '\f');
        var scheme = SchemeOf(address);
        if (scheme.Length > 0 || address.StartsWith("//", StringComparison.Ordinal))
        {
            return scheme switch
            {
                "" => Web("http:" + address),
                "http" or "https" => Web(address),
                "javascript" or "vbscript" => new(AddressKind.Script, "", "", null),
                _ => new(AddressKind.Other, "", "", null),
            };
        }

        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : Decode(address[(hash + 1)..]);
        var path = hash < 0 ? address : address[..hash];
        var query = path.IndexOf('?', StringComparison.Ordinal);
        path = query < 0 ? path : path[..query];
        if (path.StartsWith('/'))
        {
            return new(AddressKind.RootRelative, path, fragment, null);
        }

        if (path.Length == 0)
        {
            return new(AddressKind.Inside, page, fragment, null);
        }

        var segments = page.Split('/').SkipLast(1).ToList();
        foreach (var segment in path.Split('/').SkipLast(1).Select(Decode))
        {
            if (segment == "..")
            {
                if (segments.Count == 0)
                {
                    return new(AddressKind.Outside, path, fragment, null);
                }

                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("." or ""))
            {
                segments.Add(segment);
            }
        }

        var last = Decode(path[(path.LastIndexOf('/') + 1)..]);
        if (last == "..")
        {
            if (segments.Count == 0)
            {
                return new(AddressKind.Outside, path, fragment, null);
            }

            segments.RemoveAt(segments.Count - 1);
            last = "";
        }

        segments.Add(last == "." ? "" : last);
        return new(AddressKind.Inside, string.Join('/', segments), fragment, null);
    }

    public static string Decode(string text) => text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;

    private static SiteAddress Web(string address) =>
        new(AddressKind.Web, "", "", Uri.TryCreate(address, UriKind.Absolute, out var url) ? url : null);

    private static string SchemeOf(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(address[0]) && address.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0
            ? address[..colon].ToLowerInvariant()
            : "";
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
}
