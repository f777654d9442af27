using FsCheck;
using FsCheck.Fluent;
using MirrorGen.Generation.Search;

namespace MirrorGen.Tests.Generation.Search;

public sealed class WordRunsTests
{
    private static readonly string[] Words = ["a", "b", "boat", "ferry", "東京", "élan", "z"];

    [Fact]
    public void However_often_words_are_laid_aside_the_index_is_the_same()
    {
        var document = from step in Gen.Elements(1, 1, 1, 33, 5000)
                       from words in Gen.SubListOf(Words)
                       from impact in Gen.Choose(1, 63)
                       select (Step: step, Words: words, Impact: impact);
        Prop.ForAll(document.ListOf().ToArbitrary(), Gen.Choose(0, 2000).ToArbitrary(), (documents, longest) =>
        {
            var runs = new WordRuns(longest);
            var expected = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
            var number = -1;
            foreach (var (step, words, impact) in documents)
            {
                number += step;
                foreach (var word in words)
                {
                    runs.Add(word, number, impact);
                    expected.TryAdd(word, []);
                    expected[word].AddRange([number, impact]);
                }
            }

            var inOrder = runs.InOrder().Select(word => (word.Key, Text: word.Value.ToString(), word.Value.Length)).ToArray();

            inOrder.Select(word => word.Key).ShouldBe(expected.Keys);
            inOrder.Select(word => word.Text).ShouldBe(expected.Values.Select(Packed));
            inOrder.ShouldAllBe(word => word.Length == word.Text.Length);
        }).Check(Properties.Quick);
    }

    // Documents and impacts by turns, as the browser reads them.
    private static string Packed(List<int> entries)
    {
        var letters = new List<char>();
        var last = -1;
        for (var i = 0; i < entries.Count; i += 2)
        {
            var step = entries[i] - last - 1;
            last = entries[i];
            for (; step >= 32; step /= 32)
            {
                letters.Add(Postings.Letters[32 + (step % 32)]);
            }

            letters.Add(Postings.Letters[step]);
            letters.Add(Postings.Letters[entries[i + 1]]);
        }

        return new([.. letters]);
    }
}
