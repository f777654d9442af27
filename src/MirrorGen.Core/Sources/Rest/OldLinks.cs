using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest.Http;
using MirrorGen.WordPress;
using Capture = MirrorGen.Snapshots.Capture;

namespace MirrorGen.Sources.Rest;

/// <summary>
/// Asks the blog where those of its own links lead that no object has as its address. Texts link to what a post was called before its slug
/// or the permalinks changed; WordPress redirects from there, but keeps the old slugs to itself: the API does not tell them. Each address is
/// asked once, and what came of it is kept as <c>redirect</c>, so that an unchanged blog costs no request.
/// </summary>
internal sealed partial class OldLinks(Origin origin, Snapshot snapshot, FetchOptions options, FetchLog log, Uri home)
{
    private const string ScannedUpTo = "links-scanned-up-to-version";

    // In one run: a blog that lost its permalinks may link to nothing else, and the next run goes on.
    private const int MostAsked = 300;

    // What WordPress answers by itself and what no reader goes to.
    private static readonly string[] NotPages = ["wp-admin", "wp-login.php", "wp-json", "wp-content", "wp-includes", "xmlrpc.php", "wp-signup.php", "wp-cron.php", "feed", "embed", "trackback"];

    public async Task RunAsync(CancellationToken cancel)
    {
        var scanned = long.TryParse(snapshot.Fact(ScannedUpTo), CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (snapshot.NewestVersion() == scanned || origin.Walled)
        {
            return;
        }

        var known = KnownAddresses.Of(snapshot, home);
        var asked = snapshot.States(CaptureKind.Redirect);
        var unknown = LinksAfter(scanned, cancel)
            .Where(link => !known.Has(link) && !asked.ContainsKey(link.AbsoluteUri))
            .DistinctBy(link => link.AbsoluteUri)
            .Take(MostAsked + 1)
            .ToList();
        var (done, settled) = (0, unknown.Count <= MostAsked);
        await Parallel.ForEachAsync(unknown.Take(MostAsked), new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancel }, async (link, token) =>
        {
            if (!await AskAsync(link, known, token))
            {
                Volatile.Write(ref settled, false);
            }

            log.Progress("old links", Interlocked.Increment(ref done), Math.Min(unknown.Count, MostAsked));
        });
        if (settled)
        {
            // What was kept here counts as looked at, too.
            snapshot.KeepFact(ScannedUpTo, snapshot.NewestVersion().ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <returns>Whether the blog said something that lasts: that it leads elsewhere, that it is there, that it is not.</returns>
    private async Task<bool> AskAsync(Uri link, KnownAddresses known, CancellationToken cancel)
    {
        var answer = await origin.GetAsync(link, Expect.Html, withLogin: false, cancel);
        var gone = answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone;
        if (!answer.Ok && !gone)
        {
            return false;
        }

        var to = answer.Ok && answer.Url != link && known.Has(answer.Url) ? answer.Url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) : null;
        snapshot.Keep(new Capture
        {
            Kind = CaptureKind.Redirect,
            Id = link.AbsoluteUri,
            Url = link,
            Json = Encoding.UTF8.GetBytes(new JsonObject { ["from"] = link.AbsoluteUri, ["to"] = to, ["status"] = (int)answer.Status }.ToJsonString()),
            TakenAt = options.Clock.GetUtcNow(),
        });
        return true;
    }

    private IEnumerable<Uri> LinksAfter(long version, CancellationToken cancel)
    {
        foreach (var capture in snapshot.VersionsAfter(version).Where(capture => capture.Kind.Family is "post" or "term" or "comment" or "menu-item"))
        {
            cancel.ThrowIfCancellationRequested();
            var page = Uri.TryCreate(JsonBody.Text(capture.Json, "link"), UriKind.Absolute, out var link) ? link : home;
            foreach (var address in Texts(capture.Json).SelectMany(Addresses))
            {
                if (Uri.TryCreate(page, address, out var url) && MediaAddress.IsOwn(url, home) && IsPage(url))
                {
                    yield return new UriBuilder(url) { Scheme = home.Scheme, Host = home.Host, Port = home.Port, Fragment = "", UserName = "", Password = "" }.Uri;
                }
            }
        }
    }

    // A query asks WordPress for something made at the moment; ?p= and its like the mirror answers from its own table.
    private bool IsPage(Uri url) =>
        url.Query.Length == 0
        && url.AbsoluteUri.Length < 1000
        && url.AbsolutePath.StartsWith(home.AbsolutePath, StringComparison.Ordinal)
        && !MediaAddress.IsFile(url)
        && url.AbsolutePath != home.AbsolutePath + "index.php"
        && !url.AbsolutePath[home.AbsolutePath.Length..].Split('/').Any(segment => NotPages.Contains(segment, StringComparer.OrdinalIgnoreCase) || segment.StartsWith("comment-page-", StringComparison.Ordinal));

    private static List<string> Texts(ReadOnlyMemory<byte> json)
    {
        var texts = new List<string>();
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = 512 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("_links"))
                {
                    reader.Skip();
                }
                else if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.IndexOf("href"u8) >= 0)
                {
                    texts.Add(reader.GetString()!);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A damaged capture shows what it shows up to there; what damaged it is named where it is read.
            return texts;
        }

        return texts;
    }

    // These are questions to ask, not the text itself: no need to parse the page for them.
    private static IEnumerable<string> Addresses(string html) => Href().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value).Trim()).Where(address => address.Length > 0 && address[0] != '#');

    [GeneratedRegex("""href\s*=\s*(?<quote>["'])(?<address>[^"'<>]*)\k<quote>""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Href();
}
