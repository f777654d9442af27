using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>Posts that their authors divided into pages with WordPress's <c>&lt;!--nextpage--&gt;</c>.</summary>
internal static partial class DividedText
{
    /// <summary>The pages of each post that has more than one. Reads every text once, several at a time.</summary>
    public static FrozenDictionary<long, int> CountPages(ImmutableArray<Post> posts) =>
        posts.AsParallel()
            .Select(post => (post.Id, Count: Divide(post.Body.Read()).Length))
            .Where(post => post.Count > 1)
            .ToArray()
            .DistinctBy(post => post.Id)
            .ToFrozenDictionary(post => post.Id, post => post.Count);

    /// <summary>The pages of a text, at least one.</summary>
    public static string[] Divide(string text) =>
        text.Contains("nextpage", StringComparison.Ordinal) ? NextPage().Split(text) : [text];

    [GeneratedRegex(@"(?:<!--\s*wp:nextpage\s*-->\s*)?<!--\s*nextpage\s*-->(?:\s*<!--\s*/wp:nextpage\s*-->)?", RegexOptions.CultureInvariant)]
    private static partial Regex NextPage();
}
