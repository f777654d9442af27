using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>
/// Makes clean HTML of the blog fit the page it stands on: addresses of the blog become links inside the site, pictures get their sizes,
/// and what the mirror has no file for becomes a link, so that no page asks another host for anything.
/// </summary>
internal sealed partial class ContentHtml
{
    private static readonly string[] Sources = ["img", "video", "audio", "source", "track"];

    private readonly PageContext _here;
    private bool _firstImage = true;

    private ContentHtml(PageContext here) => _here = here;

    public static string Fit(string html, PageContext here)
    {
        if (!html.Contains('<', StringComparison.Ordinal))
        {
            return html;
        }

        var document = new HtmlParser().ParseDocument("");
        var body = document.Body!;
        body.InnerHtml = html;
        new ContentHtml(here).Fit(body);
        return body.InnerHtml;
    }

    private void Fit(IElement body)
    {
        _here.Ids.Settle(body);
        foreach (var link in body.QuerySelectorAll("a[href], area[href]"))
        {
            link.SetAttribute("href", Link(link.GetAttribute("href")!));
        }

        foreach (var quote in body.QuerySelectorAll("[cite]"))
        {
            quote.SetAttribute("cite", Link(quote.GetAttribute("cite")!));
        }

        foreach (var media in body.QuerySelectorAll(string.Join(',', Sources)).ToArray())
        {
            FitMedia(media);
        }

        // Without a source left there is nothing to play; the link to where it was says so.
        foreach (var player in body.QuerySelectorAll("video, audio").Where(player => !player.HasAttribute("src") && player.QuerySelector("source") is null).ToArray())
        {
            Replace(player, player.GetAttribute("data-absent"));
        }

        NameLinks(body);
        OrderHeadings(body);
        Galleries.Gather(body);
        MarkFiles(body);
        foreach (var table in body.QuerySelectorAll("table").Where(table => table.ParentElement?.ClassName != "scroll").ToArray())
        {
            var frame = body.Owner!.CreateElement("div");
            frame.ClassName = "scroll";
            // Who has no mouse scrolls with the keys, so it must take the focus.
            frame.SetAttribute("tabindex", "0");
            frame.SetAttribute("role", "group");
            frame.SetAttribute("aria-label", (table.QuerySelector("caption") ?? table.Closest("figure")?.QuerySelector("figcaption"))?.TextContent.Trim() is { Length: > 0 } caption ? caption : _here.Site.Wording.Say("Table"));
            table.Replace(frame);
            frame.AppendChild(table);
        }

        foreach (var code in body.QuerySelectorAll("pre"))
        {
            code.SetAttribute("tabindex", "0");
        }
    }

    // A link around a picture without words is read out as an address; the picture's name says more.
    private static void NameLinks(IElement body)
    {
        foreach (var link in body.QuerySelectorAll("a[href]").Where(link => string.IsNullOrWhiteSpace(link.TextContent) && !link.HasAttribute("aria-label")))
        {
            var images = link.QuerySelectorAll("img");
            if (images.Length > 0 && images.All(image => string.IsNullOrWhiteSpace(image.GetAttribute("alt"))))
            {
                var file = Uri.UnescapeDataString(images[0].GetAttribute("src") ?? "");
                link.SetAttribute("aria-label", SizeInName().Replace(System.IO.Path.GetFileNameWithoutExtension(file), ""));
            }
        }
    }

