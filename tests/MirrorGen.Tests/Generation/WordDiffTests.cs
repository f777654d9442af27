using FsCheck;
using FsCheck.Fluent;
using MirrorGen.Generation.Revisions;

namespace MirrorGen.Tests.Generation;

public class WordDiffTests
{
    [Theory]
    [InlineData("The boat is late.", "The boat is early.", "The boat is [-late][+early].")]
    [InlineData("One two.", "One two three.", "One two[+ three].")]
    [InlineData("It was a bad day at sea.", "It was the best day at sea.", "It was [-a bad][+the best] day at sea.")]
    [InlineData("Same.", "Same.", "Same.")]
    [InlineData("", "New.", "{+New.}")]
    [InlineData("Old.", "", "{-Old.}")]
    [InlineData("東京は晴れです", "東京は雨です", "東京は[-晴れ][+雨]です")]
    [InlineData("First.\n\nSecond words here.", "First.\n\nSecond word here.", "First.|Second [-words][+word] here.")]
    [InlineData("Alpha beta gamma.", "Something else entirely, with no relation.", "{-Alpha beta gamma.}|{+Something else entirely, with no relation.}")]
    public void Words_that_came_and_went_are_marked(string before, string after, string shown) => Show(WordDiff.Between(before, after)).ShouldBe(shown);

    [Fact]
    public void The_size_of_a_change_is_counted_in_words()
    {
        var diff = WordDiff.Between("The boat is late.", "The big boat is early today.");

        (diff.WordsAdded, diff.WordsRemoved).ShouldBe((3, 1));
    }

    [Fact]
    public void Both_texts_can_be_read_back_out_of_the_diff()
    {
        var paragraphs = Gen.Elements("the", "boat", "is", "late", "東京", "—", "and").ListOf().Select(words => string.Join(' ', words)).ListOf().Select(blocks => string.Join("\n\n", blocks.Where(block => block.Trim().Length > 0)));
        Prop.ForAll(Arb.From(Gen.Zip(paragraphs, paragraphs)), texts =>
        {
            var diff = WordDiff.Between(texts.Item1, texts.Item2);
            return Side(diff, ChangeKind.Added) == texts.Item1 && Side(diff, ChangeKind.Removed) == texts.Item2;
        }).Check(Properties.Quick);
    }

    private static string Side(WordDiff diff, ChangeKind left) =>
        string.Join("\n\n", diff.Blocks.Where(block => block.Kind != left).Select(block => string.Concat(block.Changes.Where(change => change.Kind != left).Select(change => change.Text))));

    private static string Show(WordDiff diff) => string.Join('|', diff.Blocks.Select(block => block.Kind switch
    {
        ChangeKind.Added => "{+" + block.Changes[0].Text + "}",
        ChangeKind.Removed => "{-" + block.Changes[0].Text + "}",
        _ => string.Concat(block.Changes.Select(change => change.Kind switch { ChangeKind.Added => "[+" + change.Text + "]", ChangeKind.Removed => "[-" + change.Text + "]", _ => change.Text })),
    }));
}
