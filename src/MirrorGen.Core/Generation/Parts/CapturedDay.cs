using System.Text.Json;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Parts;

/// <summary>
/// The day of the newest capture, which every page shows, in a file of its own: written into the pages, it would make a nightly sync
/// rewrite, and commit, and upload ten thousand of them because one post changed.
/// </summary>
public sealed class CapturedDay : ISitePart
{
    public IEnumerable<SiteFile> Build(SiteContext site)
    {
        var day = site.Blog.CapturedAt is { } captured ? site.Wording.Day(captured) : null;
        yield return SiteFile.Text(SitePath.Parse("assets/captured.js"), () => day is null ? "" : $$"""
            // {date} in the attribute becomes the day on which the mirror last looked at the original.
            document.querySelectorAll("[data-captured]").forEach(function (place) {
              place.textContent = place.getAttribute("data-captured").replace("{date}", {{JsonSerializer.Serialize(day)}});
            });

            """);
    }
}
