using System.Globalization;

namespace MirrorGen.Verification;

/// <summary>Every link, fragment, picture, <c>srcset</c> candidate, style and script of the site, and every address in its feeds, sitemaps and tables, leads to something that is there.</summary>
internal sealed class LinkCheck : ICheck
{
    public CheckResult Run(ExaminedMirror mirror, CancellationToken cancel)
    {
        const string Question = "Does everything on the pages lead somewhere, without the original blog and without a network?";
        if (mirror.Site is not { } site)
        {
            return new("links", Question, "There is no site yet.", [new(Severity.Note, "site-missing", "site/", "There is no site yet. Build it: mirrorgen build FOLDER")]) { Ran = false };
        }

        var walk = SiteWalk.Through(site, mirror.Home, cancel);
        return new(
            "links",
            Question,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{walk.References:N0} addresses on {walk.Pages:N0} pages and in feeds, sitemaps and tables were followed, with {walk.Fragments:N0} places inside of pages; {walk.Foreign:N0} lead to other sites on purpose."),
            walk.Findings);
    }
}
