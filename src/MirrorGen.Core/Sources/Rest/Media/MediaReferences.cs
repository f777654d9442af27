using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Rest.Media;

/// <summary>A file that an object of the blog shows or links to.</summary>
/// <param name="Url">Canonical, see <see cref="MediaAddress"/>.</param>
/// <param name="Own">Whether it lies with the blog (its host, or where its media library lies).</param>
internal readonly record struct MediaReference(Uri Url, bool Own);

/// <summary>Finds the files that a capture needs: in HTML (all the places where lazy loaders hide them included), and in attachment records. Pure.</summary>
/// <param name="home">The blog's home.</param>
/// <param name="libraryHosts">Other hosts (with their port, where it is not the usual one) on which the media library lies.</param>
internal sealed class MediaReferences(Uri home, IReadOnlySet<string> libraryHosts)
{
    private static readonly HashSet<string> Showing = new(StringComparer.OrdinalIgnoreCase) { "img", "source", "video", "audio", "track", "image", "embed", "object", "input", "picture", "amp-img" };

    private static readonly HashSet<string> Files = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".jpe", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".ico", ".tif", ".tiff", ".heic", ".mp3", ".m4a", ".ogg", ".oga", ".wav", ".flac", ".mp4", ".m4v",
        ".webm", ".ogv", ".mov", ".avi", ".mpg", ".vtt", ".srt", ".pdf", ".doc", ".docx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".xls", ".xlsx", ".csv", ".txt", ".rtf", ".epub",
        ".mobi", ".zip", ".gz", ".tgz", ".7z", ".rar", ".gpx", ".kml", ".ics", ".psd", ".key", ".pages", ".numbers", ".ttf", ".woff", ".woff2",
    };

    private readonly HtmlParser _parser = new();

    public IEnumerable<MediaReference> Of(Capture capture)
    {
        if (capture.Kind.Family == "page")
        {
            return capture.Id == "front" ? Known(InHtml(Encoding.UTF8.GetString(capture.Json.Span), home))
                : capture.Id.StartsWith("http", StringComparison.Ordinal) ? Known(InHtml(ShownPage.Read(capture.Url, capture.Json).Html, capture.Url))
                : [];
        }

        return Known(InJson(capture));
    }

    private List<(string Url, Uri Base, bool Shown)> InJson(Capture capture)
    {
        var found = new List<(string, Uri, bool)>();
        var pageUrl = Uri.TryCreate(JsonBody.Text(capture.Json, "link"), UriKind.Absolute, out var link) ? link : home;
        var reader = new Utf8JsonReader(capture.Json.Span, new JsonReaderOptions { MaxDepth = 512 });
        string? source = null, original = null;
        var name = "";
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    // Links of the API to itself.
                    if (reader.ValueTextEquals("_links"))
                    {
                        reader.Skip();
                        continue;
                    }

                    name = reader.ValueTextEquals("source_url") ? "source_url" : reader.ValueTextEquals("original_image") ? "original_image" : reader.ValueTextEquals("site_icon_url") ? "site_icon_url" : "";
                }
                else if (reader.TokenType == JsonTokenType.String)
                {
                    if (name == "original_image")
                    {
                        original = reader.GetString();
                    }
                    else if (name.Length > 0)
                    {
                        found.Add((reader.GetString()!, pageUrl, true));
                        // The sizes come first; the file itself is the last one, at the top.
                        source = reader.CurrentDepth == 1 ? reader.GetString() : source;
                    }
                    else if (reader.ValueSpan.Contains((byte)'<') || reader.ValueSpan.IndexOf("\\u003"u8) >= 0)
                    {
                        found.AddRange(InHtml(reader.GetString()!, pageUrl));
                    }
                    else if (reader.ValueSpan.IndexOf("uploads"u8) >= 0 && capture.Kind.Family == "post" && reader.CurrentDepth > 1)
                    {
                        // Custom fields and the like.
                        found.Add((reader.GetString()!, pageUrl, false));
                    }
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A damaged capture shows what it shows up to there.
            return found;
        }

        if (original is { Length: > 0 } && Uri.TryCreate(source, UriKind.Absolute, out var scaled))
        {
            found.Add((new Uri(scaled, Uri.EscapeDataString(original)).AbsoluteUri, pageUrl, true));
        }

        return found;
    }

    private IEnumerable<(string Url, Uri Base, bool Shown)> InHtml(string html, Uri pageUrl)
    {
        if (!html.Contains("src", StringComparison.OrdinalIgnoreCase) && !html.Contains("href", StringComparison.OrdinalIgnoreCase)
            && !html.Contains("url(", StringComparison.OrdinalIgnoreCase) && !html.Contains("data", StringComparison.OrdinalIgnoreCase))
        {
            yield break;
        }

        using var document = _parser.ParseDocument(html);
        foreach (var element in document.All)
        {
            var shows = Showing.Contains(element.LocalName);
            foreach (var attribute in element.Attributes)
            {
                foreach (var (url, shown) in InAttribute(element, attribute, shows))
                {
                    yield return (url, pageUrl, shown);
                }
            }

            if (element.LocalName == "style")
            {
                foreach (var url in CssUrls(element.TextContent))
                {
                    yield return (url, pageUrl, true);
                }
            }
        }
    }

    private static IEnumerable<(string Url, bool Shown)> InAttribute(IElement element, IAttr attribute, bool shows)
    {
        var (name, value) = (attribute.LocalName, attribute.Value.Trim());
        if (name == "style")
        {
            return CssUrls(value).Select(url => (url, true));
        }

        if (name is "srcset" or "imagesrcset" || (name.StartsWith("data-", StringComparison.Ordinal) && name.EndsWith("srcset", StringComparison.Ordinal)))
        {
            return SrcSet.Urls(value).Select(url => (url, true));
        }

        if (shows && name is "src" or "poster" or "data" or "href" && element.LocalName is not ("a" or "area" or "link"))
        {
            return [(value, true)];
        }

        // data-src, data-lazy-src, data-orig-file, data-full-url, data-bg …: every loader has its own.
        if (name is "src" or "href" or "background" || (name.StartsWith("data-", StringComparison.Ordinal) && LooksLikeAddress(value)))
        {
            return [(value, shows && name != "href")];
        }

        return [];
    }

    private static bool LooksLikeAddress(string value) =>
        value.StartsWith("http", StringComparison.OrdinalIgnoreCase) || value.StartsWith('/') || value.Contains("uploads/", StringComparison.Ordinal);

    private static IEnumerable<string> CssUrls(string css)
    {
        for (var at = css.IndexOf("url(", StringComparison.OrdinalIgnoreCase); at >= 0; at = css.IndexOf("url(", at + 4, StringComparison.OrdinalIgnoreCase))
        {
            var close = css.IndexOf(')', at);
            if (close > 0)
            {
                yield return css[(at + 4)..close].Trim().Trim('"', '\'').Trim();
            }
        }
    }

    private IEnumerable<MediaReference> Known(IEnumerable<(string Url, Uri Base, bool Shown)> found)
    {
        foreach (var (text, page, shown) in found)
        {
            if (text.Length is 0 or > 4000 || text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || text[0] == '#' || !Uri.TryCreate(page, text, out var url) || url.Scheme is not ("http" or "https"))
            {
                continue;
            }

            var canonical = MediaAddress.Canonical(url, home);
            var own = MediaAddress.IsOwn(canonical, home) || libraryHosts.Contains(canonical.Authority);
            var named = Files.Contains(Path.GetExtension(canonical.AbsolutePath));
            var isFile = named || (MediaAddress.IsFile(canonical) && canonical.AbsolutePath.Contains("/uploads/", StringComparison.Ordinal));
            if (own ? isFile : shown)
            {
                yield return new(canonical, own);
            }
        }
    }
}
