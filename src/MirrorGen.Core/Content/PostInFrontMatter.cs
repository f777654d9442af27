using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>A post or revision out of its front matter, ours or one written by hand: whatever is missing is told by the folder's name, or has a default.</summary>
internal sealed class PostInFrontMatter(Blog blog, NamesInFrontMatter names)
{
    private readonly TimeSpan _offset = blog.TimeZone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found.BaseUtcOffset : TimeSpan.Zero;

    /// <summary>Null for a draft.</summary>
    public Post? Post(string folder, Yaml front, Body body)
    {
        if (front["draft"].IsTrue)
        {
            return null;
        }

        var own = front[FrontMatter.WordPress];
        var type = own["type"].Text ?? folder.Split('/')[0] switch { "posts" => "post", "pages" => "page", var other => other };
        var published = front["date"].Time(_offset);
        var readable = front["slug"].Text ?? NameOf(folder);
        var slug = own["slug"].Text == readable ? readable : FrontMatter.SlugOf(readable);
        var secret = front["password_protected"].IsTrue;
        return new()
        {
            Type = type,
            Id = own["id"].Number ?? NamesInFrontMatter.Number(folder),
            Slug = slug,
            Permalink = HomeAddress.ReadPermalink(blog.Home, front["url"].Text ?? own["link"].Text) ?? Place(folder, type, slug, published),
            FormerPermalinks = [.. Former(front, own).Select(text => HomeAddress.ReadPermalink(blog.Home, text)).OfType<Permalink>()],
            Guid = own["guid"].Text ?? "",
            Title = PlainHtml.ToTitle(front["title"].Text, own["title_html"].Text),
            Excerpt = secret ? WordPress.Body.None : WordPress.Body.Html(PlainHtml.ToParagraphs(front["description"].Text, own["excerpt_html"].Text)),
            Body = secret ? Body.Empty : body,
            Published = published,
            Modified = front["lastmod"].Time(_offset),
            AuthorId = names.Author(front["author"].Text, own["author"].Number ?? 0),
            FeaturedMediaId = names.Image(front["image"].Text, own["image"].Number ?? 0),
            ParentId = own["parent"].Number ?? 0,
            MenuOrder = (int)Math.Clamp(front["weight"].Number ?? 0, int.MinValue, int.MaxValue),
            Sticky = own["sticky"].IsTrue,
            Format = own["format"].Text ?? "standard",
            TermIds = Terms(front, own["terms"]),
            PasswordProtected = secret,
            KeptFromPage = own["kept_from_page"].IsTrue,
            DeletedAt = front["deleted"].Time(_offset),
        };
    }

    /// <summary>Null for a file that names no revision.</summary>
    public Revision? Revision(Yaml front, Body body)
    {
        var own = front[FrontMatter.WordPress];
        return own["id"].Number is not { } id ? null : new()
        {
            Id = id,
            Origin = own["origin"].Text switch { "sync" => RevisionOrigin.Sync, "autosave" => RevisionOrigin.Autosave, _ => RevisionOrigin.WordPress },
            Captured = !own["not_captured"].IsTrue,
            AuthorId = names.Author(front["author"].Text, own["author"].Number ?? 0),
            Modified = front["date"].Time(_offset),
            Title = PlainHtml.ToTitle(front["title"].Text, own["title_html"].Text),
            Body = body,
        };
    }

    private static IEnumerable<string> Former(Yaml front, Yaml own) => front["aliases"].Exists ? front["aliases"].Texts : own["former"].Texts;

    private ImmutableSortedDictionary<string, ImmutableArray<long>> Terms(Yaml front, Yaml numbers)
    {
        var terms = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<long>>(StringComparer.Ordinal);
        var taxonomies = blog.Taxonomies.Select(taxonomy => taxonomy.Slug).Concat(["category", "post_tag"]).Concat(numbers.Members.Select(pair => pair.Key)).Distinct(StringComparer.Ordinal);
        foreach (var taxonomy in taxonomies)
        {
            var ids = numbers[taxonomy].Numbers.ToArray();
            ImmutableArray<long> meant = [.. FrontMatter.Key(taxonomy) is { } key ? names.Terms(taxonomy, [.. front[key].Texts], ids) : ids];
            if (!meant.IsEmpty)
            {
                terms[taxonomy] = meant;
            }
        }

        return terms.ToImmutable();
    }

    // posts/2026-01-02-a-walk was a-walk; a page's folder is its slug.
    private static string NameOf(string folder)
    {
        var name = folder[(folder.LastIndexOf('/') + 1)..];
        return name.Length > 11 && name[10] == '-' && DateOnly.TryParseExact(name[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? name[11..] : name;
    }

    private Permalink Place(string folder, string type, string slug, DateTimeOffset? published)
    {
        var path = (type, published) switch
        {
            ("post", { } date) => date.ToString("yyyy'/'MM'/'dd'/'", CultureInfo.InvariantCulture) + slug,
            ("post", null) => slug,
            ("page", _) => string.Join('/', folder.Split('/').Skip(1).SkipLast(1).Select(Uri.EscapeDataString).Append(slug)),
            _ => $"{Uri.EscapeDataString(type)}/{slug}",
        };
        return Permalink.Parse(new Uri(blog.Home, path + "/").AbsoluteUri);
    }
}
