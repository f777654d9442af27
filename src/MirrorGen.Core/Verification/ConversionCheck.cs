using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using MirrorGen.Conversion;
using MirrorGen.WordPress;

namespace MirrorGen.Verification;

/// <summary>
/// Every word that the blog sent stands in the Markdown on the disk. The conversion proved each text when it wrote it; this looks again at
/// what lies there now, from the captured HTML to the HTML that the Markdown gives. Texts that a person has edited are theirs, and left out.
/// </summary>
internal sealed partial class ConversionCheck : ICheck
{
    private const int WordsShown = 8;

    public CheckResult Run(ExaminedMirror mirror, CancellationToken cancel)
    {
        const string Question = "Is every word still there, now that the texts are Markdown?";
        if (mirror.Content is not { } content)
        {
            return new("conversion", Question, "There is no Markdown yet.", []) { Ran = false };
        }

        var account = content.Account;
        var findings = new ConcurrentBag<Finding>(account.Findings);
        if (mirror.Read is not { } read)
        {
            return new("conversion", Question, "There is no snapshot to compare the texts with.", [.. findings]) { Ran = false };
        }

        var compared = 0;
        var options = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(read.Blog.Posts.Where(post => !account.Edited.Contains((post.Type, post.Id))), options, post =>
        {
            if (content.Bundles.Find(post.Type, post.Id) is { } body)
            {
                Interlocked.Increment(ref compared);
                if (Compare(post, body) is { } finding)
                {
                    findings.Add(finding);
                }
            }
        });
        mirror.ForgetRead();
        return new(
            "conversion",
            Question,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{compared:N0} texts were compared word by word with what the blog sent, {account.Edited.Count:N0} were edited by hand since. Of {account.Blocks:N0} blocks {account.BlocksInHtml:N0} stayed HTML ({ReportedConversion.Share(account.BlocksInHtml, account.Blocks)} %), so that nothing was lost."),
            [.. findings.OrderBy(finding => finding.Where, StringComparer.Ordinal)]);
    }

    private static Finding? Compare(Post post, Body markdown)
    {
        var sent = Words(post.Body.Format == BodyFormat.Html ? post.Body.Read() : MarkdownToHtml.Render(post.Body.Read()));
        foreach (var (word, count) in Words(MarkdownToHtml.Render(markdown.Read())))
        {
            sent[word] = sent.GetValueOrDefault(word) - count;
        }

        var missing = sent.Where(word => word.Value > 0).Select(word => word.Key).Order(StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? null
            : new(
                Severity.Loss,
                "words-missing",
                post.Permalink.ToString(),
                string.Create(CultureInfo.InvariantCulture, $"{missing.Count:N0} words of the blog's text are not in its Markdown: {string.Join(' ', missing.Take(WordsShown))}{(missing.Count > WordsShown ? " …" : "")}"));
    }

    private static Dictionary<string, int> Words(string html)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in NoteMarks().Replace(HtmlCleaner.Text(html), "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            words[word] = words.GetValueOrDefault(word) + 1;
        }

        return words;
    }

    // The numbers of footnotes (also stuck to a word: "gale1", "way[3]") and the arrows back are made afresh by whatever renders them.
    [GeneratedRegex(@"(?<=\p{L}|^|\s)\[\d+\]|(?<=\p{L})\d+(?![\p{L}\d])|[\u21A9\u2191\u2934\uFE0E\uFE0F]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex NoteMarks();
}
