using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;

namespace MirrorGen.Sources.Wxr;

/// <summary>
/// Makes captures of an export's elements, in the shape in which the REST API would send them to somebody who may read the raw text
/// (<c>content.raw</c>). What is not public is left out here already, and so are the e-mail and IP addresses of authors and commenters.
/// </summary>
internal sealed class WxrCapturing(WxrBlog blog, Uri source, DateTimeOffset takenAt)
{
    private readonly WxrAddresses _addresses = new(blog);

    public static bool IsInternal(string type) => TypeReading.IsInternal(type);

    public IEnumerable<Capture> OfChannel()
    {
        yield return Capture(CaptureKind.Site, "", new() { ["name"] = blog.Title, ["description"] = blog.Description, ["home"] = blog.Home, ["url"] = blog.Home, ["language"] = blog.Language });
        foreach (var (type, taxonomies) in blog.Types)
        {
            yield return Capture(CaptureKind.PostType, type, new()
            {
                ["slug"] = type,
                ["name"] = type switch { "post" => "Posts", "page" => "Pages", _ => type },
                ["hierarchical"] = blog.Hierarchical.Contains(type),
                ["taxonomies"] = new JsonArray([.. taxonomies.Select(taxonomy => JsonValue.Create(taxonomy))]),
                ["rest_base"] = type switch { "post" => "posts", "page" => "pages", _ => type },
            });
        }

        foreach (var taxonomy in blog.Types.Values.SelectMany(used => used).Concat(["category", "post_tag"]).Distinct(StringComparer.Ordinal).Where(taxonomy => !IsInternal(taxonomy)))
        {
            yield return Capture(CaptureKind.Taxonomy, taxonomy, new()
            {
                ["slug"] = taxonomy,
                ["name"] = taxonomy switch { "category" => "Categories", "post_tag" => "Tags", _ => taxonomy },
                ["hierarchical"] = taxonomy == "category" || blog.Terms.Any(term => term.Taxonomy == taxonomy && term.Parent.Length > 0),
                ["types"] = new JsonArray([.. blog.Types.Where(type => type.Value.Contains(taxonomy)).Select(type => JsonValue.Create(type.Key))]),
                ["rest_base"] = Field(taxonomy),
            });
        }

        foreach (var term in blog.Terms)
        {
            yield return Capture(term.Taxonomy == "nav_menu" ? CaptureKind.Menu : CaptureKind.Term(term.Taxonomy), Text(term.Id), new()
            {
                ["id"] = term.Id,
                ["slug"] = term.Slug,
                ["name"] = term.Name,
                ["description"] = term.Description,
                ["taxonomy"] = term.Taxonomy,
                ["parent"] = blog.Term(term.Taxonomy, term.Parent)?.Id ?? 0,
                ["link"] = _addresses.Term(term),
            });
        }

        foreach (var author in blog.Authors)
        {
            yield return Capture(CaptureKind.User, Text(author.Id), new() { ["id"] = author.Id, ["slug"] = author.Slug, ["name"] = author.Name.Length > 0 ? author.Name : author.Login, ["link"] = _addresses.Author(author) });
        }
    }

    /// <summary>Nothing for what was not public, or is a working part of WordPress.</summary>
    public IEnumerable<Capture> OfItem(XElement element)
    {
        var item = new WxrItem(element);
        if (item.Id <= 0 || !blog.IsPublic(item))
        {
            return [];
        }

        return item.Type switch
        {
            "attachment" => [Attachment(item), .. Comments(item)],
            "nav_menu_item" => [MenuItem(item)],
            // Patterns are needed for the posts in which they stand, navigations become menus.
            "wp_block" or "wp_navigation" => [Post(item)],
            var type when IsInternal(type) => [],
            _ => item.HasPassword ? [Post(item)] : [Post(item), .. Comments(item)],
        };
    }

    private Capture Post(WxrItem item)
    {
        var post = Common(item);
        post["sticky"] = item.Number("is_sticky") > 0;
        post["featured_media"] = WxrItem.ToNumber(item.MetaValue("_thumbnail_id") ?? "");
        post["parent"] = item.Number("post_parent");
        post["menu_order"] = item.Number("menu_order");
        post["format"] = item.Terms.Where(use => use.Taxonomy == "post_format").Select(use => use.Slug.Replace("post-format-", "", StringComparison.Ordinal)).FirstOrDefault() ?? "standard";
        post["title"] = new JsonObject { ["raw"] = item.Text("title") };
        post["content"] = item.HasPassword ? new JsonObject { ["rendered"] = "", ["protected"] = true } : new JsonObject { ["raw"] = item.Content, ["protected"] = false };
        post["excerpt"] = item.HasPassword ? new JsonObject { ["rendered"] = "", ["protected"] = true } : new JsonObject { ["raw"] = item.Excerpt, ["protected"] = false };
        foreach (var taxonomy in item.Terms.Where(use => use.Taxonomy != "post_format").GroupBy(use => use.Taxonomy, StringComparer.Ordinal))
        {
            post[Field(taxonomy.Key)] = new JsonArray([.. taxonomy.Select(use => blog.Term(use.Taxonomy, use.Slug)?.Id).OfType<long>().Distinct().Select(id => JsonValue.Create(id))]);
        }

        if (item.MetaValue("footnotes") is { Length: > 0 } footnotes && !item.HasPassword)
        {
            post["meta"] = new JsonObject { ["footnotes"] = footnotes };
        }

        string[] former = [.. WxrAddresses.Former(item.Link, item.Text("post_name"), item.MetaValues("_wp_old_slug"))];
        if (former.Length > 0)
        {
            post["former_links"] = new JsonArray([.. former.Select(link => JsonValue.Create(link))]);
        }

        return Capture(CaptureKind.Post(item.Type), Text(item.Id), post);
    }

