using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.WordPress;

namespace MirrorGen.Verification;

/// <summary>Every public post, page and entry of a custom type has its Markdown and its page.</summary>
internal sealed class ContentCheck : ICheck
{
    public CheckResult Run(ExaminedMirror mirror, CancellationToken cancel)
    {
        const string Question = "Does every public post have its Markdown and its page?";
        if (mirror.Snapshot is null || mirror.Content is not { } content)
        {
            return new("content", Question, "There is no snapshot to compare the Markdown with.", []) { Ran = false };
        }

        // Before the snapshot is read: so the addresses are forgotten again when a second blog needs the memory.
        var (pages, pageless) = Pages(mirror, content);
        var read = mirror.Read!;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        findings.AddRange(read.Findings);
        findings.AddRange(mirror.ContentFindings);
        var bundles = content.Posts.Select(post => (post.Type, post.Id)).ToHashSet();
        foreach (var post in read.Blog.Posts)
        {
            cancel.ThrowIfCancellationRequested();
            if (!bundles.Contains((post.Type, post.Id)))
            {
                findings.Add(new(Severity.Damage, "bundle-missing", post.Permalink.ToString(), "The snapshot has it, content/ does not. Run mirrorgen mirror again: it writes what is missing."));
            }
        }

        findings.AddRange(pageless);
        return new(
            "content",
            Question,
            string.Create(CultureInfo.InvariantCulture, $"{read.Blog.Posts.Length:N0} public posts of {read.Blog.PostTypes.Length:N0} types in the snapshot, {bundles.Count:N0} as Markdown, {pages:N0} pages at their old addresses."),
            findings.ToImmutable());
    }

    // A page is missing only when there is a site at all; that there is none is another check's word.
    private static (int Pages, ImmutableArray<Finding> Missing) Pages(ExaminedMirror mirror, Blog content)
    {
        if (mirror.Site is not { } site || mirror.Addresses() is not { } addresses)
        {
            return (0, []);
        }

        var pages = 0;
        var missing = ImmutableArray.CreateBuilder<Finding>();
        foreach (var post in content.Posts.Where(post => post.Id != content.PostsPageId))
        {
            if (addresses.Find(post.Permalink.Url) is { } file && site.TryFind(file.Value, out var _))
            {
                pages++;
            }
            else
            {
                missing.Add(new(Severity.Damage, "page-missing", post.Permalink.ToString(), "content/ has it, the site has no page for it. Build the site again: mirrorgen build FOLDER"));
            }
        }

        return (pages, missing.ToImmutable());
    }
}
