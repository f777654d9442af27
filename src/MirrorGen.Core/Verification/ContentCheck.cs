using System.Collections.Immutable;
using System.Globalization;

namespace MirrorGen.Verification;

/// <summary>Every public post, page and entry of a custom type has its Markdown and its page.</summary>
internal sealed class ContentCheck : ICheck
{
    public CheckResult Run(ExaminedMirror mirror, CancellationToken cancel)
    {
        const string Question = "Does every public post have its Markdown and its page?";
        if (mirror.Read is not { } read || mirror.Content is not { } content)
        {
            return new("content", Question, "There is no snapshot to compare the Markdown with.", []) { Ran = false };
        }

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

        // A page is missing only when there is a site at all; that there is none is another check's word.
        var pages = 0;
        if (mirror.Site is { } site && mirror.Addresses() is { } addresses)
        {
            foreach (var post in content.Posts.Where(post => post.Id != content.PostsPageId))
            {
                if (addresses.Find(post.Permalink.Url) is { } file && site.TryFind(file.Value, out var _))
                {
                    pages++;
                }
                else
                {
                    findings.Add(new(Severity.Damage, "page-missing", post.Permalink.ToString(), "content/ has it, the site has no page for it. Build the site again: mirrorgen build FOLDER"));
                }
            }
        }

        return new(
            "content",
            Question,
            string.Create(CultureInfo.InvariantCulture, $"{read.Blog.Posts.Length:N0} public posts of {read.Blog.PostTypes.Length:N0} types in the snapshot, {bundles.Count:N0} as Markdown, {pages:N0} pages at their old addresses."),
            findings.ToImmutable());
    }
}
