using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>WordPress's own shortcodes, for text that no WordPress has rendered. Those of plugins stay as they were written: nobody knows what they said.</summary>
/// <param name="attachment">An attachment by its ID.</param>
/// <param name="attachedTo">The images that hang on a post, for galleries without a list.</param>
internal sealed partial class Shortcodes(Func<long, Attachment?> attachment, Func<long, IEnumerable<Attachment>> attachedTo)
{
    private static readonly string[] PlayerSources = ["src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "flac"];

    public string Expand(string raw, long postId) => OwnLine().Replace(Shortcode().Replace(raw, match => Expand(match, postId)), match =>
        $"{match.Groups[1].Value}<a href=\"{match.Groups[2].Value}\">{match.Groups[2].Value}</a>{match.Groups[3].Value}");

    private string Expand(Match match, long postId)
    {
        // [[gallery]] is how authors write about shortcodes.
        if (match.Groups["escaped"].Success)
        {
            return match.Value[1..^1];
        }

        var attributes = Attributes(match.Groups["attributes"].Value);
        var inner = match.Groups["inner"].Value;
        return match.Groups["name"].Value switch
        {
            "caption" or "wp_caption" => Caption(attributes, inner),
            "gallery" => Gallery(attributes, postId),
            "playlist" => Playlist(attributes) ?? match.Value,
            "embed" => Link(inner.Trim().Length > 0 ? inner.Trim() : attributes.GetValueOrDefault("src")) ?? match.Value,
            "audio" or "video" => Player(match.Groups["name"].Value, attributes, inner) ?? match.Value,
            _ => match.Value,
        };
    }

    private static string Caption(Dictionary<string, string> attributes, string inner)
    {
        var picture = Picture().Match(inner);
        var text = attributes.TryGetValue("caption", out var caption) ? caption : inner[(picture.Index + picture.Length)..].Trim();
        return picture.Success && text.Length > 0
            ? $"\n\n<figure class=\"wp-caption {WebUtility.HtmlEncode(attributes.GetValueOrDefault("align", "alignnone"))}\">{picture.Value}<figcaption class=\"wp-caption-text\">{text}</figcaption></figure>\n\n"
            : inner;
    }

    private string Gallery(Dictionary<string, string> attributes, long postId)
    {
        var named = attributes.GetValueOrDefault("ids") ?? attributes.GetValueOrDefault("include");
        var excluded = Ids(attributes.GetValueOrDefault("exclude")).ToHashSet();
        var of = long.TryParse(attributes.GetValueOrDefault("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var other) ? other : postId;
        var pictures = (named is null ? attachedTo(of).Where(picture => !excluded.Contains(picture.Id)) : Ids(named).Select(attachment).OfType<Attachment>()).Where(picture => picture.Source is not null).ToArray();
        if (pictures.Length == 0)
        {
            return "";
        }

        var gallery = new StringBuilder("\n\n<div class=\"gallery\">");
        foreach (var picture in pictures)
        {
            var size = picture.Sizes.FirstOrDefault(size => size.Name == attributes.GetValueOrDefault("size", "thumbnail"));
            var image = string.Create(CultureInfo.InvariantCulture, $"<img src=\"{(size?.Source ?? picture.Source)!.AbsoluteUri}\" alt=\"{WebUtility.HtmlEncode(picture.Alt)}\"{(size is { Width: > 0, Height: > 0 } ? $" width=\"{size.Width}\" height=\"{size.Height}\"" : "")} />");
            var target = attributes.GetValueOrDefault("link") switch { "none" => null, "file" => picture.Source, _ => picture.Permalink?.Url ?? picture.Source };
            gallery.Append("<figure class=\"gallery-item\">").Append(target is null ? image : $"<a href=\"{WebUtility.HtmlEncode(target.AbsoluteUri)}\">{image}</a>");
            gallery.Append(string.IsNullOrWhiteSpace(picture.Caption) ? "" : $"<figcaption class=\"wp-caption-text gallery-caption\">{picture.Caption}</figcaption>").Append("</figure>");
        }

        return gallery.Append("</div>\n\n").ToString();
    }

    private static string? Player(string kind, Dictionary<string, string> attributes, string inner)
    {
        var source = PlayerSources.Select(attributes.GetValueOrDefault).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) ?? inner.Trim();
        return PeopleReading.Web(source) is { } url ? $"\n\n<{kind} controls=\"controls\" src=\"{WebUtility.HtmlEncode(url.AbsoluteUri)}\"></{kind}>\n\n" : null;
    }

    private string? Playlist(Dictionary<string, string> attributes)
    {
        var pieces = Ids(attributes.GetValueOrDefault("ids")).Select(attachment).OfType<Attachment>().Where(piece => piece.Source is not null).ToArray();
        return pieces.Length == 0 ? null : $"\n\n<ul class=\"wp-playlist\">{string.Concat(pieces.Select(piece => $"<li><a href=\"{WebUtility.HtmlEncode(piece.Source!.AbsoluteUri)}\">{piece.Title}</a></li>"))}</ul>\n\n";
    }

    private static string? Link(string? text) => PeopleReading.Web(text) is { } url ? $"\n\n<a href=\"{WebUtility.HtmlEncode(url.AbsoluteUri)}\">{WebUtility.HtmlEncode(url.AbsoluteUri)}</a>\n\n" : null;

    private static IEnumerable<long> Ids(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.TrimEntries).Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0);

    private static Dictionary<string, string> Attributes(string text)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Attribute().Matches(text))
        {
            attributes[match.Groups["key"].Value] = match.Groups["value"].Value;
        }

        return attributes;
    }

    [GeneratedRegex(@"(?<escaped>\[)?\[(?<name>caption|wp_caption|gallery|embed|audio|video|playlist)(?<attributes>(?:\s[^\]]*)?)\](?:(?<inner>(?:(?!\[\k<name>[\s\]]).)*?)\[/\k<name>\])?(?(escaped)\])", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Shortcode();

    [GeneratedRegex("""(?<key>[A-Za-z0-9_-]+)\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'\]]+))""", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    // An address alone on its line is an embed.
    [GeneratedRegex("""^([ \t]*(?:<p>)?[ \t]*)(https?://[^\s<>"\[\]]+)([ \t]*(?:</p>)?[ \t]*)$""", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex OwnLine();
}
