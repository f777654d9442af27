using MirrorGen.Generation;
using MirrorGen.Generation.Templates;

namespace MirrorGen.Cli;

/// <summary>What the owner decides about the look and the place of the site.</summary>
internal static class SiteChoices
{
    /// <exception cref="MirrorException">There are no such templates, or the address makes no sense.</exception>
    public static (Theme Theme, SiteOptions Site) Read(string? templates, string? baseUrl) =>
        (templates is null ? Theme.Default : Theme.BuiltIn(templates) ?? Theme.Default.With(templates), new SiteOptions { BaseUrl = Address(baseUrl) });

    private static Uri? Address(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new MirrorException(Obstacle.Usage, $"--base-url '{text}' is no address. Give one such as https://anna.github.io/archive/.");
    }
}
