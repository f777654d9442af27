using System.Text;
using AngleSharp.Html.Parser;
using MirrorGen.Sources.Rest.Http;

namespace MirrorGen.Sources.Rest;

/// <summary>What was found at the address that the user gave.</summary>
/// <param name="Root">Where the API begins.</param>
/// <param name="Site">The API's root document: name, home, namespaces …</param>
/// <param name="Front">The answer at the address itself; HTML when all is well.</param>
internal sealed record Discovered(ApiRoot Root, Answer Site, Answer Front);

/// <summary>
/// Finds a blog's REST API as https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/ describes, and then by trying the
/// places where it usually is.
/// </summary>
internal sealed class Discovery(Origin origin)
{
    private const string ApiRelation = "https://api.w.org/";

    /// <exception cref="MirrorException">Nothing there that could be mirrored; the message says what it is instead, and what to try.</exception>
    public async Task<Discovered> FindAsync(Uri address, bool withLogin, CancellationToken cancel)
    {
        await AllowAsync(address, cancel);
        var front = await origin.KnockAsync(address, cancel);
        if (front is { Trouble: Trouble.Failing, NoAnswer: true })
        {
            throw new MirrorException(Obstacle.Source, $"{address.Host} does not answer: {front.Reason}. Check the address and your connection, then try again.");
        }

        if (front.Trouble == Trouble.Forbidden)
        {
            throw new MirrorException(Obstacle.Source, $"{address} can't be fetched: {front.Reason}.");
        }

        var refusals = new List<Answer>();
        foreach (var candidate in Candidates(address, front))
        {
            var site = await origin.GetAsync(RootDocument(candidate), Expect.Json, withLogin: false, cancel);
            if (site is { Trouble: Trouble.Refused } && withLogin)
            {
                // A blog that shows its API to members only.
                origin.LogInAt(candidate.Url);
                site = await origin.GetAsync(candidate.Url, Expect.Json, withLogin: true, cancel);
            }

            if (site.Ok && Understands(candidate, site))
            {
                return new Discovered(candidate with { Url = Final(candidate, site) }, site, front);
            }

            refusals.Add(site);
            if (site.Trouble == Trouble.BotWall)
            {
                break;
            }
        }

        throw new MirrorException(Obstacle.Source, Explain(address, front, refusals));
    }

