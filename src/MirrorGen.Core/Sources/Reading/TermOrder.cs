using System.Collections.Immutable;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// A post's terms by name, as WordPress orders them; where two have the same name WordPress gives them in any order, another one each time,
/// and the same blog must give the same files.
/// </summary>
internal static class TermOrder
{
    public static void Settle(List<Post> posts, IEnumerable<Term> terms)
    {
        var names = terms.GroupBy(term => (term.Taxonomy, term.Id)).ToDictionary(same => same.Key, same => same.First().Name);
        for (var i = 0; i < posts.Count; i++)
        {
            posts[i] = posts[i] with { TermIds = posts[i].TermIds.ToImmutableSortedDictionary(pair => pair.Key, pair => Sorted(pair.Key, pair.Value), StringComparer.Ordinal) };
        }

        ImmutableArray<long> Sorted(string taxonomy, ImmutableArray<long> ids) =>
            [.. ids.OrderBy(id => names.GetValueOrDefault((taxonomy, id), ""), StringComparer.OrdinalIgnoreCase).ThenBy(id => id)];
    }
}
