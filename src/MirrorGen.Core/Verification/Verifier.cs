using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest;

namespace MirrorGen.Verification;

/// <summary>Runs every check over a mirror and says what follows from them.</summary>
public static class Verifier
{
    // What came first, is told first: from the blog's own counts to the last link. A new check is one line here.
    private static readonly ICheck[] Checks = [new CountCheck(), new FetchCheck(), new MediaCheck(), new ContentCheck(), new ConversionCheck(), new PrivacyCheck(), new LinkCheck()];

    public static string Tool { get; } =
        "MirrorGen " + typeof(Verifier).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <param name="folder">The mirror.</param>
    /// <param name="withSite">False leaves the site out: after a fetch it is older than the rest.</param>
    /// <param name="asked">What the blog said just now of how much it has; empty when it was not asked or did not answer.</param>
    /// <param name="progress">Told after each check.</param>
    /// <param name="time">The clock for <see cref="Report.CheckedAt"/>.</param>
    /// <param name="cancel">Ends the verification.</param>
    /// <exception cref="MirrorException">There is no mirror in the folder, or its snapshot can't be read.</exception>
    public static Report Verify(MirrorFolder folder, bool withSite, ImmutableArray<OriginTotal> asked, IProgress<StepProgress>? progress, TimeProvider time, CancellationToken cancel)
    {
        if (!File.Exists(folder.Snapshot) && !Directory.Exists(folder.Content) && !Directory.Exists(folder.Site))
        {
            throw new MirrorException(Obstacle.Usage, $"There is no mirror in '{folder.Root}'. Give the folder that holds content/ and site/, or make one: mirrorgen mirror URL");
        }

        using var snapshot = File.Exists(folder.Snapshot) ? Snapshot.Open(folder.Snapshot) : null;
        var blog = Identify(snapshot);
        var mirror = new ExaminedMirror(folder, snapshot, blog.Home, withSite) { Asked = asked };
        var results = new List<CheckResult>();
        foreach (var check in Checks)
        {
            progress?.Report(new("verify", results.Count, Checks.Length));
            results.Add(check.Run(mirror, cancel));
        }

        progress?.Report(new("verify", results.Count, Checks.Length));
        var findings = FindingTexts.Group(results.SelectMany(result => result.Findings));
        var verdict = VerdictOf(results);
        var (answer, because) = Answer(verdict, findings);
        return new Report
        {
            Verdict = verdict,
            Answer = answer,
            Because = because,
            Tool = Tool,
            CheckedAt = time.GetUtcNow(),
            Blog = blog,
            Counts = snapshot is null ? [] : Count(snapshot),
            Checks = [.. results.Select(result => new ReportedCheck(result.Name, result.Question, Outcome(result), result.Evidence))],
            Conversion = mirror.Content?.Account is { } account ? new(account.Texts, account.Blocks, account.BlocksInHtml) : null,
            Findings = findings,
        };
    }

    private static Verdict VerdictOf(List<CheckResult> results)
    {
        var worst = results.SelectMany(result => result.Findings).Select(finding => finding.Severity).DefaultIfEmpty(Severity.Note).Max();
        return worst switch
        {
            Severity.Damage => Verdict.Damaged,
            Severity.Loss => Verdict.Losses,
            _ => results.Exists(result => !result.Ran) ? Verdict.Unproven : Verdict.Complete,
        };
    }

    private static (string Answer, string Because) Answer(Verdict verdict, ImmutableArray<FindingGroup> findings)
    {
        var losses = findings.Where(group => group.Severity == Severity.Loss).Sum(group => group.Count);
        var damages = findings.Where(group => group.Severity == Severity.Damage).Sum(group => group.Count);
        return verdict switch
        {
            Verdict.Complete => ("Yes.", "Everything that the blog hands out is here, each file is what was sent, and every link in the mirror leads somewhere."),
            Verdict.Unproven => ("That can't be proven.", "Nothing is wrong with what is here, but not all of it could be compared with the original: the report says which check had nothing to compare."),
            Verdict.Losses => ("Not without loss.", losses == 1
                ? "One thing of the blog is not in the mirror; it is named with what to do about it. All the rest is safe."
                : string.Create(CultureInfo.InvariantCulture, $"{losses:N0} things of the blog are not in the mirror; they are named with what to do about each. All the rest is safe.")),
            Verdict.Damaged => ("No.", damages == 1
                ? "One thing in the mirror itself is wrong; it is named with what to do about it."
                : string.Create(CultureInfo.InvariantCulture, $"{damages:N0} things in the mirror itself are wrong; they are named with what to do about each.")),
            _ => throw new UnreachableException(),
        };
    }

