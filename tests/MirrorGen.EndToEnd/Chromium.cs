using Microsoft.Playwright;

namespace MirrorGen.EndToEnd;

/// <summary>The system's own Chromium; nothing is downloaded for these tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Surroundings.Chromium is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Surroundings.Chromium,

            // Chromium refuses to sandbox for root, which is who runs in containers.
            Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A new tab that keeps account of what a reader should never notice.</summary>
    internal async Task<WatchedPage> OpenAsync(Device device, ColorScheme scheme = ColorScheme.Light)
    {
        Surroundings.NeedChromium();
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = device.Width, Height = device.Height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        return await WatchedPage.CreateAsync(context);
    }

    /// <summary>A place for tabs that keeps nothing of any other.</summary>
    internal Task<IBrowserContext> NewContextAsync() => _browser!.NewContextAsync();
}

/// <param name="Name">For messages.</param>
/// <param name="Width">In CSS pixels.</param>
/// <param name="Height">In CSS pixels.</param>
internal sealed record Device(string Name, int Width, int Height)
{
    public static Device Phone { get; } = new("phone", 360, 740);

    public static Device Desktop { get; } = new("desktop", 1280, 900);

    public static IEnumerable<Device> All { get; } = [Phone, Desktop];
}