    private async Task AllowAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            await origin.AllowAsync(address, cancel);
        }
        catch (System.Net.Sockets.SocketException e)
        {
            throw new MirrorException(Obstacle.Source, $"There is no host named {address.Host}. Check the address and your connection.", e);
        }
    }

    private static IEnumerable<ApiRoot> Candidates(Uri address, Answer front)
    {
        var tried = new HashSet<string>(StringComparer.Ordinal);
        if (IsWordPressComHost(address))
        {
            yield return ApiRoot.OfWordPressCom(address.Host);
        }

        foreach (var candidate in Advertised(front).Concat(Usual(address, front)))
        {
            if (candidate.Url.Scheme is "http" or "https" && tried.Add(candidate.Url.AbsoluteUri))
            {
                yield return candidate;
            }
        }

        // A blog of WordPress.com under a name of its own names no other API.
        if (!IsWordPressComHost(address) && Encoding.UTF8.GetString(front.Body.Span).Contains("public-api.wordpress.com", StringComparison.Ordinal))
        {
            yield return ApiRoot.OfWordPressCom(front.Url.Host);
        }
    }

    private static IEnumerable<ApiRoot> Advertised(Answer front)
    {
        foreach (var link in front.Header("Link").SelectMany(LinkHeader.Parse))
        {
            if (link.Relation == ApiRelation && Uri.TryCreate(front.Url, link.Target, out var url))
            {
                yield return Found(url, "the Link header");
            }
        }

        if (front.ContentType is "text/html" or "application/xhtml+xml" or "")
        {
            var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(front.Body.Span));
            foreach (var link in page.QuerySelectorAll("link[rel]").Where(link => link.GetAttribute("rel") == ApiRelation))
            {
                if (Uri.TryCreate(front.Url, link.GetAttribute("href"), out var url))
                {
                    yield return Found(url, "the link element of the front page");
                }
            }
        }
    }

    // WordPress may live in any folder above the page that the user gave: nearest first.
    private static IEnumerable<ApiRoot> Usual(Uri address, Answer front)
    {
        foreach (var folder in Folders(front.Url).Concat(Folders(address)).Distinct())
        {
            yield return Found(new Uri(folder, "wp-json/"), "/wp-json/");
            yield return Found(new Uri(folder, "index.php/wp-json/"), "/index.php/wp-json/");
            yield return Found(new Uri(folder, "?rest_route=/"), "/?rest_route=/");
        }
    }

    private static IEnumerable<Uri> Folders(Uri url)
    {
        var folder = new Uri(url, "./");
        var depth = 0;
        while (folder.AbsolutePath != "/" && depth++ < 3)
        {
            yield return folder;
            folder = new Uri(folder, "../");
        }

        yield return new Uri(url, "/");
    }

    private static ApiRoot Found(Uri url, string way) =>
        url.Query.Length > 0 || url.AbsolutePath.EndsWith('/') ? new(url, way) : new(new Uri(url.AbsoluteUri + "/"), way);

    private static Uri RootDocument(ApiRoot root) =>
        root.IsWordPressCom ? new Uri(root.Url.AbsoluteUri.Replace("/wp/v2/sites/", "/rest/v1.1/sites/", StringComparison.Ordinal).TrimEnd('/')) : root.Url;

    // The API may answer from another address than the one asked (https, www.): later requests go there at once.
    private static Uri Final(ApiRoot root, Answer site) => root.IsWordPressCom ? root.Url : Found(site.Url, "").Url;

    private static bool Understands(ApiRoot root, Answer site)
    {
        if (!JsonBody.TryFind(site.Body, out var json))
        {
            return false;
        }

        return root.IsWordPressCom
            ? JsonBody.Member(json, "URL") is not null
            : JsonBody.Member(json, "namespaces") is { } namespaces && JsonBody.Items(namespaces).Any(name => name.Span.SequenceEqual("\"wp\\/v2\""u8) || name.Span.SequenceEqual("\"wp/v2\""u8));
    }

    private static string Explain(Uri address, Answer front, List<Answer> answers)
    {
        const string Way = "If it is your blog, export it (WordPress → Tools → Export) and run: mirrorgen import export.xml";
        if (front.Trouble == Trouble.BotWall || answers.Exists(answer => answer.Trouble == Trouble.BotWall))
        {
            return $"{address.Host} shows a bot check instead of the blog, and asking again would not help. Ask its host to let MirrorGen's User-Agent through. {Way}";
        }

        if (answers.FirstOrDefault(answer => answer.Ok && JsonBody.TryFind(answer.Body, out var json) && JsonBody.Member(json, "namespaces") is not null) is not null)
        {
            return $"{address.Host} is a WordPress older than 4.7, whose REST API has no posts. Update WordPress, or export it. {Way}";
        }

        var refusal = answers.FirstOrDefault(answer => answer.Trouble == Trouble.Refused && WordPressError.CodeOf(answer.Body) is { } code && code != "rest_no_route");
        if (refusal is not null)
        {
            return $"{address.Host} is a WordPress blog, but its REST API is switched off or for members only ({refusal.Reason}). Try --user with an application password, or switch the API on. {Way}";
        }

        var html = Encoding.UTF8.GetString(front.Body.Span);
        if (html.Contains("/wp-content/", StringComparison.Ordinal) || html.Contains("/wp-includes/", StringComparison.Ordinal) || front.Header("X-Pingback").Any())
        {
            return $"{address.Host} looks like WordPress, but its REST API does not answer ({answers[0].Reason}): it is switched off or blocked. Switch it on. {Way}";
        }

        return front.Ok
            ? $"{address.Host} does not answer as WordPress does. Check the address: it has to be that of the blog, with its folder if it is in one."
            : $"{address} answers {front.Reason}, and there is no WordPress API near it. Check the address.";
    }

    private static bool IsWordPressComHost(Uri address) => address.Host.EndsWith(".wordpress.com", StringComparison.OrdinalIgnoreCase);
}
