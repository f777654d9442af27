namespace MirrorGen.Generation.Search;

/// <summary>
/// How much each word of a document says about it: BM25F over title, terms and text
/// (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009), without the factor for the word's rarity, which the browser knows.
/// </summary>
/// <remarks>
/// The lengths are compared to fixed ones, not to the blog's averages: so one changed post changes the entries of its own words only, and an
/// update rewrites a few files of the index rather than all.
/// </remarks>
internal static class WordImpacts
{
    /// <summary>Impacts go from 1 to this, so that one letter of the index holds one.</summary>
    public const int Highest = 63;

    private const double Saturation = 1.2;

    private const double TitleWeight = 5;
    private const double TermsWeight = 2.5;
    private const double UsualTitleLength = 6;
    private const double UsualTextLength = 300;
    private const double TextLengthInfluence = 0.6;

    /// <param name="document">Whose title and terms count.</param>
    /// <param name="text">Its plain text.</param>
    public static Dictionary<string, int> Of(SearchDocument document, string text)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        Add(weights, SearchWords.Of(document.Title), length => TitleWeight / (0.5 + (0.5 * length / UsualTitleLength)));
        Add(weights, document.Terms.SelectMany(SearchWords.Of), _ => TermsWeight);
        Add(weights, SearchWords.Of(text), length => 1 / (1 - TextLengthInfluence + (TextLengthInfluence * length / UsualTextLength)));
        return weights.ToDictionary(
            word => word.Key,
            word => Math.Max(1, (int)Math.Round(Highest * word.Value / (Saturation + word.Value))),
            StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, double> weights, IEnumerable<string> words, Func<int, double> weightByLength)
    {
        var all = words.ToList();
        var weight = weightByLength(all.Count);
        foreach (var word in all)
        {
            weights[word] = weights.GetValueOrDefault(word) + weight;
        }
    }
}
