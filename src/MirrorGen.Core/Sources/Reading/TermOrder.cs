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
            var ids = posts[i].TermIds;
            var settled = ids.SetItems(ids.Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Key, pair.Value))).Where(pair => !pair.Value.SequenceEqual(ids[pair.Key])));
            if (settled != ids)
            {
                posts[i] = posts[i] with { TermIds = settled };
            }
        }

        ImmutableArray<long> Sorted(string taxonomy, ImmutableArray<long> unordered) =>
            [.. unordered.OrderBy(id => names.GetValueOrDefault((taxonomy, id), ""), StringComparer.OrdinalIgnoreCase).ThenBy(id => id)];
    }
}
