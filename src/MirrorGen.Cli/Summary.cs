using System.Globalization;
using MirrorGen.Verification;
using Spectre.Console;

namespace MirrorGen.Cli;

/// <summary>What a run came to, for people or for programs, and the exit code that follows.</summary>
internal static class Summary
{
    private const int ItemsShown = 3;

    public static int Tell(Report report, MirrorFolder folder, Terminal terminal)
    {
        if (terminal.Json)
        {
            terminal.Output.Write(ReportFiles.ToJson(report));
        }
        else
        {
            Print(report, folder, terminal);
        }

        return ExitCode.Of(report.Verdict);
    }

    private static void Print(Report report, MirrorFolder folder, Terminal terminal)
    {
        var console = terminal.Results;
        var (answer, because) = (report.Answer, report.Because);
        foreach (var group in report.Findings.Where(group => terminal.Verbose || group.Severity >= Severity.Loss).Reverse())
        {
            console.MarkupLineInterpolated($"[{Colour(group.Severity)}]{Word(group.Severity)}[/] {group.Title}: {Number(group.Count)}");
            foreach (var item in group.Items.Take(terminal.Verbose ? int.MaxValue : ItemsShown))
            {
                console.WriteLine(item.Where.Length == 0 ? $"  {item.Message}" : $"  {item.Where}: {item.Message}");
            }

            if (!terminal.Verbose && group.Count > ItemsShown)
            {
                console.WriteLine($"  ... and {Number(group.Count - ItemsShown)} more (--verbose shows all)");
            }

            if (group.Advice.Length > 0)
            {
                console.MarkupLineInterpolated($"  [grey]{group.Advice}[/]");
            }
        }

        if (Amounts(report) is { Count: > 0 } amounts)
        {
            console.WriteLine(string.Join(", ", amounts));
        }

        console.MarkupLineInterpolated($"Could the original disappear now? [{Colour(report.Verdict)}]{answer}[/] {because}");
        console.WriteLine($"Report: {folder.ReportHtml}");
        var home = Path.Combine(folder.Site, "index.html");
        if (File.Exists(home))
        {
            console.WriteLine($"Site:   {home}");
        }
    }

    // What readers know; WordPress's own plumbing (templates, patterns, settings) is in the report.
    private static List<string> Amounts(Report report)
    {
        var amounts = report.Counts
            .Where(count => count.Captured > 0 && count.Kind.StartsWith("post:wp_", StringComparison.Ordinal) is false && count.Kind.Split(':')[0] is "post" or "term" or "comment" or "user")
            .Select(count => $"{Number(count.Captured)} {count.Name}")
            .ToList();
        var revisions = report.Counts.Where(count => count.Kind.StartsWith("revision", StringComparison.Ordinal)).Sum(count => count.Captured);
        if (revisions > 0)
        {
            amounts.Add($"{Number(revisions)} Revisions");
        }

        return amounts;
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Word(Severity severity) => severity switch { Severity.Damage => "wrong:", Severity.Loss => "missing:", Severity.Warning => "odd:", _ => "note:" };

    private static string Colour(Severity severity) => severity switch { Severity.Damage => "red", Severity.Loss => "yellow", _ => "blue" };

    private static string Colour(Verdict verdict) => verdict switch { Verdict.Damaged => "red bold", Verdict.Losses => "yellow bold", Verdict.Complete => "green bold", _ => "blue bold" };
}
