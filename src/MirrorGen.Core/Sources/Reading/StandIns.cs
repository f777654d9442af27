using System.Globalization;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// Names for what is known by its number alone, as in a post saved without its blog: a category keeps its posts together even when nobody knows
/// what it was called.
/// </summary>
internal static class StandIns
{
    public static void Add(Uri home, List<Post> posts, List<Term> terms, List<Author> authors, List<Finding> findings)
    {
        var bases = new Uri(home, posts.Exists(post => post.Permalink.Url.AbsolutePath.Contains("/index.php/", StringComparison.Ordinal)) ? "index.php/" : "");
        var known = terms.Select(term => (term.Taxonomy, term.Id)).ToHashSet();
        foreach (var (taxonomy, id) in posts.SelectMany(post => post.TermIds.SelectMany(pair => pair.Value.Select(id => (pair.Key, id)))).Distinct().Order().Where(known.Add).ToArray())
        {
            var (path, name) = taxonomy switch { "category" => ("category", "Category"), "post_tag" => ("tag", "Tag"), _ => (taxonomy, taxonomy) };
            var slug = string.Create(CultureInfo.InvariantCulture, $"{path}-{id}");
            terms.Add(new()
            {
                Taxonomy = taxonomy,
                Id = id,
                Slug = slug,
                Name = string.Create(CultureInfo.InvariantCulture, $"{name} {id}"),
                Permalink = Address(bases, $"{path}/{slug}/"),
            });
            findings.Add(new(Severity.Warning, "term-known-by-number", $"{taxonomy} {id}", $"Posts name it by its number alone, so its name and address are stand-ins ({name} {id})."));
        }

        // Where some authors were listed, one who was not is gone from the blog, and WordPress shows no name either.
        if (authors.Count > 0)
        {
            return;
        }

        foreach (var id in posts.Select(post => post.AuthorId).Where(id => id > 0).Distinct().Order())
        {
            var slug = string.Create(CultureInfo.InvariantCulture, $"author-{id}");
            authors.Add(new() { Id = id, Slug = slug, Name = string.Create(CultureInfo.InvariantCulture, $"Author {id}"), Permalink = Address(bases, $"author/{slug}/") });
            findings.Add(new(Severity.Warning, "author-known-by-number", $"author {id}", $"The blog does not tell who its authors are, so the name and address are stand-ins (Author {id})."));
        }
    }

    /// <summary>Names the pictures of posts that came without a media library.</summary>
    public static void NamePictures(List<Post> posts, LaidList<Attachment> attachments, List<Finding> findings)
    {
        var ids = posts.Select(post => post.FeaturedMediaId).Where(id => id > 0).Distinct().Order().ToArray();
        if (attachments.Count == 0 && ids.Length > 0)
        {
            const int Most = 10;
            var named = string.Join(", ", ids.Take(Most).Select(id => id.ToString(CultureInfo.InvariantCulture))) + (ids.Length > Most ? ", …" : "");
            findings.Add(new(Severity.Warning, "image-known-by-number", "featured images", $"Posts name their featured images by number alone (attachment {named}): neither the address nor the file is in what was captured."));
        }
    }

    private static Permalink? Address(Uri bases, string path) => Permalink.TryCreate(new Uri(bases, path).AbsoluteUri, out var permalink) ? permalink : null;
}