    // Authors choose headings by their size. Who listens to a page goes through it by levels, of which none may be left out: they are told the level that it is.
    private static void OrderHeadings(IElement body)
    {
        var above = new Stack<(int Written, int Told)>();
        foreach (var heading in body.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var written = heading.LocalName[1] - '0';
            while (above.TryPeek(out var last) && last.Written >= written)
            {
                above.Pop();
            }

            // The page's own title is the first level.
            var told = written == 1 ? 1 : Math.Min(written, (above.TryPeek(out var parent) ? parent.Told : 1) + 1);
            above.Push((written, told));
            if (told != written)
            {
                heading.SetAttribute("aria-level", told.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    // WordPress's file block: the name of the file, and a button that saves it.
    private static void MarkFiles(IElement body)
    {
        foreach (var paragraph in body.QuerySelectorAll("p"))
        {
            if (paragraph.Children is [{ LocalName: "a" } name, { LocalName: "a" } button] && name.GetAttribute("href") is { } file && button.GetAttribute("href") == file
                && string.Concat(paragraph.ChildNodes.OfType<IText>().Select(text => text.Data)).Trim().Length == 0)
            {
                paragraph.ClassName = "file";
                button.SetAttribute("download", "");
                if (button.PreviousSibling == name)
                {
                    name.After(paragraph.Owner!.CreateTextNode(" "));
                }
            }
        }
    }

    private void FitMedia(IElement media)
    {
        if (media.GetAttribute("poster") is { } poster)
        {
            Set(media, "poster", File(poster));
        }

        if (media.GetAttribute("srcset") is { } srcset)
        {
            Set(media, "srcset", Srcset(srcset));
            if (!media.HasAttribute("srcset"))
            {
                media.RemoveAttribute("sizes");
            }
        }

        if (media.GetAttribute("src") is not { } src || src.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            if (media.LocalName == "source" && !media.HasAttribute("srcset"))
            {
                media.Remove();
            }

            return;
        }

        if (Find(src) is { } file)
        {
            media.SetAttribute("src", _here.Href(file));
            if (media.LocalName == "img")
            {
                Measure(media, file);
            }

            return;
        }

        switch (media.LocalName)
        {
            case "img":
                Replace(media, src);
                break;
            case "source" or "track":
                (media.ParentElement as IElement)?.SetAttribute("data-absent", src);
                media.Remove();
                break;
            default:
                media.RemoveAttribute("src");
                media.SetAttribute("data-absent", src);
                break;
        }
    }

    private void Measure(IElement image, SitePath file)
    {
        if (!image.HasAttribute("alt"))
        {
            image.SetAttribute("alt", "");
        }

        if (!image.HasAttribute("width") && !image.HasAttribute("height") && _here.Site.Images.SizeOf(file) is { } size)
        {
            image.SetAttribute("width", size.Width.ToString(CultureInfo.InvariantCulture));
            image.SetAttribute("height", size.Height.ToString(CultureInfo.InvariantCulture));
        }

        image.SetAttribute("decoding", "async");
        if (!_firstImage)
        {
            image.SetAttribute("loading", "lazy");
        }

        _firstImage = false;
    }

    private void Replace(IElement media, string? src)
    {
        var words = media.GetAttribute("alt") is { Length: > 0 } alt ? alt : media.GetAttribute("title") is { Length: > 0 } title ? title : null;
        var wording = _here.Site.Wording;
        var what = media.LocalName switch { "video" => wording.Say("Video not in this mirror"), "audio" => wording.Say("Sound not in this mirror"), _ => wording.Say("Picture not in this mirror") };
        var text = words is null ? what : $"{what}: {words}";
        var inLink = media.Closest("a") is not null;
        var note = media.Owner!.CreateElement(inLink || src is null ? "span" : "a");
        note.ClassName = "absent";
        note.TextContent = text;
        if (note.LocalName == "a")
        {
            note.SetAttribute("href", Link(src!));
        }

        media.Replace(note);
    }

    private string Link(string href)
    {
        if (href.StartsWith('#') || Resolve(href) is not { } url)
        {
            return href;
        }

        return _here.Href(url);
    }

    private string? File(string src) => Find(src) is { } file ? _here.Href(file) : null;

    private SitePath? Find(string src) => Resolve(src) is { } url ? _here.Site.Addresses.Find(url) : null;

    private Uri? Resolve(string address) => Uri.TryCreate(_here.Original, address.Trim(), out var url) && url.Scheme is "http" or "https" ? url : null;

    private string? Srcset(string srcset)
    {
        var there = from Match candidate in Candidate().Matches(srcset)
                    let file = File(candidate.Groups["url"].Value)
                    where file is not null
                    select $"{file} {candidate.Groups["size"].Value}".TrimEnd();
        var all = string.Join(", ", there);
        return all.Length == 0 ? null : all;
    }

    private static void Set(IElement element, string name, string? value)
    {
        if (value is null)
        {
            element.RemoveAttribute(name);
        }
        else
        {
            element.SetAttribute(name, value);
        }
    }

    [GeneratedRegex(@"-\d+x\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex SizeInName();

    // https://html.spec.whatwg.org/multipage/images.html#srcset-attribute: an address may hold commas, but not end in one.
    [GeneratedRegex(@"(?<url>[^\s,]\S*[^\s,])(?:\s+(?<size>[0-9.]+[wxh]))?\s*(?:,|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Candidate();
}
