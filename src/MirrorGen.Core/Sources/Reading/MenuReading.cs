using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>Menus as the API hands them out with a login: each item names its parent, and items may name each other in a circle.</summary>
internal static class MenuReading
{
    private const int Deepest = 20;

    public static Menu Build(JsonFields menu, IReadOnlyList<JsonFields> items, Uri home)
    {
        var published = items.Where(item => item.Text("status") is null or "" or "publish" && !item.Flag("invalid"));
        var byParent = published.OrderBy(item => item.Number("menu_order")).ThenBy(item => item.Number("id")).ToLookup(item => item.Number("parent"));
        var ids = items.Select(item => item.Number("id")).ToHashSet();
        // An item whose parent is gone stands at the top, as in WordPress.
        var roots = byParent.Where(group => group.Key == 0 || !ids.Contains(group.Key)).SelectMany(group => group);
        return new()
        {
            Name = PlainText.Decode(menu.Text("name")),
            Locations = [.. menu.Texts("locations")],
            Items = [.. roots.OrderBy(item => item.Number("menu_order")).ThenBy(item => item.Number("id")).Select(item => Item(item, byParent, home, 0))],
        };
    }

    private static MenuItem Item(JsonFields item, ILookup<long, JsonFields> byParent, Uri home, int depth) => new(
        PlainText.Strip(item.Rendered("title")),
        Address(item.Text("url"), home),
        depth >= Deepest ? [] : [.. byParent[item.Number("id")].Select(child => Item(child, byParent, home, depth + 1))]);

    /// <summary>Null for <c>#</c>, which themes use for items that only hold others.</summary>
    public static Uri? Address(string? url, Uri home) =>
        string.IsNullOrWhiteSpace(url) || url.StartsWith('#') ? null
        : Uri.TryCreate(home, url.Trim(), out var address) && address.Scheme is "http" or "https" ? address : null;
}
