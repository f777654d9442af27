using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>
/// People write names, WordPress means numbers. Where the names still say what the numbers say, the numbers hold (two categories may share a
/// name); where a person has changed the names, the names hold, and a name that nobody had before becomes a new term or author.
/// </summary>
internal sealed class NamesInFrontMatter(Blog blog)
{
    private readonly Dictionary<(string Taxonomy, long Id), Term> _terms = blog.Terms.DistinctBy(term => (term.Taxonomy, term.Id)).ToDictionary(term => (term.Taxonomy, term.Id));
    private readonly ILookup<(string Taxonomy, string Name), Term> _termsByName = blog.Terms.ToLookup(term => (term.Taxonomy, term.Name));
    private readonly Dictionary<long, Author> _authors = blog.Authors.DistinctBy(author => author.Id).ToDictionary(author => author.Id);
    private readonly ILookup<string, Author> _authorsByName = blog.Authors.ToLookup(author => author.Name, StringComparer.Ordinal);
    private readonly ById<Attachment> _attachments = new(blog.Attachments, attachment => attachment.Id);
    private readonly Lazy<FingerprintMap<long>> _idsOfImages = new(() => IdsOfImages(blog));
    private readonly ConcurrentDictionary<(string Taxonomy, string Name), Term> _newTerms = [];
    private readonly ConcurrentDictionary<string, Author> _newAuthors = new(StringComparer.Ordinal);

    public IEnumerable<Term> NewTerms => _newTerms.Values.OrderBy(term => term.Taxonomy, StringComparer.Ordinal).ThenBy(term => term.Name, StringComparer.Ordinal);

    public IEnumerable<Author> NewAuthors => _newAuthors.Values.OrderBy(author => author.Name, StringComparer.Ordinal);

    public IEnumerable<long> Terms(string taxonomy, IReadOnlyList<string> names, IReadOnlyList<long> ids)
    {
        var known = ids.Where(id => _terms.ContainsKey((taxonomy, id))).ToArray();
        if (known.Select(id => _terms[(taxonomy, id)].Name).SequenceEqual(names, StringComparer.Ordinal))
        {
            return ids;
        }

        var left = known.ToList();
        var meant = new List<long>();
        foreach (var name in names.Where(name => !string.IsNullOrWhiteSpace(name)))
        {
            var index = left.FindIndex(id => _terms[(taxonomy, id)].Name == name);
            if (index >= 0)
            {
                meant.Add(left[index]);
                left.RemoveAt(index);
            }
            else
            {
                meant.Add((_termsByName[(taxonomy, name)].FirstOrDefault() ?? _newTerms.GetOrAdd((taxonomy, name), New)).Id);
            }
        }

        return meant.Distinct();
    }

    public long Author(string? name, long id) =>
        name is null ? (_authors.ContainsKey(id) ? 0 : id)
        : _authors.TryGetValue(id, out var author) && author.Name == name ? id
        : (_authorsByName[name].FirstOrDefault() ?? _newAuthors.GetOrAdd(name, NewAuthor)).Id;

    public long Image(string? address, long id) =>
        address is null ? (_attachments.Find(id)?.Source is not null ? 0 : id)
        : _attachments.Find(id)?.Source is { } source && HomeAddress.Write(blog.Home, source) == address ? id
        : _idsOfImages.Value.TryGet(Fingerprint.Of(address), out var other) ? other : 0;

    /// <summary>A number for what never had one from WordPress: below zero, and the same each time.</summary>
    public static long Number(string of) => -1 - (BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(of))) & 0xFFFF_FFFF_FFFF);

    // Needed where a person has named another picture, so in most blogs never.
    private static FingerprintMap<long> IdsOfImages(Blog blog)
    {
        var ids = new FingerprintMap<long>();
        foreach (var attachment in blog.Attachments)
        {
            if (attachment.Source is { } source)
            {
                ids.TryAdd(Fingerprint.Of(HomeAddress.Write(blog.Home, source)), attachment.Id);
            }
        }

        return ids;
    }

    private Term New((string Taxonomy, string Name) term)
    {
        var slug = Slug(term.Name);
        var sibling = blog.Terms.FirstOrDefault(other => other.Taxonomy == term.Taxonomy && other.ParentId == 0 && other.Permalink is { Url.Query.Length: 0 })?.Permalink?.Url;
        var folder = sibling is null ? new Uri(blog.Home, $"{term.Taxonomy switch { "category" => "category", "post_tag" => "tag", var other => Uri.EscapeDataString(other) }}/") : new Uri(sibling, "../");
        return new()
        {
            Taxonomy = term.Taxonomy,
            Id = Number($"{term.Taxonomy}:{term.Name}"),
            Slug = slug,
            Name = term.Name,
            Permalink = Permalink.TryCreate(new Uri(folder, $"{slug}/").AbsoluteUri, out var permalink) ? permalink : null,
        };
    }

    private Author NewAuthor(string name) => new()
    {
        Id = Number($"author:{name}"),
        Slug = Slug(name),
        Name = name,
        Permalink = Permalink.TryCreate(new Uri(blog.Home, $"author/{Slug(name)}/").AbsoluteUri, out var permalink) ? permalink : null,
    };

    private static string Slug(string name)
    {
        var words = string.Concat(name.Normalize(NormalizationForm.FormC).ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? c : '-'))
            .Split('-', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "_" : FrontMatter.SlugOf(string.Join('-', words));
    }
}
