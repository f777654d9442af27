using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;
using MirrorGen.Sources.Rest.Http;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Rest;

/// <summary>
/// Keeps public pages of which the API says nothing: a post type or taxonomy that a plugin registered without <c>show_in_rest</c>. The blog's own sitemap
/// names them to every search engine. Their HTML is kept as it was sent, and read later by <see cref="ShownPage"/>.
/// </summary>
internal sealed class HiddenPages(Origin origin, Snapshot snapshot, FetchOptions options, FetchLog log, Uri home)
{
    // In one run: each costs the blog a whole page. The next run goes on.
    private const int MostPages = 1_000;
    private const int MostFurther = 200;
    private const int Named = 5;

    private int _asked;

    public async Task RunAsync(CancellationToken cancel)
    {
        // Who names the types to fetch wants those.
        if (!options.Include.IsDefaultOrEmpty || origin.Walled)
        {
            return;
        }

        var known = KnownAddresses.Of(snapshot, home);
        var memory = SitemapMemory.Of(snapshot, options.Clock.GetUtcNow());
        var sitemap = new BlogSitemap(origin, options, log, home);
        var hidden = (await sitemap.ReadAsync(memory, url => IsPage(url) && !known.Has(url), cancel)).DistinctBy(entry => entry.Url.AbsoluteUri).ToList();
        var kept = snapshot.Objects(CaptureKind.Page).Where(page => IsAddress(page.Latest.Id)).ToDictionary(page => page.Latest.Id, page => (page.Latest.TakenAt, page.DeletedAt), StringComparer.Ordinal);
        var due = hidden.Where(entry => !kept.TryGetValue(entry.Url.AbsoluteUri, out var state) || state.DeletedAt is not null || entry.Modified is null || entry.Modified > state.TakenAt)
            .OrderBy(entry => kept.ContainsKey(entry.Url.AbsoluteUri)).Select(entry => entry.Url).ToList();
        var pages = new ConcurrentBag<Uri>();
        await Parallel.ForEachAsync(due.Take(MostPages), new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancel }, async (url, token) =>
        {
            await KeepAsync(url, known, pages, token);
            log.Progress("pages outside of the API", Interlocked.Increment(ref _asked), Math.Min(due.Count, MostPages));
        });
        await ForgetAsync(kept.Where(page => page.Value.DeletedAt is null).Select(page => new Uri(page.Key)).Where(page => !known.Has(page) && hidden.TrueForAll(entry => entry.Url != page) && !pages.Contains(page)), sitemap.IsThere, cancel);
        sitemap.Remember(memory)?.Keep(snapshot);
        Tell(hidden.Count, due.Count);
    }

    /// <summary>The page, and, of a list in several pages, the further ones.</summary>
    private async Task KeepAsync(Uri url, KnownAddresses known, ConcurrentBag<Uri> pages, CancellationToken cancel)
    {
        var next = url;
        for (var further = 0; next is not null && further <= MostFurther; further++)
        {
            var answer = await origin.GetAsync(next, Expect.Html, withLogin: false, cancel);
            // What redirects to a page that is known has no text of its own.
            if (!answer.Ok || answer.ContentType is not ("text/html" or "application/xhtml+xml") || answer.Url != next || known.Has(answer.Url))
            {
                return;
            }

            var shown = ShownPage.Read(next, answer.Body);
            if (shown.Type is { } type && options.Exclude.Contains(type))
            {
                return;
            }

            log.Count(snapshot.Keep(new Capture { Kind = CaptureKind.Page, Id = next.AbsoluteUri, Url = next, Json = answer.Body, TakenAt = options.Clock.GetUtcNow() }));
            pages.Add(next);
            next = shown.Next is { } after && MediaAddress.IsOwn(after, home) && after.AbsolutePath.StartsWith(url.AbsolutePath, StringComparison.Ordinal) && !pages.Contains(after) ? after : null;
        }
    }

    // What the sitemap names no longer is gone only when the blog says so.
    private async Task ForgetAsync(IEnumerable<Uri> unlisted, bool hasSitemap, CancellationToken cancel)
    {
        if (!hasSitemap)
        {
            return;
        }

        foreach (var page in unlisted.Take(MostPages).ToList())
        {
            var answer = await origin.GetAsync(page, Expect.Html, withLogin: false, cancel);
            if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            {
                log.Count(default, snapshot.MarkDeleted(CaptureKind.Page, [page.AbsoluteUri], options.Clock.GetUtcNow()));
            }
        }
    }

    private void Tell(int hidden, int due)
    {
        if (due > MostPages)
        {
            log.Find(Severity.Loss, "pages-left", home.AbsoluteUri, string.Create(
                CultureInfo.InvariantCulture, $"The blog's sitemap names {hidden:N0} pages of which its API says nothing. One run keeps {MostPages:N0} of them: run the same command again for the rest."));
        }

        var kept = snapshot.Objects(CaptureKind.Page).Where(page => IsAddress(page.Latest.Id) && page.DeletedAt is null).Select(page => page.Latest.Id).ToList();
        if (kept.Count > 0)
        {
            log.Find(Severity.Note, "kept-from-page", home.AbsoluteUri, string.Create(
                CultureInfo.InvariantCulture,
                $"{kept.Count:N0} pages that the API does not show were found by the blog's sitemap and kept from their HTML: their texts, with the comments that they show, are pages of the mirror. {string.Join(", ", kept.Take(Named))}{(kept.Count > Named ? " …" : "")}"));
        }
    }

    private bool IsPage(Uri url) => url.Query.Length == 0 && url.AbsoluteUri.Length < 1000 && url.AbsolutePath.StartsWith(home.AbsolutePath, StringComparison.Ordinal) && !MediaAddress.IsFile(url);

    private static bool IsAddress(string id) => id.StartsWith("http", StringComparison.Ordinal);
}
