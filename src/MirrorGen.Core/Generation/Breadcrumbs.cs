using System.Collections.Immutable;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Views;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>The way from the front page down to a page, which itself is left out. Parents that are missing end it; parents in a circle do, too.</summary>
internal static class Breadcrumbs
{
    public static ImmutableArray<LinkView> Of(Post post, PageContext here)
    {
        var site = here.Site;
        var parents = Up(post.ParentId, id => site.Post(id), parent => parent.ParentId).Select(parent => PostViews.Link(parent, here));
        var type = site.Blog.PostTypes.FirstOrDefault(type => type.Slug == post.Type);
        var archive = type is null ? null : site.Archive(Place.Of(type));
        return archive is null ? [.. parents.Reverse()] : [new(archive.Title, here.Href(site.Addresses.Of(archive.Place))), .. parents.Reverse()];
    }

    public static ImmutableArray<LinkView> Of(Archive archive, PageContext here)
    {
        var site = here.Site;
        if (archive.Term is { } term)
        {
            return [.. Up(term.ParentId, id => site.Term(term.Taxonomy, id), parent => parent.ParentId).Reverse().Select(parent => new LinkView(parent.Name, here.Href(site.Addresses.Of(Place.Of(parent)))))];
        }

        if (archive.Kind is ArchiveKind.Month or ArchiveKind.Day)
        {
            var date = archive.Place.Key["date:".Length..].Split('/');
            return [.. Enumerable.Range(1, date.Length - 1).Select(parts => Place.Date(string.Join('/', date[..parts]))).Select(place => new LinkView(site.Archive(place)!.Title, here.Href(site.Addresses.Of(place))))];
        }

        return [];
    }

    private static IEnumerable<T> Up<T>(long id, Func<long, T?> find, Func<T, long> parent)
        where T : class
    {
        var seen = new HashSet<long>();
        while (id != 0 && seen.Add(id) && find(id) is { } found)
        {
            yield return found;
            id = parent(found);
        }
    }
}
