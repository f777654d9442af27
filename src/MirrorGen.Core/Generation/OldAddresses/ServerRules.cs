using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.OldAddresses;

/// <summary>
/// The same table for servers that can redirect by themselves: before any script runs, and for those who run none. Each host reads its own
/// file and takes no notice of the others.
/// </summary>
public sealed class ServerRules : ISitePart
{
    public IEnumerable<SiteFile> Build(SiteContext site)
    {
        var root = site.Options.BaseUrl?.AbsolutePath ?? "/";
        yield return SiteFile.Text(SitePath.Parse(OwnFiles.Redirects), () => RedirectsFile.Of(site.OldAddresses, root));
        yield return SiteFile.Text(SitePath.Parse(OwnFiles.Headers), () => HeadersFile.Of(root));
        yield return SiteFile.Text(SitePath.Parse(OwnFiles.Htaccess), () => HtaccessFile.Of(site.OldAddresses, root));
        yield return SiteFile.Text(SitePath.Parse(OwnFiles.Nginx), () => NginxFile.Of(site.OldAddresses, root));
    }

    /// <summary>The address that a server sends people to.</summary>
    internal static string Target(OldAddress old, string root) => root + Href.Public(old.File);

    /// <summary>The most general first, then the newest posts: what is left out where a host sets a limit still works by script.</summary>
    internal static IEnumerable<OldAddress> ByImportance(IReadOnlyList<OldAddress> table) =>
        Enumerable.Range(0, table.Count)
            .OrderBy(index => Rank(table[index]))
            .ThenByDescending(index => table[index] is { IsQuery: true } old && long.TryParse(old.Value, out var id) ? id : 0)
            .ThenBy(index => table[index].Key, StringComparer.Ordinal)
            .Select(index => table[index]);

    private static int Rank(OldAddress old) => !old.IsQuery ? 0 : old.Variable == "p" ? 2 : 1;
}
