using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace MirrorGen.Tests.Conversion;

/// <summary>
/// What clean HTML may hold, said a second time and independently of the converter: names every element and attribute that is not expected,
/// as a browser would see them after parsing.
/// </summary>
internal static class Safety
{
    private static readonly HashSet<string> Elements = [.. (
        "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code hr table thead tbody tr th td figure figcaption dl dt dd details summary div section a img em strong del sub sup mark kbd u ins small abbr q cite dfn var " +
        "span bdo bdi br input iframe audio video source track ruby rb rt rtc rp math mrow mi mn mo mtext semantics annotation mtable mtr mtd maction mfrac msup msub").Split(' ')];

    private static readonly HashSet<string> Attributes = [.. (
        "href src alt title id start reversed type value colspan rowspan style class dir lang controls poster loop muted playsinline kind srclang label default checked disabled display encoding").Split(' ')];

    private static readonly HashSet<string> Schemes = ["http", "https", "mailto", "tel", "ftp", "feed"];

    public static IReadOnlyList<string> Offences(string html)
    {
        var found = new List<string>();
        var body = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html).Body!;
        if (body.Owner!.Head!.ChildElementCount > 0 || body.Attributes.Length > 0)
        {
            found.Add("something left the body");
        }

        foreach (var element in body.QuerySelectorAll("*"))
        {
            if (!Elements.Contains(element.LocalName))
            {
                found.Add($"<{element.LocalName}>");
            }

            found.AddRange(element.Attributes.Where(attribute => !IsSafe(element, attribute)).Select(attribute => $"<{element.LocalName} {attribute.Name}={attribute.Value}>"));
        }

        return found;
    }

    private static bool IsSafe(IElement element, IAttr attribute) => attribute.Name switch
    {
        "href" or "src" or "poster" => IsSafeAddress(element, attribute.Value),
        "style" => attribute.Value is "text-align: left;" or "text-align: right;" or "text-align: center;",
        "class" => attribute.Value is "footnotes" or "footnote-ref" or "footnote-backref" || attribute.Value.StartsWith("language-", StringComparison.Ordinal),
        "type" when element.LocalName == "input" => attribute.Value == "checkbox",
        var name => Attributes.Contains(name),
    };

    private static bool IsSafeAddress(IElement element, string address)
    {
        // As a browser reads it: controls and blanks before, tabs and newlines anywhere, do not count.
        var read = string.Concat(address.Where(c => c > ' ')).ToLowerInvariant();
        var end = read.IndexOfAny([':', '/', '?', '#']);
        var scheme = end > 0 && read[end] == ':' ? read[..end] : "";
        if (!scheme.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.'))
        {
            // No scheme: a path in which a colon stands.
            scheme = "";
        }

        if (element.LocalName == "iframe")
        {
            return Uri.TryCreate(read.StartsWith("//", StringComparison.Ordinal) ? "https:" + read : read, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                && !url.Host.EndsWith("evil.example", StringComparison.Ordinal);
        }

        return scheme == "feed" ? IsSafeAddress(element, read[(end + 1)..]) : scheme.Length == 0 || Schemes.Contains(scheme) || read.StartsWith("data:image/png", StringComparison.Ordinal) || read.StartsWith("data:image/gif", StringComparison.Ordinal);
    }
}
