using System.Collections.Immutable;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Views;

namespace MirrorGen.Generation.Parts;

/// <summary>“About this mirror”: where it comes from, when, and what it holds.</summary>
public sealed class AboutMirror : ISitePart
{
    public IEnumerable<SiteFile> Build(SiteContext site)
    {
        yield return site.Page(Place.Own(OwnFiles.About), ["about"], here => new AboutPage(here.View(), here.Frame("about", here.Site.Wording.Say("About this mirror")), Counts(site)));
    }

    private static ImmutableArray<CountView> Counts(SiteContext site)
    {
        var blog = site.Blog;
        IEnumerable<CountView> counts =
        [
            .. blog.PostTypes.Select(type => new CountView(type.Name, blog.Posts.Count(post => post.Type == type.Slug))),
            .. blog.Taxonomies.Select(taxonomy => new CountView(taxonomy.Name, blog.Terms.Count(term => term.Taxonomy == taxonomy.Slug))),
            new(site.Wording.Say("Authors"), blog.Authors.Length),
            new(site.Wording.Say("Comments"), blog.Comments.Count),
            new(site.Wording.Say("Earlier versions of posts"), blog.Posts.Sum(post => post.Revisions.Count(revision => revision.Captured))),
            new(site.Wording.Say("Entries of the media library"), blog.Attachments.Count),
            new(site.Wording.Say("Files of media"), blog.MediaFiles.Select(file => file.Path).Distinct().Count()),
        ];
        return [.. counts.Where(count => count.Count > 0)];
    }
}
