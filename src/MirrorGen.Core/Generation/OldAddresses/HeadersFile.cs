namespace MirrorGen.Generation.OldAddresses;

/// <summary>
/// <c>_headers</c> for Netlify (https://docs.netlify.com/manage/routing/headers/) and Cloudflare Pages (https://developers.cloudflare.com/pages/configuration/headers/):
/// says that what answers at <c>/feed/</c> is a feed. No two rules match one address, because Cloudflare would join what they say.
/// </summary>
internal static class HeadersFile
{
    public static string Of(string root) => $"""
        # For Netlify and Cloudflare Pages. Made by MirrorGen.
        {root}feed/
          Content-Type: application/rss+xml; charset=UTF-8
        {root}feed/atom/
          Content-Type: application/atom+xml; charset=UTF-8
        {root}*/feed/
          Content-Type: application/rss+xml; charset=UTF-8

        """;
}
