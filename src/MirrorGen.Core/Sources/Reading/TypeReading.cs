using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>Post types and taxonomies: data, never code. What WordPress uses for its own workings is left out.</summary>
internal static class TypeReading
{
    // Registered by WordPress for its own use: templates, styles, menus. Attachments are of a noun of their own.
    private static readonly HashSet<string> Internal = new(StringComparer.Ordinal)
    {
        "attachment", "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache", "user_request",
        "wp_block", "wp_template", "wp_template_part", "wp_navigation", "wp_global_styles", "wp_font_family", "wp_font_face",
        "nav_menu", "link_category", "wp_theme", "wp_template_part_area", "wp_pattern_category",
    };

    public static bool IsInternal(string slug) => Internal.Contains(slug);

    public static PostType? PostType(JsonFields fields, string id)
    {
        var slug = fields.Text("slug") ?? id;
        return IsInternal(slug) ? null : new()
        {
            Slug = slug,
            Name = PlainText.Decode(fields.Text("name")) is { Length: > 0 } name ? name : slug,
            Hierarchical = fields.Flag("hierarchical"),
            ArchivePath = ArchivePath(fields, slug),
            Taxonomies = [.. fields.Texts("taxonomies").Where(taxonomy => !IsInternal(taxonomy))],
            RestBase = fields.Text("rest_base"),
            RestNamespace = fields.Text("rest_namespace"),
        };
    }

    public static Taxonomy? Taxonomy(JsonFields fields, string id)
    {
        var slug = fields.Text("slug") ?? id;
        return IsInternal(slug) ? null : new()
        {
            Slug = slug,
            Name = PlainText.Decode(fields.Text("name")) is { Length: > 0 } name ? name : slug,
            Hierarchical = fields.Flag("hierarchical"),
            PostTypes = [.. fields.Texts("types").Where(type => !IsInternal(type))],
            RestBase = fields.Text("rest_base"),
            RestNamespace = fields.Text("rest_namespace"),
        };
    }

    /// <summary>What a post type is when the source did not tell: WordPress's own two by their habits, others by their slug.</summary>
    public static PostType Unlisted(string slug, IEnumerable<string> taxonomies) => new()
    {
        Slug = slug,
        Name = slug switch { "post" => "Posts", "page" => "Pages", _ => slug },
        Hierarchical = slug == "page",
        Taxonomies = [.. taxonomies],
        RestBase = slug switch { "post" => "posts", "page" => "pages", _ => slug },
        RestNamespace = "wp/v2",
    };

    public static Taxonomy UnlistedTaxonomy(string slug, IEnumerable<string> types) => new()
    {
        Slug = slug,
        Name = slug switch { "category" => "Categories", "post_tag" => "Tags", _ => slug },
        Hierarchical = slug == "category",
        PostTypes = [.. types],
        RestBase = slug switch { "category" => "categories", "post_tag" => "tags", _ => slug },
        RestNamespace = "wp/v2",
    };

    /// <summary>
    /// The API says <c>has_archive: true</c> and not where; the permalinks of the type's posts show it.
    /// </summary>
    public static PostType WithArchiveAt(PostType type, Uri home, IEnumerable<Post> posts)
    {
        if (type.ArchivePath != type.Slug || type.Hierarchical)
        {
            return type;
        }

        var prefixes = posts.Select(post => Prefix(home, post)).OfType<string>().GroupBy(prefix => prefix, StringComparer.Ordinal);
        var prefix = prefixes.OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        return prefix is null ? type : type with { ArchivePath = prefix };
    }

    private static string? ArchivePath(JsonFields fields, string slug) => fields.Text("has_archive") switch
    {
        null or "" or "0" => null,
        "1" => slug,
        var path => path.Trim('/') is { Length: > 0 } trimmed ? trimmed : null,
    };

    private static string? Prefix(Uri home, Post post)
    {
        var url = post.Permalink.Url;
        var path = Uri.UnescapeDataString(url.AbsolutePath);
        var start = Uri.UnescapeDataString(home.AbsolutePath);
        var end = "/" + Uri.UnescapeDataString(post.Slug) + "/";
        return url.Query.Length == 0 && path.StartsWith(start, StringComparison.Ordinal) && path.EndsWith(end, StringComparison.Ordinal) && path.Length - end.Length > start.Length
            ? path[start.Length..^end.Length]
            : null;
    }
}