    private static string Outcome(CheckResult result) =>
        result.Findings.Select(finding => finding.Severity).DefaultIfEmpty(Severity.Note).Max() switch
        {
            Severity.Damage => "failed",
            Severity.Loss => "losses",
            _ => result.Ran ? "passed" : "skipped",
        };

    private static ImmutableArray<ReportedCount> Count(Snapshot snapshot)
    {
        var totals = snapshot.Totals().ToDictionary(total => total.Kind);
        var names = Names(snapshot);
        return
        [
            .. from kind in snapshot.Kinds().Union(totals.Keys)
               where kind.Family is "post" or "term" or "comment" or "user" or "menu" or "menu-item" or "revision"
               let count = snapshot.Count(kind)
               let total = totals.GetValueOrDefault(kind)
               orderby Order(kind), kind.ToString() ascending
               select new ReportedCount(
                   kind.ToString(),
                   names.GetValueOrDefault(kind.ToString(), kind.ToString()),
                   total?.Total,
                   total?.Withheld ?? 0,
                   total?.Lost ?? 0,
                   count.Present,
                   count.Deleted),
        ];
    }

    private static int Order(CaptureKind kind) => kind switch
    {
        { Family: "post", Type: "post" } => 0,
        { Family: "post", Type: "page" } => 1,
        { Family: "post", Type: "attachment" } => 3,
        { Family: "post" } => 2,
        { Family: "comment" } => 4,
        { Family: "term" } => 5,
        _ => 6,
    };

    // The names that the blog gives its types and taxonomies, as its readers know them.
    private static Dictionary<string, string> Names(Snapshot snapshot)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["comment"] = "Comments",
            ["user"] = "Authors",
            ["menu"] = "Menus",
            ["menu-item"] = "Menu items",
            ["menu-location"] = "Menu places",
            ["settings"] = "Settings",
            ["post:attachment"] = "Media library",
        };
        foreach (var (kind, family) in new[] { (CaptureKind.PostType, "post"), (CaptureKind.Taxonomy, "term") })
        {
            foreach (var captured in snapshot.Objects(kind))
            {
                if (Text(captured.Latest.Json, "name") is { Length: > 0 } name)
                {
                    names.TryAdd($"{family}:{captured.Latest.Id}", name);
                    names.TryAdd($"revision:{captured.Latest.Id}", $"Revisions of {name}");
                }
            }
        }

        // WordPress's own types, for what was saved without the list of types; the blog's names for them come first.
        names.TryAdd("post:post", "Posts");
        names.TryAdd("post:page", "Pages");
        names.TryAdd("term:category", "Categories");
        names.TryAdd("term:post_tag", "Tags");
        return names;
    }

    private static ReportedBlog Identify(Snapshot? snapshot)
    {
        if (snapshot?.Objects(CaptureKind.Site).FirstOrDefault()?.Latest is not { } site)
        {
            return new("", null, null);
        }

        var home = Text(site.Json, "home") ?? Text(site.Json, "url");
        return new(
            System.Net.WebUtility.HtmlDecode(Text(site.Json, "name") ?? ""),
            Uri.TryCreate(home?.TrimEnd('/') + "/", UriKind.Absolute, out var url) ? url : null,
            snapshot.Runs().Select(run => run.FinishedAt ?? run.StartedAt).DefaultIfEmpty(site.TakenAt).Max());
    }

    private static string? Text(ReadOnlyMemory<byte> json, string member)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (JsonException e)
        {
            // A damaged capture: the report does without its name.
            Debug.WriteLine(e.Message);
            return null;
        }
    }
}
