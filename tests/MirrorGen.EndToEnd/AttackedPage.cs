using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace MirrorGen.EndToEnd;

/// <summary>
/// A tab that holds hostile HTML and hears whatever comes of it: a script that runs, in it or in a frame or window that it opens, a dialog, a
/// window, a word on the console, a request to anybody. Nothing is asked of the network but what a site of ours has: every other address
/// answers "no content", so that a link that is followed leaves the page in its place.
/// </summary>
internal sealed class AttackedPage : IAsyncDisposable
{
    private const string NoServer = "http://mirror.test/";

    /// <summary>
    /// The attacks set <c>hacked</c>, on their window or on their parent's. In a frame both are its own, so that one is heard too that its
    /// browser does not let reach its parent.
    /// </summary>
    private const string Listener = """
        (() => {
          Object.defineProperty(globalThis, 'hacked', { set: () => globalThis.mirrorgenHears('a script has run in ' + location.href), get: () => undefined });
          if (globalThis.top !== globalThis) Object.defineProperty(globalThis, 'parent', { value: globalThis });
        })();
        """;

    /// <summary>
    /// What a reader might do to each element, and what a form or a film might do by itself. Before that, time for what a page does without anybody.
    /// Tells which texts have left their frame, and which have put an element where scripts look for something of the document's own.
    /// </summary>
    private const string Touch = """
        async () => {
          const settle = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)));
          const events = ['pointerover', 'pointerenter', 'mouseover', 'mouseenter', 'mousemove', 'pointerrawupdate', 'mousedown', 'mouseup', 'keydown', 'touchstart', 'wheel',
            'contextmenu', 'dblclick', 'auxclick', 'toggle', 'close', 'input', 'change', 'submit', 'command'];
          const own = ['getElementById', 'querySelector', 'querySelectorAll', 'createElement', 'addEventListener', 'body', 'forms', 'cookie', 'head', 'documentElement', 'scripts', 'location'];
          const found = [];
          await settle();
          for (const [number, frame] of [...document.querySelectorAll('iframe')].entries()) {
            const inside = frame.contentDocument;
            if (!inside || inside.URL.split('#')[0] !== frame.src) { found.push([number, 'has left its frame']); continue; }
            for (const name of own) {
              const value = inside[name];
              if (value && value.nodeType === 1 && !['body', 'head', 'documentElement'].includes(name) || value instanceof frame.contentWindow.HTMLFormElement)
                found.push([number, 'stands for document.' + name]);
            }
            for (const element of inside.querySelectorAll('*')) {
              for (const name of events) element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true, composed: true }));
              if (element.focus) { element.focus(); element.blur(); }
              element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
            }
            frame.contentWindow.dispatchEvent(new HashChangeEvent('hashchange'));
            frame.contentWindow.dispatchEvent(new Event('resize'));
          }
          await settle();
          return found.map(([number, what]) => number + ' ' + what);
        }
        """;

    private readonly IBrowserContext _context;
    private readonly IPage _page;
    private readonly ConcurrentQueue<Noise> _heard = new();
    private readonly string _home;
    private IReadOnlyList<string> _texts = [];
    private IReadOnlyList<Uri> _addresses = [];

    // A link that is followed is no offence; a page that goes somewhere by itself is one.
    private volatile bool _touched;

    private AttackedPage(IBrowserContext context, IPage page, string home)
    {
        _context = context;
        _page = page;
        _home = home;
    }

    /// <param name="context">Of its own; it is closed with this.</param>
    /// <param name="server">Where the pages are, with their styles and scripts; null for texts that come from here.</param>
    public static async Task<AttackedPage> CreateAsync(IBrowserContext context, Uri? server = null)
    {
        // Before the first page: what is added later would miss the frames and windows that open meanwhile.
        var pages = new AttackedPage[1];
        await context.ExposeBindingAsync<string>("mirrorgenHears", (source, what) => pages[0].Hear(source.Frame, what));
        await context.AddInitScriptAsync(Listener);
        await context.RouteAsync("**/*", route => pages[0].AnswerAsync(route));
        var attacked = pages[0] = new AttackedPage(context, await context.NewPageAsync(), server?.AbsoluteUri ?? NoServer);
        attacked.Watch(attacked._page);
        context.Page += (_, opened) =>
        {
            attacked.Hear(null, $"a window has opened: {opened.Url}");
            attacked.Watch(opened);
        };
        return attacked;
    }