    private Capture Attachment(WxrItem item)
    {
        var attachment = Common(item);
        attachment["post"] = item.Number("post_parent");
        attachment["title"] = new JsonObject { ["raw"] = item.Text("title") };
        attachment["caption"] = new JsonObject { ["raw"] = item.Excerpt };
        attachment["description"] = new JsonObject { ["raw"] = item.Content };
        attachment["alt_text"] = item.MetaValue("_wp_attachment_image_alt") ?? "";
        attachment["mime_type"] = item.Text("post_mime_type");
        attachment["source_url"] = item.Text("attachment_url") is { Length: > 0 } address ? address : item.Text("guid");
        if (PhpValue.Parse(item.MetaValue("_wp_attachment_metadata")) is JsonObject details)
        {
            // What the camera wrote into the picture (who, where) is no part of what WordPress shows.
            details.Remove("image_meta");
            attachment["media_details"] = details;
        }

        return Capture(CaptureKind.Attachment, Text(item.Id), attachment);
    }

    private JsonObject Common(WxrItem item) => new()
    {
        ["id"] = item.Id,
        ["date"] = item.Text("post_date"),
        ["date_gmt"] = item.Text("post_date_gmt"),
        ["modified"] = item.Text("post_modified"),
        ["modified_gmt"] = item.Text("post_modified_gmt"),
        ["guid"] = new JsonObject { ["raw"] = item.Text("guid") },
        ["slug"] = item.Text("post_name"),
        ["status"] = item.Status,
        ["type"] = item.Type,
        ["link"] = item.Link,
        ["author"] = blog.AuthorId(item.Creator),
    };

    private Capture MenuItem(WxrItem item)
    {
        var objectId = WxrItem.ToNumber(item.MetaValue("_menu_item_object_id") ?? "");
        var type = item.MetaValue("_menu_item_type") ?? "custom";
        var target = type == "post_type" ? blog.Items.GetValueOrDefault(objectId) : null;
        var term = type == "taxonomy" ? blog.Terms.FirstOrDefault(term => term.Id == objectId && term.Taxonomy == item.MetaValue("_menu_item_object")) : null;
        return Capture(CaptureKind.MenuItem, Text(item.Id), new()
        {
            ["id"] = item.Id,
            ["status"] = item.Status,
            ["title"] = new JsonObject { ["raw"] = item.Text("title") is { Length: > 0 } title ? title : target?.Title ?? term?.Name ?? item.MetaValue("_menu_item_object") ?? "" },
            ["url"] = type switch
            {
                "custom" => item.MetaValue("_menu_item_url"),
                "post_type_archive" => _addresses.Archive(item.MetaValue("_menu_item_object") ?? ""),
                _ => term is not null ? _addresses.Term(term) : target?.Link ?? item.MetaValue("_menu_item_url"),
            },
            // A menu that leads to a draft leads nowhere for visitors.
            ["invalid"] = target is { Status: not ("publish" or "inherit") },
            ["parent"] = WxrItem.ToNumber(item.MetaValue("_menu_item_menu_item_parent") ?? ""),
            ["menu_order"] = item.Number("menu_order"),
            ["menus"] = item.Terms.Where(use => use.Taxonomy == "nav_menu").Select(use => blog.Term("nav_menu", use.Slug)?.Id).FirstOrDefault(id => id is not null) ?? 0,
        });
    }

    private IEnumerable<Capture> Comments(WxrItem item) =>
        from comment in item.Comments
        let id = WxrItem.Text(comment, "comment_id")
        let type = WxrItem.Text(comment, "comment_type")
        where WxrItem.ToNumber(id) > 0 && WxrItem.Text(comment, "comment_approved") == "1" && type is "" or "comment" or "pingback" or "trackback"
        select Capture(CaptureKind.Comment, id.Trim(), new()
        {
            ["id"] = WxrItem.ToNumber(id),
            ["post"] = item.Id,
            ["parent"] = WxrItem.ToNumber(WxrItem.Text(comment, "comment_parent")),
            ["type"] = type.Length > 0 ? type : "comment",
            ["status"] = "approved",
            ["author"] = WxrItem.ToNumber(WxrItem.Text(comment, "comment_user_id")),
            ["author_name"] = WxrItem.Text(comment, "comment_author"),
            ["author_url"] = WxrItem.Text(comment, "comment_author_url"),
            ["date"] = WxrItem.Text(comment, "comment_date"),
            ["date_gmt"] = WxrItem.Text(comment, "comment_date_gmt"),
            ["content"] = new JsonObject { ["raw"] = WxrItem.Text(comment, "comment_content") },
        });

    // Under which key a post lists its terms: the same as in the REST API for WordPress's own two.
    private static string Field(string taxonomy) => taxonomy switch { "category" => "categories", "post_tag" => "tags", _ => taxonomy };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private Capture Capture(CaptureKind kind, string id, JsonObject json) => new()
    {
        Kind = kind,
        Id = id,
        Url = json["link"]?.ToString() is { Length: > 0 } link && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : source,
        Json = Encoding.UTF8.GetBytes(json.ToJsonString()),
        TakenAt = takenAt,
    };
}
