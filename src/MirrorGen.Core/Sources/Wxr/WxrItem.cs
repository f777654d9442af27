using System.Globalization;
using System.Xml.Linq;

namespace MirrorGen.Sources.Wxr;

/// <summary>
/// One <c>item</c> of an export. Elements are known by their names and not by their namespaces, whose addresses differ from one version of the
/// format to the next.
/// </summary>
internal sealed class WxrItem(XElement item)
{
    private readonly Dictionary<string, string> _meta = Meta(item);

    public string Type => Text("post_type") is { Length: > 0 } type ? type : "post";

    public long Id => Number("post_id");

    public string Status => Text("status");

    public bool HasPassword => Text("post_password").Length > 0;

    public string Link => Text("link");

    public string Content => Encoded("content") ?? "";

    public string Excerpt => Encoded("excerpt") ?? "";

    /// <summary>The author's login.</summary>
    public string Creator => Text("creator");

    public IEnumerable<WxrTermUse> Terms =>
        from category in item.Elements().Where(element => element.Name.LocalName == "category")
        let taxonomy = (string?)category.Attribute("domain") ?? "category"
        let slug = (string?)category.Attribute("nicename")
        where !string.IsNullOrEmpty(slug)
        select new WxrTermUse(taxonomy == "tag" ? "post_tag" : taxonomy, slug, category.Value);

    public IEnumerable<XElement> Comments => item.Elements().Where(element => element.Name.LocalName == "comment");

    public string Text(string name) => Text(item, name);

    public long Number(string name) => ToNumber(Text(name));

    public string? MetaValue(string key) => _meta.GetValueOrDefault(key);

    public IEnumerable<string> MetaValues(string key) =>
        item.Elements().Where(element => element.Name.LocalName == "postmeta" && Text(element, "meta_key") == key).Select(element => Text(element, "meta_value"));

    public static string Text(XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value.Trim('\n', '\r', '\t') ?? "";

    public static long ToNumber(string text) => long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // content:encoded and excerpt:encoded share their name.
    private string? Encoded(string space)
    {
        var texts = item.Elements().Where(element => element.Name.LocalName == "encoded").ToArray();
        var isExcerpt = space == "excerpt";
        return texts.FirstOrDefault(element => element.Name.NamespaceName.Contains("/excerpt", StringComparison.Ordinal) == isExcerpt)?.Value;
    }

    private static Dictionary<string, string> Meta(XElement item)
    {
        var meta = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in item.Elements().Where(element => element.Name.LocalName == "postmeta"))
        {
            meta.TryAdd(Text(element, "meta_key"), Text(element, "meta_value"));
        }

        return meta;
    }
}

/// <summary>A term as an item names it: by its slug, with the name beside it.</summary>
internal sealed record WxrTermUse(string Taxonomy, string Slug, string Name);
