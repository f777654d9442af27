using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.OldAddresses;

/// <summary>
/// The table by which <c>assets/old-addresses.js</c> finds old addresses in the browser: scripts, so that it works from <c>file://</c>, and
/// spread over small files by <see cref="StableHash"/>, of which it loads one.
/// </summary>
public sealed class AddressScripts : ISitePart
{
    private const int EntriesPerFile = 128;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IEnumerable<SiteFile> Build(SiteContext site)
    {
        var table = site.OldAddresses;
        var files = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, table.Count / EntriesPerFile));
        var byFile = Enumerable.Range(0, table.Count).ToLookup(index => (int)(StableHash.Of(table[index].Key) % (uint)files));
        var search = FromRoot(site.Addresses.Of(Place.Own(OwnFiles.Search)));
        var variables = table.Where(entry => entry.IsQuery).SelectMany(entry => entry.Key[1..].Split('&')).Select(part => part.Split('=')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        yield return Script("index", () => new { files, variables, search });
        for (var number = 0; number < files; number++)
        {
            var entries = byFile[number];
            yield return Script(number.ToString(CultureInfo.InvariantCulture), () => entries.Select(index => table[index]).Select(entry => new[] { entry.Key, FromRoot(entry.File) }));
        }
    }

    private static string FromRoot(SitePath file) => Href.Relative(SitePath.Parse("index.html"), file);

    private static SiteFile Script<T>(string name, Func<T> content) =>
        SiteFile.Text(SitePath.Parse($"assets/addresses/{name}.js"), () => $"mirrorAddresses({JsonSerializer.Serialize(name, Json)},{JsonSerializer.Serialize(content(), Json)});\n");
}
