using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MirrorGen.EndToEnd;

/// <summary>A tab that notes errors of scripts, requests that fail, and requests to anybody else.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _troubles = [];

    private WatchedPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Troubles => _troubles;

    public static async Task<WatchedPage> CreateAsync(IBrowserContext context)
    {
        var watched = new WatchedPage(context, await context.NewPageAsync());
        watched.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                watched._troubles.Add($"console: {message.Text} ({message.Location})");
            }
        };
        watched.Page.PageError += (_, error) => watched._troubles.Add($"script: {error}");
        watched.Page.RequestFailed += (_, request) =>
        {
            // The 404 page learns only while it loads where the site's root is; what it had begun to ask for before is dropped.
            if (request.Failure != "net::ERR_ABORTED")
            {
                watched._troubles.Add($"request failed: {request.Url} ({request.Failure})");
            }
        };
        await context.RouteAsync("**/*", async route =>
        {
            var address = new Uri(route.Request.Url);
            if (address.Scheme is "file" or "data" or "blob" or "about" || address.Host is "127.0.0.1")
            {
                await route.ContinueAsync();
                return;
            }

            watched._troubles.Add($"request to somebody else: {address}");
            await route.AbortAsync();
        });
        return watched;
    }

    public async Task GoAsync(Uri address)
    {
        await Page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });

        // Images below the fold load when they are scrolled to; their failures count too.
        await Page.EvaluateAsync("""
            () => {
              document.querySelectorAll('img[loading=lazy]').forEach(image => image.loading = 'eager');
              return Promise.all([...document.images].map(image => image.decode().catch(() => {})));
            }
            """);
    }

    public async Task ChangeAsync(Device device, ColorScheme scheme)
    {
        await Page.SetViewportSizeAsync(device.Width, device.Height);
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
    }

    /// <summary>How many pixels the page is wider than the window.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Accessibility violations, one line each, with the first element concerned.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        // From disk, axe tries to read the style sheets by itself and Chromium complains of it: that is no trouble of the page.
        var before = _troubles.Count;
        var result = await Page.RunAxe();
        _troubles.RemoveRange(before, _troubles.Count - before);
        return [.. result.Violations.Select(violation => $"{violation.Id}: {violation.Help} ({violation.Nodes.Length}×, first {violation.Nodes[0].Html})")];
    }

    /// <summary>What the seed's hostile texts set when one of them runs.</summary>
    public Task<string?> AttackAsync() => Page.EvaluateAsync<string?>("() => window.mirrorgenWasHere === undefined ? null : String(window.mirrorgenWasHere)");

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
