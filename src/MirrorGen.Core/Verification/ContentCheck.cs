using System.Collections.Immutable;
using System.Globalization;

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

        var read = mirror.Read!;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        findings.AddRange(read.Findings);
        findings.AddRange(content.Findings);
        foreach (var post in read.Blog.Posts)
        {
            cancel.ThrowIfCancellationRequested();
            if (!content.Bundles.Has(post.Type, post.Id))
            {
                findings.Add(new(Severity.Damage, "bundle-missing", post.Permalink.ToString(), "The snapshot has it, content/ does not. Run mirrorgen mirror again: it writes what is missing."));
            }
        }

        findings.AddRange(content.Pageless.Select(permalink =>
            new Finding(Severity.Damage, "page-missing", permalink.ToString(), "content/ has it, the site has no page for it. Build the site again: mirrorgen build FOLDER")));
        return new(
            "content",
            Question,
            string.Create(CultureInfo.InvariantCulture, $"{read.Blog.Posts.Length:N0} public posts of {read.Blog.PostTypes.Length:N0} types in the snapshot, {content.Bundles.Count:N0} as Markdown, {content.Pages:N0} pages at their old addresses."),
            findings.ToImmutable());
    }
}
