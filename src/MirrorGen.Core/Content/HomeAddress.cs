using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>Addresses as people read them in the front matter: below the blog's home as a path (<c>/2018/04/فجر/</c>), elsewhere whole.</summary>
internal static class HomeAddress
{
    public static string Write(Uri home, Uri url)
    {
        var whole = url.AbsoluteUri;
        if (!whole.StartsWith(home.AbsoluteUri, StringComparison.Ordinal))
        {
            return whole;
        }

        var path = "/" + whole[home.AbsoluteUri.Length..];
        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            return whole;
        }

        // Only what comes back the same is shown decoded.
        var readable = Uri.UnescapeDataString(path);
        return Read(home, readable)?.AbsoluteUri == whole ? readable : Read(home, path)?.AbsoluteUri == whole ? path : whole;
    }

    /// <summary>Null for what is no address.</summary>
    public static Uri? Read(Uri home, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : Uri.TryCreate(text.StartsWith('/') ? home.AbsoluteUri + text[1..] : text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
        : null;

    public static Permalink? ReadPermalink(Uri home, string? text) => Permalink.TryCreate(Read(home, text)?.AbsoluteUri, out var permalink) ? permalink : null;

    /// <summary>False for addresses with a query: <c>url:</c> and <c>aliases:</c> of the front matter stand for folders.</summary>
    public static bool IsPath(Uri home, Uri url) => url.Query.Length == 0 && url.Fragment.Length == 0 && Write(home, url).StartsWith('/');
}
