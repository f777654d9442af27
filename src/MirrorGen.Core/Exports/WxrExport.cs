using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using MirrorGen.WordPress;

namespace MirrorGen.Exports;

/// <summary>
/// The blog as WordPress eXtended RSS 1.2, which every WordPress imports (Tools › Import › WordPress): the way back, should the archive become a
/// blog again. Written post by post, so that a blog of any size fits into memory.
/// </summary>
/// <param name="blog">What is exported.</param>
/// <param name="html">The HTML of a text, however it is kept.</param>
public sealed class WxrExport(Blog blog, Func<Body, string> html)
{
    private readonly WxrNodes _nodes = new(blog);

    /// <summary>Writes the whole file; the stream stays open.</summary>
    /// <returns>What an importing WordPress will not have.</returns>
    public ImmutableArray<Finding> Write(Stream stream, CancellationToken cancel)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.None, CheckCharacters = false, CloseOutput = false });
        xml.WriteStartDocument();
        xml.WriteComment(" WordPress eXtended RSS, made by MirrorGen out of an archive. Tools > Import > WordPress reads it. ");
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        foreach (var (prefix, space) in WxrNodes.Spaces)
        {
            xml.WriteAttributeString("xmlns", prefix, null, space.NamespaceName);
        }

        xml.WriteStartElement("channel");
        foreach (var element in _nodes.Channel().Concat(Items(cancel)))
        {
            element.WriteTo(xml);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
        return [.. Findings()];
    }

    private IEnumerable<XElement> Items(CancellationToken cancel)
    {
        // Attachments first: a post that shows one finds it there.
        foreach (var attachment in blog.Attachments.Where(attachment => attachment.Source is not null))
        {
            cancel.ThrowIfCancellationRequested();
            yield return _nodes.Item(attachment, Comments(attachment.Id));
        }

        foreach (var post in blog.Posts.Where(post => !post.PasswordProtected))
        {
            cancel.ThrowIfCancellationRequested();
            yield return _nodes.Item(post, html(post.Body), Comments(post.Id));
        }

        foreach (var item in _nodes.MenuItems())
        {
            yield return item;
        }
    }

    private IEnumerable<Comment> Comments(long postId) => blog.Comments.Of(postId).Where(comment => comment.DeletedAt is null);

    private IEnumerable<Finding> Findings()
    {
        var locked = blog.Posts.Count(post => post.PasswordProtected);
        if (locked > 0)
        {
            yield return new(Severity.Warning, "export-protected-left-out", "export", string.Create(CultureInfo.InvariantCulture, $"{locked} posts are protected by a password, so the mirror has no text of them; they are left out."));
        }

        var deleted = blog.Posts.Count(post => post.DeletedAt is not null && !post.PasswordProtected);
        if (deleted > 0)
        {
            yield return new(Severity.Note, "export-deleted-as-draft", "export", string.Create(CultureInfo.InvariantCulture, $"{deleted} posts had been deleted from the blog; they come back as drafts."));
        }

        var revisions = blog.Posts.Sum(post => post.Revisions.Count(revision => revision.Captured));
        if (revisions > 0)
        {
            yield return new(Severity.Note, "export-without-revisions", "export", string.Create(CultureInfo.InvariantCulture, $"{revisions} earlier versions of posts stay in the mirror: WordPress's import takes none."));
        }
    }
}
