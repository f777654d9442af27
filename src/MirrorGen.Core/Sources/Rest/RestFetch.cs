using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest.Http;
using MirrorGen.Sources.Rest.Media;

namespace MirrorGen.Sources.Rest;

/// <summary>
/// Brings everything that a blog's REST API tells into the snapshot, and the files into <c>media/</c>. The first run fetches all; a later one
/// only what changed; one that was interrupted is taken up by running it again.
/// </summary>
public static class RestFetch
{
    /// <param name="address">Any page of the blog, usually its front page.</param>
    /// <param name="folder">The mirror.</param>
    /// <param name="options">What to fetch and how gently.</param>
    /// <param name="progress">Told about each step from several threads.</param>
    /// <param name="cancel">Stops soon; what is kept by then stays.</param>
    /// <exception cref="MirrorException">The blog can't be reached or is none, the login is wrong, or the folder can't be written.</exception>
    public static async Task<FetchResult> RunAsync(Uri address, MirrorFolder folder, FetchOptions options, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        CheckAddress(address);
        using var origin = new Origin(options);
        var log = new FetchLog(progress);
        var found = await new Discovery(origin).FindAsync(address, options.User is not null, cancel);
        log.Say("blog", $"{found.Root.Url} (found by {found.Root.WayFound})");

        var loggedIn = options.User is not null && await new LogIn(origin, found.Root, log).CheckAsync(options, cancel);

        // Only now: a mistyped address or password leaves no folder behind.
        using var snapshot = Snapshot.Open(folder.Snapshot);
        var run = snapshot.BeginRun(address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped), options.Clock.GetUtcNow());
        var blog = new BlogFetch(origin, found, snapshot, options, log, run, loggedIn);
        await blog.RunAsync(cancel);
        if (options.Media)
        {
            await new MediaFetch(origin, snapshot, folder, options, log, blog.Home).RunAsync(cancel);
        }

        var findings = log.Findings();
        snapshot.EndRun(run, findings, options.Clock.GetUtcNow());
        return new FetchResult
        {
            Root = found.Root.Url,
            WayFound = found.Root.WayFound,
            Findings = findings,
            Totals = log.Totals,
            Changes = log.Changes,
            Deleted = log.Deleted,
            MediaFetched = log.MediaFetched,
            MediaMissing = log.MediaMissing,
            Requests = origin.Requests,
        };
    }

    private static void CheckAddress(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            throw new MirrorException(Obstacle.Usage, $"'{address}' is not a web address. It has to begin with https:// or http://.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new MirrorException(Obstacle.Usage, "The address holds a password. Leave it out, and give the login with --user and --password-env.");
        }
    }
}
