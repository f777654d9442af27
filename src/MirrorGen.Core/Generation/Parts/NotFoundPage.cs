using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Views;

namespace MirrorGen.Generation.Parts;

/// <summary>The page for addresses that don't exist. GitHub Pages and most other hosts show <c>404.html</c> by themselves.</summary>
public sealed class NotFoundPage : ISitePart
{
    public IEnumerable<SiteFile> Build(SiteContext site)
    {
        yield return site.Page(Place.NotFound, ["404"], here => new PlainPage(here.View(), here.Frame("not-found", here.Site.Wording.Say("Not found")) with { Canonical = null, NoIndex = true }));
    }
}
