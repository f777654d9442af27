using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Views;

namespace MirrorGen.Generation.Search;

/// <summary>The page on which people search; <c>assets/search.js</c> does it.</summary>
public sealed class SearchPage : ISitePart
{
    public IEnumerable<SiteFile> Build(SiteContext site)
    {
        yield return site.Page(Place.Own(OwnFiles.Search), ["search"], here => new PlainPage(here.View(), here.Frame("search", here.Site.Wording.Say("Search")) with { NoIndex = true }));
    }
}
