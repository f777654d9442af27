using System.Collections.Immutable;
using System.Text.Json;
using MirrorGen.Content;
using MirrorGen.Conversion;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Content;

internal static class TestBlog
{
    public static readonly Uri Home = new("https://example.org/blog/");

    public static Blog Of(params Post[] posts) => new()
    {
        Home = Home,
        Title = "Quay",
        PostTypes =
        [
            new() { Slug = "page", Name = "Pages", Hierarchical = true },
            new() { Slug = "post", Name = "Posts", Taxonomies = ["category", "post_tag"] },
        ],
        Taxonomies = [new() { Slug = "category", Name = "Categories", PostTypes = ["post"] }],
        Terms = [Category(3, "News"), Category(4, "Boats")],
        Authors = [new() { Id = 1, Slug = "ann", Name = "Ann", Permalink = Permalink.Parse("https://example.org/blog/author/ann/") }],
        Posts = [.. posts.OrderBy(post => post.Type, StringComparer.Ordinal).ThenBy(post => post.Id)],
    };

    public static Term Category(long id, string name) => new() { Taxonomy = "category", Id = id, Slug = name.ToLowerInvariant(), Name = name, Permalink = Permalink.Parse($"https://example.org/blog/category/{name.ToLowerInvariant()}/") };

    public static Post Post(long id, string slug = "a-post", string html = "<p>Words.</p>", string type = "post") => new()
    {
        Type = type,
        Id = id,
        Slug = slug,
        Permalink = Permalink.Parse($"https://example.org/blog/{slug}/"),
        Title = $"Title {id}",
        Published = new DateTimeOffset(2024, 3, 1, 10, 0, 0, TimeSpan.FromHours(2)),
        AuthorId = 1,
        Body = Body.Html(html),
        TermIds = ImmutableSortedDictionary.Create<string, ImmutableArray<long>>(StringComparer.Ordinal).Add("category", [3]),
    };

    /// <summary>A blog as text that tells all there is, so that two blogs can be compared; bodies as the Markdown that they become.</summary>
    public static string Tell(Blog blog) => JsonSerializer.Serialize(blog with { Posts = [] }, Options) + string.Concat(blog.Posts.Select(Tell));

    /// <summary>What content/ promises to give back: HTML cleaned, bodies as Markdown, in our order.</summary>
    public static Blog Normal(Blog blog) => blog with
    {
        Posts = [.. blog.Posts.OrderBy(post => post.Type, StringComparer.Ordinal).ThenBy(post => post.Id).Select(Normal)],
        Terms = [.. blog.Terms.Select(term => term with { Description = PlainHtml.Blocks(term.Description) })],
        Authors = [.. blog.Authors.Select(author => author with { Description = PlainHtml.Blocks(author.Description) })],
        Attachments = [.. blog.Attachments.Select(attachment => attachment with { Caption = PlainHtml.Blocks(attachment.Caption), Description = PlainHtml.Blocks(attachment.Description) })],
        Comments = [.. blog.Comments.OrderBy(comment => comment.Id).Select(comment => comment with { Html = PlainHtml.Blocks(comment.Html) })],
    };

    private static JsonSerializerOptions Options { get; } = new(ContentJson.Document) { WriteIndented = true };

    private static Post Normal(Post post) => post with
    {
        Title = Title(post.Title),
        Excerpt = PlainHtml.OfParagraphs(post.Excerpt.Read()) is var (text, html) ? Body.Html(PlainHtml.ToParagraphs(text, html)) : Body.None,
        Revisions = [.. post.Revisions.Select(revision => revision with { Title = Title(revision.Title) })],
    };

    private static string Title(string html) => PlainHtml.OfTitle(html) is var (text, clean) ? PlainHtml.ToTitle(text, clean) : "";

    private static string Tell(Post post) => JsonSerializer.Serialize(
        new
        {
            post.Type,
            post.Id,
            post.Slug,
            post.Permalink,
            post.FormerPermalinks,
            post.Guid,
            post.Title,
            Excerpt = post.Excerpt.Read(),
            Body = Markdown(post.Body),
            post.Published,
            post.Modified,
            post.AuthorId,
            post.FeaturedMediaId,
            post.ParentId,
            post.MenuOrder,
            post.Sticky,
            post.Format,
            post.TermIds,
            post.PasswordProtected,
            post.DeletedAt,
            Revisions = post.Revisions.Select(revision => new { revision.Id, revision.Origin, revision.Captured, revision.AuthorId, revision.Modified, revision.Title, Body = Markdown(revision.Body) }),
        },
        Options);

    private static string Markdown(Body body) => body.Format == BodyFormat.Markdown ? body.Read() : HtmlToMarkdown.Convert(body.Read()).Markdown;
}
