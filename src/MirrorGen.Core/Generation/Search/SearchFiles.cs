using System.Collections.Immutable;
using MirrorGen.Conversion;
using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Search;

/// <summary>The search index over the posts of every type; see <see cref="SearchIndex"/>.</summary>
public sealed class SearchFiles : ISitePart
{
    public IEnumerable<SiteFile> Build(SiteContext site) =>
        // By ID, so that a new post comes last and moves no other.
        SearchIndex.Build(site.Blog.Posts.Where(post => site.Addresses.Has(Place.Of(post))).OrderBy(post => post.Id).Select(post => Document(post, site)));

    private static SearchDocument Document(Post post, SiteContext site) => new()
    {
        Page = site.Addresses.Of(Place.Of(post)),
        Title = PostViews.Title(post, site),
        Date = post.Type != "page" && post.Published is { } date ? site.Wording.Day(date) : "",
        Terms = Terms(post, site),
        ReadText = () => post.PasswordProtected ? "" : Text(post.Body),
    };

    private static ImmutableArray<string> Terms(Post post, SiteContext site)
    {
        var terms = from taxonomy in post.TermIds
                    from id in taxonomy.Value
                    select site.Term(taxonomy.Key, id)?.Name;
        return [.. terms.Append(site.Author(post.AuthorId)?.Name).OfType<string>()];
    }

    private static string Text(Body body) =>
        PlainText.Of(body.Format == BodyFormat.Markdown ? MarkdownToHtml.Render(body.Read()) : HtmlCleaner.Blocks(body.Read()));
}
