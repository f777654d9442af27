using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using MirrorGen.WordPress;

namespace MirrorGen.Exports;

/// <summary>The elements of an export, in the order and with the names that WordPress's importer looks for.</summary>
internal sealed class WxrNodes(Blog blog)
{
    private static readonly XNamespace Wp = "http://wordpress.org/export/1.2/";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Excerpt = "http://wordpress.org/export/1.2/excerpt/";

    private readonly Dictionary<long, Author> _authors = blog.Authors.DistinctBy(author => author.Id).ToDictionary(author => author.Id);
    private readonly Dictionary<(string Taxonomy, long Id), Term> _terms = blog.Terms.DistinctBy(term => (term.Taxonomy, term.Id)).ToDictionary(term => (term.Taxonomy, term.Id));
    private readonly string _home = blog.Home.AbsoluteUri.TrimEnd('/');

    public static ImmutableArray<(string Prefix, XNamespace Space)> Spaces { get; } = [("excerpt", Excerpt), ("content", Content), ("dc", Dc), ("wp", Wp)];

    public IEnumerable<XElement> Channel()
    {
        yield return new("title", WxrText.Plain(WxrText.Encode(blog.Title)));
        yield return new("link", _home);
        yield return new("description", WxrText.Plain(WxrText.Encode(blog.Tagline)));
        yield return new("language", blog.Language ?? "");
        yield return new(Wp + "wxr_version", "1.2");
        yield return new(Wp + "base_site_url", _home);
        yield return new(Wp + "base_blog_url", _home);
        foreach (var author in blog.Authors)
        {
            // The importer makes an account of each; the address of its owner is nothing that a public archive knows.
            yield return new(
                Wp + "author",
                new XElement(Wp + "author_id", Number(author.Id)),
                Cdata(Wp + "author_login", author.Slug),
                Cdata(Wp + "author_email", ""),
                Cdata(Wp + "author_display_name", WxrText.Encode(author.Name)),
                Cdata(Wp + "author_first_name", ""),
                Cdata(Wp + "author_last_name", ""));
        }

        foreach (var term in blog.Terms)
        {
            yield return Term(term);
        }

        for (var index = 0; index < blog.Menus.Length; index++)
        {
            yield return new(Wp + "term", new XElement(Wp + "term_id", Number(MenuId(index))), Cdata(Wp + "term_taxonomy", "nav_menu"), Cdata(Wp + "term_slug", MenuSlug(index)), Cdata(Wp + "term_parent", ""), Cdata(Wp + "term_name", WxrText.Encode(blog.Menus[index].Name)));
        }
    }

    public XElement Item(Post post, string html, IEnumerable<Comment> comments)
    {
        var item = Common(post.Title, post.Permalink, post.Published, post.AuthorId, post.Guid, html, post.Excerpt.Read() is var excerpt && WxrText.IsBeginningOf(excerpt, html) ? "" : excerpt);
        Properties(item, post.Id, post.Slug, post.Published, post.Modified, post.ParentId, post.Type, post.DeletedAt is null ? "publish" : "draft", post.MenuOrder, post.Sticky);
        foreach (var (taxonomy, ids) in post.TermIds)
        {
            item.Add(ids.Select(id => _terms.GetValueOrDefault((taxonomy, id))).OfType<Term>().Select(term => Category(taxonomy, term.Slug, WxrText.Encode(term.Name))));
        }

        if (post.Format != "standard")
        {
            item.Add(Category("post_format", "post-format-" + post.Format, post.Format));
        }

        if (post.FeaturedMediaId > 0)
        {
            item.Add(Meta("_thumbnail_id", Number(post.FeaturedMediaId)));
        }

        item.Add(post.FormerPermalinks.Select(former => former.Url.Segments[^1].Trim('/')).Where(slug => slug.Length > 0 && slug != post.Slug).Distinct(StringComparer.Ordinal).Select(slug => Meta("_wp_old_slug", slug)));
        item.Add(comments.Select(Comment));
        return item;
    }

    public XElement Item(Attachment attachment, IEnumerable<Comment> comments)
    {
        var source = (attachment.Original ?? attachment.Source)!.AbsoluteUri;
        var item = Common(attachment.Title, attachment.Permalink, attachment.Published, attachment.AuthorId, attachment.Guid, "", attachment.Caption);
        Properties(item, attachment.Id, attachment.Slug, attachment.Published, attachment.Modified, attachment.PostId, "attachment", "inherit", 0, false);
        item.Add(Cdata(Wp + "attachment_url", source));
        if (attachment.Alt.Length > 0)
        {
            item.Add(Meta("_wp_attachment_image_alt", attachment.Alt));
        }

        item.Add(comments.Select(Comment));
        return item;
    }

    /// <summary>Menus as lists of addresses: that is all a reader of the blog ever saw of them.</summary>
    public IEnumerable<XElement> MenuItems()
    {
        var next = 1 + blog.Posts.Select(post => post.Id).Concat(blog.Attachments.Select(attachment => attachment.Id)).DefaultIfEmpty(0).Max();
        var order = 0;
        IEnumerable<XElement> Below(ImmutableArray<MenuItem> items, long above, int menu)
        {
            foreach (var entry in items)
            {
                var id = next++;
                var item = Common(WxrText.Encode(entry.Title), null, null, 0, "", "", "");
                Properties(item, id, Number(id), null, null, 0, "nav_menu_item", "publish", ++order, false);
                item.Add(Category("nav_menu", MenuSlug(menu), WxrText.Encode(blog.Menus[menu].Name)));
                item.Add(Meta("_menu_item_type", "custom"), Meta("_menu_item_menu_item_parent", Number(above)), Meta("_menu_item_object_id", Number(id)), Meta("_menu_item_object", "custom"));
                item.Add(Meta("_menu_item_target", ""), Meta("_menu_item_classes", "a:1:{i:0;s:0:\"\";}"), Meta("_menu_item_xfn", ""), Meta("_menu_item_url", entry.Url?.AbsoluteUri ?? "#"));
                yield return item;
                foreach (var child in Below(entry.Children, id, menu))
                {
                    yield return child;
                }
            }
        }

        return Enumerable.Range(0, blog.Menus.Length).SelectMany(menu => Below(blog.Menus[menu].Items, 0, menu));
    }

