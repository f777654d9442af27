using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using MirrorGen.Snapshots;

namespace MirrorGen.Verification;

/// <summary>
/// Nothing that was not public is in <c>content/</c> or <c>site/</c>: no unpublished or protected text, no e-mail or IP address of a commenter.
/// Judged by the captures themselves, not by what the reader of captures made of them, so that a mistake there is seen here.
/// </summary>
internal sealed class PrivacyCheck : ICheck
{
    private static readonly string[] SecretMembers = ["email", "author_email", "author_ip"];

    private static readonly SearchValues<string> PrivateMembers =
        SearchValues.Create(["\"email\":", "\"author_email\":", "\"author_ip\":", "\"ip\":", "\"author_user_agent\":", "\"user_agent\":", "\"password\":"], StringComparison.OrdinalIgnoreCase);

    public CheckResult Run(ExaminedMirror mirror, CancellationToken cancel)
    {
        const string Question = "Was everything that is not public kept out of content/ and site/?";
        var files = Texts(mirror.Folder.Content).Concat(Texts(mirror.Folder.Site));
        if (!files.Any())
        {
            return new("privacy", Question, "There is nothing to look at yet.", []) { Ran = false };
        }

        var findings = new ConcurrentBag<Finding>();
        var searched = 0;
        var hidden = 0;
        var secrets = new PrivateDetails();
        if (mirror.Snapshot is { } snapshot)
        {
            hidden = Unpublished(snapshot, mirror, findings, cancel);
            secrets = Secrets(snapshot, mirror.Home, cancel);
        }

        var options = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(files, options, file =>
        {
            Interlocked.Increment(ref searched);
            if (secrets.Count == 0 && !file.EndsWith(".json", StringComparison.Ordinal))
            {
                return;
            }

            var text = File.ReadAllText(file);
            var place = Path.GetRelativePath(mirror.Folder.Root, file).Replace('\\', '/');
            if (place.StartsWith("content/", StringComparison.Ordinal) && place.EndsWith(".json", StringComparison.Ordinal) && text.AsSpan().IndexOfAny(PrivateMembers) >= 0)
            {
                findings.Add(new(Severity.Damage, "private-member", place, "The file has a member for an e-mail address, an IP address or a password. Nothing of that kind belongs here."));
            }

            if (secrets.Count > 0 && secrets.AreIn(text))
            {
                // The detail itself is not repeated: the report may be published.
                findings.Add(new(Severity.Damage, "private-detail", place, "The file holds an e-mail or IP address that the blog shows to nobody."));
            }
        });
        return new(
            "privacy",
            Question,
            string.Create(CultureInfo.InvariantCulture, $"{searched:N0} files were searched for {hidden:N0} captured things that are not public and {secrets.Count:N0} private details{(findings.IsEmpty ? "; none of it is there" : "")}."),
            [.. findings.OrderBy(finding => finding.Where, StringComparer.Ordinal)]);
    }

    // What was captured with a login and is not published, and has a bundle all the same.
    private static int Unpublished(Snapshot snapshot, ExaminedMirror mirror, ConcurrentBag<Finding> findings, CancellationToken cancel)
    {
        var bundles = mirror.Content?.Bundles;
        var hidden = 0;
        var shown = new Dictionary<(string Type, long Id), bool>();
        foreach (var kind in snapshot.Kinds().Where(kind => kind.Family == "post" && kind != CaptureKind.Attachment))
        {
            foreach (var captured in snapshot.Objects(kind))
            {
                cancel.ThrowIfCancellationRequested();
                var (published, isProtected) = State(captured.Latest.Json);
                if (published && !isProtected)
                {
                    continue;
                }

                hidden++;
                _ = long.TryParse(captured.Latest.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id);
                if (bundles?.Find(kind.Type, id) is { } text && (!published || text.Read().Trim().Length > 0))
                {
                    shown[(kind.Type, id)] = published;
                }
            }
        }

        if (shown.Count > 0)
        {
            foreach (var (post, name) in mirror.NamesOf(shown.Keys.ToHashSet()))
            {
                findings.Add(new(Severity.Damage, "not-public", name, shown[post] ? "It is protected by a password, and its text is in content/." : "It is not published, and it is in content/."));
            }
        }

        return hidden;
    }

    private static (bool Published, bool Protected) State(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var post = document.RootElement;
            var status = post.TryGetProperty("status", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : "publish";
            var isProtected = post.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Object
                && content.TryGetProperty("protected", out var protection) && protection.ValueKind == JsonValueKind.True;
            return (status is "publish" or "inherit" or "closed", isProtected);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What can't be read was repaired or left out by the reader of captures, which says so.
            return (true, false);
        }
    }

    // E-mail and IP addresses that came with a login and stand in no text that the blog shows.
    private static PrivateDetails Secrets(Snapshot snapshot, Uri? home, CancellationToken cancel)
    {
        var secrets = new PrivateDetails();
        foreach (var kind in snapshot.Kinds().Where(kind => kind == CaptureKind.Comment || kind == CaptureKind.User))
        {
            foreach (var captured in snapshot.Objects(kind))
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var secret in captured.Versions.SelectMany(version => Details(version.Json)).Where(secret => IsSecret(secret, home)))
                {
                    secrets.Add(secret);
                }
            }
        }

        if (secrets.Count > 0)
        {
            foreach (var shown in snapshot.Kinds().Where(kind => kind.Family is "post" or "term" or "site").SelectMany(snapshot.Objects))
            {
                cancel.ThrowIfCancellationRequested();
                secrets.Show(Encoding.UTF8.GetString(shown.Latest.Json.Span));
            }
        }

        secrets.Settle();
        return secrets;
    }

    private static bool IsSecret(string detail, Uri? home) =>
        detail.Length >= 6 && !(IPAddress.TryParse(detail, out var address) && (IPAddress.IsLoopback(address) || detail == home?.Host));

    private static ImmutableArray<string> Details(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return
            [
                .. from name in SecretMembers
                   where document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                   select document.RootElement.GetProperty(name).GetString()!,
            ];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A damaged capture: nothing of it can be told apart, so nothing of it can be sought.
            return [];
        }
    }

    private static IEnumerable<string> Texts(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".md" or ".json" or ".html" or ".xml" or ".js")
            : [];
}
