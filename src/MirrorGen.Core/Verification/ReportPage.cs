using System.Globalization;
using HandlebarsDotNet;

namespace MirrorGen.Verification;

/// <summary>The report as a page for people: stands alone, loads nothing, works years later.</summary>
internal static class ReportPage
{
    private const int ItemsShown = 200;

    private static readonly Lazy<HandlebarsTemplate<object, object>> Template = new(() =>
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("verification/report.hbs")!;
        using var reader = new StreamReader(stream);
        return Handlebars.Create().Compile(reader.ReadToEnd());
    });

    public static string Render(Report report)
    {
        return Template.Value(new
        {
            title = report.Blog.Title.Length > 0 ? report.Blog.Title : report.Blog.Home?.Host ?? "A mirror",
            home = report.Blog.Home?.ToString(),
            capturedAt = report.Blog.CapturedAt is { } at ? at.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture) : null,
            capturedOn = report.Blog.CapturedAt is { } on ? Day(on) : null,
            verdict = report.Verdict.ToString().ToLowerInvariant(),
            answer = report.Answer,
            because = report.Because,
            checks = report.Checks.Select(check => new { question = check.Question, outcome = check.Outcome, evidence = check.Evidence, sign = Sign(check.Outcome), word = Word(check.Outcome) }).ToArray(),
            counts = report.Counts.Select(count => new
            {
                name = count.Name,
                origin = count.Origin is { } origin ? Number(origin) : "–",
                withheld = Some(count.Withheld),
                lost = Some(count.Lost),
                anyLost = count.Lost > 0,
                captured = Number(count.Captured),
                deleted = Some(count.Deleted),
            }).ToArray(),
            findingsTitle = report.Findings.Any(group => group.Severity >= Severity.Loss) ? "What is missing or wrong, and what to do" : "Worth knowing",
            groups = report.Findings.Select(group => new
            {
                severity = Word(group.Severity),
                style = Style(group.Severity),
                open = group.Severity >= Severity.Loss,
                title = group.Title,
                advice = group.Advice,
                count = Number(group.Count),
                items = group.Items.Take(ItemsShown).Select(item => new { where = item.Where, message = item.Message }).ToArray(),
                more = group.Items.Length > ItemsShown ? Number(group.Items.Length - ItemsShown) : null,
            }).ToArray(),
            steps = report.Steps.Select(step => new { name = step.Name, seconds = step.Seconds.ToString("0.0", CultureInfo.InvariantCulture) }).ToArray(),
            checkedAt = report.CheckedAt.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
            checkedOn = Day(report.CheckedAt),
            tool = report.Tool,
            hasSite = report.Checks.Any(check => check is { Name: "links", Outcome: not "skipped" }),
        });
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Some(long number) => number == 0 ? "–" : Number(number);

    private static string Day(DateTimeOffset time) => time.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Sign(string outcome) => outcome switch { "passed" => "✓", "losses" => "!", "failed" => "✗", _ => "–" };

    private static string Word(string outcome) => outcome switch { "passed" => "Yes", "losses" => "Not all", "failed" => "No", _ => "Not checked" };

    private static string Word(Severity severity) => severity switch { Severity.Damage => "Wrong", Severity.Loss => "Missing", Severity.Warning => "Odd", _ => "Note" };

    private static string Style(Severity severity) => severity switch { Severity.Damage => "failed", Severity.Loss => "losses", _ => "skipped" };
}
