using System.Collections.Immutable;
using MirrorGen.Generation.OldAddresses;
using MirrorGen.Generation.Feeds;
using MirrorGen.Generation.Parts;
using MirrorGen.Generation.Search;
using MirrorGen.Generation.Templates;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>A blog to the files of its site. Pure: the same blog, theme and options give the same bytes, and nothing is written.</summary>
public static class SiteBuilder
{
    /// <summary>The files, streamed: each is rendered when the caller asks for its content. Media are not among them.</summary>
    public static IEnumerable<SiteFile> Build(Blog blog, Theme theme, SiteOptions options)
    {
        var site = new SiteContext(blog, HandlebarsTemplates.Of(theme, blog.Language), options);
        // A new part of the site is one class and one line here.
        ImmutableArray<ISitePart> parts =
        [
            new ArchivePages(),
            new SinglePages(),
            new SourceFiles(),
            new AttachmentPages(),
            new CommentPages(),
            new RevisionPages(),
            new IndexPages(),
            new AboutMirror(),
            new CapturedDay(),
            new FeedFiles(),
            new Sitemap(),
            new NotFoundPage(),
            new AddressScripts(),
            new ServerRules(),
            new SearchPage(),
            new SearchFiles(),
            new ThemeFiles(theme),
        ];
        return parts.SelectMany(part => part.Build(site));
    }
}
