using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>Menus out of HTML: out of the kept front page, when the API hides them; out of a block theme's navigation, which is HTML anyway.</summary>
internal static class NavigationReading
{
    private const int Deepest = 20;

    /// <summary>A <c>wp_navigation</c> post's rendered list.</summary>
    public static Menu? OfBlock(string name, string html, Uri home)
    {
        using var document = new HtmlParser().ParseDocument($"<ul>{html}</ul>");
        var items = document.QuerySelector("ul") is { } list ? Items(list, home, 0) : [];
        return items.IsEmpty ? null : new Menu { Name = name, Items = items };
    }

    /// <summary>The front page's <c>nav</c> elements, in their order; the first one is taken for the theme's <c>primary</c> place.</summary>
    public static ImmutableArray<Menu> OfPage(IDocument page, Uri home)
    {
        var menus = new List<Menu>();
        foreach (var nav in page.QuerySelectorAll("nav, [role=navigation], ul.menu, ul.nav-menu"))
        {
            var list = nav.LocalName == "ul" ? nav : nav.QuerySelector("ul");
            if (list is null || (nav.LocalName == "ul" && nav.ParentElement?.Closest("nav, [role=navigation]") is not null) || nav.Matches(".pagination, .posts-navigation, .post-navigation, .comment-navigation, .navigation:not([aria-label])"))
            {
                continue;
            }

            var items = Items(list, home, 0);
            if (items.IsEmpty || menus.Any(menu => Same(menu.Items, items)))
            {
                continue;
            }

            var label = PlainText.Decode(nav.GetAttribute("aria-label"));
            menus.Add(new() { Name = label.Length > 0 ? label : "Menu", Locations = menus.Count == 0 ? ["primary"] : [], Items = items });
        }

        return [.. menus];
    }

    private static ImmutableArray<MenuItem> Items(IElement list, Uri home, int depth)
    {
        var items = ImmutableArray.CreateBuilder<MenuItem>();
        foreach (var entry in list.Children.Where(child => child.LocalName == "li"))
        {
            var link = entry.QuerySelector("a");
            var below = entry.QuerySelector("ul");
            if (link is not null && below is not null && below.Contains(link))
            {
                link = null;
            }

            var title = PlainText.Decode((link ?? entry.QuerySelector(".wp-block-navigation-item__label") ?? entry.QuerySelector("span"))?.TextContent);
            var children = below is null || depth >= Deepest ? [] : Items(below, home, depth + 1);
            if (title.Length > 0 || !children.IsEmpty)
            {
                items.Add(new(title, MenuReading.Address(link?.GetAttribute("href"), home), children));
            }
        }

        return items.ToImmutable();
    }

    private static bool Same(ImmutableArray<MenuItem> left, ImmutableArray<MenuItem> right) =>
        left.Length == right.Length && left.Zip(right).All(pair => pair.First.Title == pair.Second.Title && pair.First.Url == pair.Second.Url && Same(pair.First.Children, pair.Second.Children));
}
