using System.Collections.Immutable;
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
        var table = new Lazy<ImmutableArray<OldAddress>>(() => OldAddressTable.Of(site.Addresses));
        var root = site.Options.BaseUrl?.AbsolutePath ?? "/";
        yield return SiteFile.Text(SitePath.Parse(OwnFiles.Redirects), () => RedirectsFile.Of(table.Value, root));
        yield return SiteFile.Text(SitePath.Parse(OwnFiles.Headers), () => HeadersFile.Of(root));
        yield return SiteFile.Text(SitePath.Parse(OwnFiles.Htaccess), () => HtaccessFile.Of(table.Value, root));
        yield return SiteFile.Text(SitePath.Parse(OwnFiles.Nginx), () => NginxFile.Of(table.Value, root));
    }

    /// <summary>The address that a server sends people to.</summary>
    internal static string Target(OldAddress old, string root) => root + Href.Public(old.File);

    /// <summary>The most general first, then the newest posts: what is left out where a host sets a limit still works by script.</summary>
    internal static IEnumerable<OldAddress> ByImportance(IEnumerable<OldAddress> table) =>
        table.OrderBy(old => !old.IsQuery ? 0 : old.Variable == "p" ? 2 : 1).ThenByDescending(old => old.IsQuery && long.TryParse(old.Value, out var id) ? id : 0).ThenBy(old => old.Key, StringComparer.Ordinal);
}
