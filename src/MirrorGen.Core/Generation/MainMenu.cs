using System.Collections.Immutable;
using MirrorGen.Conversion;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>The menu at the top of every page.</summary>
internal static class MainMenu
{
    private const int Most = 8;

    private static readonly ImmutableArray<string> Places = ["primary", "main", "header", "menu-1", "top"];

    /// <summary>The blog's own menu where it is known; otherwise its pages at the top, as WordPress's themes do it.</summary>
    public static ImmutableArray<MenuItem> Of(SiteContext site)
    {
        var blog = site.Blog;
        var menus = blog.Menus.Where(menu => !menu.Items.IsEmpty).ToArray();
        var menu = Places.Select(place => menus.FirstOrDefault(menu => menu.Locations.Contains(place, StringComparer.OrdinalIgnoreCase))).FirstOrDefault(menu => menu is not null)
            ?? menus.FirstOrDefault();
        if (menu is not null)
        {
            return menu.Items;
        }

        var pages =
            from page in blog.Posts
            where page.Type == "page" && page.ParentId == 0 && page.DeletedAt is null && page.Id != blog.FrontPageId
            orderby page.MenuOrder, page.Id
            select new MenuItem(HtmlCleaner.Text(page.Title), page.Permalink.Url, []);
        return [.. pages.Take(Most)];
    }
}