    /// <summary>Opens each text in a frame of its own, does to it all that a reader could do, and tells what came of it: which text, and what.</summary>
    /// <param name="texts">HTML, each for a page's body.</param>
    /// <param name="walk">Also with a real mouse and keyboard, which takes its time.</param>
    public Task<IReadOnlyList<Noise>> OpenAsync(IReadOnlyList<string> texts, bool walk = false)
    {
        _texts = texts;
        return OpenAsync([.. Enumerable.Range(0, texts.Count).Select(number => new Uri(string.Create(CultureInfo.InvariantCulture, $"{_home}{number}")))], walk);
    }

    /// <summary>The same with pages of the server.</summary>
    public async Task<IReadOnlyList<Noise>> OpenAsync(IReadOnlyList<Uri> addresses, bool walk = false)
    {
        _heard.Clear();
        _touched = false;
        _addresses = addresses;
        await _page.GotoAsync(Frames, new() { WaitUntil = WaitUntilState.Load });
        _touched = true;
        foreach (var found in await _page.EvaluateAsync<string[]>(Touch))
        {
            var end = found.IndexOf(' ', StringComparison.Ordinal);
            _heard.Enqueue(new(int.Parse(found.AsSpan(0, end), CultureInfo.InvariantCulture), found[(end + 1)..]));
        }

        if (walk)
        {
            await WalkAsync();
        }

        // What is still under way belongs to these texts and not to the next.
        await _page.GotoAsync("about:blank");
        return [.. _heard.Distinct()];
    }

    private string Frames => _home + "frames-of-this-test";

    // As a reader goes over a page with the mouse and the keyboard.
    private async Task WalkAsync()
    {
        for (var y = 5; y < 900; y += 20)
        {
            await _page.Mouse.MoveAsync(40, y);
        }

        for (var i = 0; i < 60; i++)
        {
            await _page.Keyboard.PressAsync("Tab");
            await _page.Keyboard.PressAsync("Enter");
        }
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    // What happens in a frame of a text's own is the text's.
    private void Hear(IFrame? frame, string what)
    {
        while (frame?.ParentFrame is { } outer && outer != _page.MainFrame)
        {
            frame = outer;
        }

        _heard.Enqueue(new(int.TryParse(frame?.Name, CultureInfo.InvariantCulture, out var text) ? text : null, what));
    }

    private void Watch(IPage page)
    {
        page.Console += (_, message) =>
        {
            // That an address has no content, is what we told it; that a link with a name before its @ is not followed in a frame, is only so in these frames.
            if (!message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && !message.Text.Contains("embedded credentials", StringComparison.Ordinal))
            {
                var at = _addresses.Index().Where(address => message.Location.StartsWith(address.Item.AbsoluteUri + ":", StringComparison.Ordinal)).Select(address => (int?)address.Index).FirstOrDefault();
                _heard.Enqueue(new(at, $"the console says: {message.Text}"));
            }
        };
        page.PageError += (_, error) => Hear(null, $"a script failed: {error}");
        page.Dialog += async (_, dialog) =>
        {
            Hear(null, $"a dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    private async Task AnswerAsync(IRoute route)
    {
        var request = route.Request;
        if (request.Url == Frames)
        {
            await route.FulfillAsync(Page(string.Concat(_addresses.Index().Select(address => $"<iframe name={address.Index} width=300 height=200 src='{address.Item.AbsoluteUri}'></iframe>"))));
            return;
        }

        var inside = request.Url.StartsWith(_home, StringComparison.Ordinal) && request.Method == "GET";
        var ofFrame = request.IsNavigationRequest && request.Frame.ParentFrame == _page.MainFrame;
        if (inside && _home == NoServer && ofFrame && int.TryParse(request.Url.AsSpan(_home.Length), CultureInfo.InvariantCulture, out var text))
        {
            await route.FulfillAsync(Page(_texts[text]));
            return;
        }

        if (inside && _home != NoServer && !(ofFrame && _touched))
        {
            await route.ContinueAsync();
            return;
        }

        // What stands beside the page is asked for rightly; anybody else is not, but where a reader follows a link.
        if (!request.Url.StartsWith(_home, StringComparison.Ordinal) && !(ofFrame && _touched))
        {
            Hear(request.Frame, $"asked for {request.Url}");
        }

        await route.FulfillAsync(new() { Status = 204 });
    }

    private static RouteFulfillOptions Page(string body) => new() { ContentType = "text/html; charset=utf-8", Body = "<!doctype html><html lang=en><title>x</title><body>" + body };
}

/// <summary>Something that a text made happen.</summary>
/// <param name="Text">Which of the texts on the page; null when the browser does not say.</param>
/// <param name="What">For people.</param>
internal sealed record Noise(int? Text, string What);
