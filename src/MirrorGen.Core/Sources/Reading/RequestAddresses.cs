using System.Net;
using System.Text.RegularExpressions;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// WordPress writes the address of the page into the links from one page of a query loop to the next, and into the link to log in. In what it renders for the
/// API that is the address of our request, which leads readers nowhere and is another one each time: here the page's own takes its place.
/// </summary>
internal static partial class RequestAddresses
{
    /// <param name="html">As the API gave it.</param>
    /// <param name="page">The permalink of the post; null when it has none.</param>
    public static string Mend(string html, string? page) =>
        page is null || !(html.Contains("-page=", StringComparison.Ordinal) || html.Contains("redirect_to=", StringComparison.Ordinal))
            ? html
            : Link().Replace(html, link => $"{link.Groups["before"].Value}{WebUtility.HtmlEncode(Mended(WebUtility.HtmlDecode(link.Groups["address"].Value), page))}");

    private static string Mended(string address, string page)
    {
        var ours = address.StartsWith('?') || IsOfTheApi(address);
        if (ours && LoopPage().Match(address) is { Success: true } loop)
        {
            return $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{loop.Value}";
        }

        const string Back = "redirect_to=";
        var back = address.IndexOf(Back, StringComparison.Ordinal);
        return back >= 0 && IsOfTheApi(Uri.UnescapeDataString(address[back..])) ? address[..(back + Back.Length)] + Uri.EscapeDataString(page) : address;
    }

    private static bool IsOfTheApi(string address) => address.Contains("/wp-json/", StringComparison.Ordinal) || address.Contains("rest_route=", StringComparison.Ordinal);

    [GeneratedRegex("""(?<before>\bhref=(?<quote>["']))(?<address>[^"'<>]*)(?=\k<quote>)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"\bquery-\d+-page=\d+", RegexOptions.CultureInvariant)]
    private static partial Regex LoopPage();
}