    private XElement Common(string title, Permalink? permalink, DateTimeOffset? published, long author, string guid, string html, string excerpt) => new(
        "item",
        Cdata("title", WxrText.Title(title)),
        new XElement("link", permalink?.ToString() ?? ""),
        new XElement("pubDate", published?.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture) ?? ""),
        Cdata(Dc + "creator", _authors.TryGetValue(author, out var known) ? known.Slug : ""),
        new XElement("guid", new XAttribute("isPermaLink", "false"), WxrText.Plain(guid)),
        new XElement("description"),
        Cdata(Content + "encoded", WxrText.Rendered(html)),
        Cdata(Excerpt + "encoded", excerpt.Trim()));

    private static void Properties(XElement item, long id, string slug, DateTimeOffset? published, DateTimeOffset? modified, long parent, string type, string status, int order, bool sticky) => item.Add(
        new XElement(Wp + "post_id", Number(id)),
        Cdata(Wp + "post_date", Local(published)),
        Cdata(Wp + "post_date_gmt", Utc(published)),
        Cdata(Wp + "post_modified", Local(modified ?? published)),
        Cdata(Wp + "post_modified_gmt", Utc(modified ?? published)),
        Cdata(Wp + "comment_status", "open"),
        Cdata(Wp + "ping_status", "closed"),
        Cdata(Wp + "post_name", slug),
        Cdata(Wp + "status", status),
        new XElement(Wp + "post_parent", Number(parent)),
        new XElement(Wp + "menu_order", Number(order)),
        Cdata(Wp + "post_type", type),
        Cdata(Wp + "post_password", ""),
        new XElement(Wp + "is_sticky", sticky ? "1" : "0"));

    private XElement Term(Term term)
    {
        var parent = _terms.GetValueOrDefault((term.Taxonomy, term.ParentId))?.Slug ?? "";
        var name = WxrText.Encode(term.Name);
        var id = new XElement(Wp + "term_id", Number(term.Id));
        return term.Taxonomy switch
        {
            "category" => new(Wp + "category", id, Cdata(Wp + "category_nicename", term.Slug), Cdata(Wp + "category_parent", parent), Cdata(Wp + "cat_name", name), Cdata(Wp + "category_description", term.Description)),
            "post_tag" => new(Wp + "tag", id, Cdata(Wp + "tag_slug", term.Slug), Cdata(Wp + "tag_name", name), Cdata(Wp + "tag_description", term.Description)),
            _ => new(Wp + "term", id, Cdata(Wp + "term_taxonomy", term.Taxonomy), Cdata(Wp + "term_slug", term.Slug), Cdata(Wp + "term_parent", parent), Cdata(Wp + "term_name", name), Cdata(Wp + "term_description", term.Description)),
        };
    }

    private static XElement Comment(Comment comment) => new(
        Wp + "comment",
        new XElement(Wp + "comment_id", Number(comment.Id)),
        Cdata(Wp + "comment_author", WxrText.Encode(comment.AuthorName)),
        Cdata(Wp + "comment_author_email", ""),
        new XElement(Wp + "comment_author_url", comment.AuthorUrl?.AbsoluteUri ?? ""),
        Cdata(Wp + "comment_author_IP", ""),
        Cdata(Wp + "comment_date", Local(comment.Published)),
        Cdata(Wp + "comment_date_gmt", Utc(comment.Published)),
        Cdata(Wp + "comment_content", comment.Html.Trim()),
        Cdata(Wp + "comment_approved", "1"),
        Cdata(Wp + "comment_type", comment.Type),
        new XElement(Wp + "comment_parent", Number(comment.ParentId)),
        new XElement(Wp + "comment_user_id", Number(comment.AuthorId)));

    private static XElement Category(string taxonomy, string slug, string name) =>
        new("category", new XAttribute("domain", taxonomy), new XAttribute("nicename", WxrText.Plain(slug)), new XCData(WxrText.Plain(name)));

    private static XElement Meta(string key, string value) => new(Wp + "postmeta", Cdata(Wp + "meta_key", key), Cdata(Wp + "meta_value", value));

    private static XElement Cdata(XName name, string text) => new(name, new XCData(WxrText.Plain(text)));

    // No ID of a term is taken twice: a menu is a term like any other.
    private long MenuId(int index) => 1 + index + blog.Terms.Select(term => term.Id).DefaultIfEmpty(0).Max();

    private static string MenuSlug(int index) => $"menu-{Number(index + 1)}";

    // What a person wrote never had a number of WordPress's; the importer wants one that it can store.
    private static string Number(long number) => (number >= 0 ? number : 1_500_000_000 + (-number % 500_000_000)).ToString(CultureInfo.InvariantCulture);

    private static string Local(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "0000-00-00 00:00:00";

    private static string Utc(DateTimeOffset? time) => Local(time?.ToUniversalTime());
}
