using MirrorGen.Conversion;
using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Parts;

/// <summary>The text of each post in Markdown, beside its page: for readers who want to quote, keep or check it.</summary>
public sealed class SourceFiles : ISitePart
{
    public IEnumerable<SiteFile> Build(SiteContext site) =>
        from post in site.Blog.Posts
        where site.Addresses.Has(Place.Source(post))
        select SiteFile.Text(site.Addresses.Of(Place.Source(post)), () => $"# {PostViews.Title(post, site)}\n\n{Markdown(post.Body)}");

    private static string Markdown(Body body) => body.Format == BodyFormat.Markdown ? body.Read() : HtmlToMarkdown.Convert(body.Read()).Markdown;
}
