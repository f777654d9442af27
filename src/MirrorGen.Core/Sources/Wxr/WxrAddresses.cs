using System.Globalization;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Wxr;

/// <summary>Where the archives stood: an export names the address of each post, and of no category, tag or author. They are WordPress's defaults, in the style of the posts' own.</summary>
internal sealed class WxrAddresses(WxrBlog blog)
{
    private const int DeepestNesting = 20;

    private readonly string _home = blog.Home.TrimEnd('/') + "/";

    public string Term(WxrTerm term)
    {
        if (!blog.PrettyPermalinks)
        {
            return term.Taxonomy switch
            {
                "category" => string.Create(CultureInfo.InvariantCulture, $"{_home}?cat={term.Id}"),
                "post_tag" => $"{_home}?tag={term.Slug}",
                var taxonomy => $"{_home}?{taxonomy}={term.Slug}",
            };
        }

        var path = new List<string> { term.Slug };
        for (var above = blog.Term(term.Taxonomy, term.Parent); above is not null && path.Count < DeepestNesting; above = blog.Term(above.Taxonomy, above.Parent))
        {
            path.Insert(0, above.Slug);
        }

        return $"{Base}{term.Taxonomy switch { "post_tag" => "tag", var taxonomy => taxonomy }}/{string.Join('/', path)}/";
    }

    public string Author(WxrAuthor author) => blog.PrettyPermalinks ? $"{Base}author/{author.Slug}/" : string.Create(CultureInfo.InvariantCulture, $"{_home}?author={author.Id}");

    public string Archive(string type) => blog.PrettyPermalinks ? $"{Base}{type}/" : $"{_home}?post_type={type}";

    /// <summary>The addresses that a post had before its slug was changed, which WordPress itself still redirects from.</summary>
    public static IEnumerable<string> Former(string link, string slug, IEnumerable<string> oldSlugs)
    {
        var at = slug.Length == 0 ? -1 : link.LastIndexOf("/" + slug, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? [] : oldSlugs.Where(old => old.Length > 0 && old != slug).Select(old => link[..(at + 1)] + old + link[(at + 1 + slug.Length)..]).Where(address => Permalink.TryCreate(address, out _));
    }

    private string Base => _home + (blog.IndexPhp ? "index.php/" : "");
}
