using FsCheck;
using FsCheck.Fluent;

namespace MirrorGen.Tests;

public sealed class ShelfTests
{
    [Fact]
    public void A_text_comes_back_to_the_last_code_unit() => Prop.ForAll<string[]>(texts =>
    {
        var shelf = new Shelf();
        var read = texts.Select(text => (Text: text ?? "", At: shelf.Put(text ?? ""))).ToArray();

        read.ShouldAllBe(text => shelf.ReadText(text.At) == text.Text);
    }).Check(Properties.Quick);

    [Fact]
    public void Long_texts_and_lone_surrogates_come_back_too()
    {
        var shelf = new Shelf();
        string[] texts = ["", "\uD800", new('a', 1023), new('b', 1024), string.Concat(Enumerable.Repeat("日本語", 100_000))];
        var read = texts.Select(shelf.Put).ToArray();

        read.Select(shelf.ReadText).ShouldBe(texts);
    }

    [Fact]
    public void Many_threads_lay_aside_and_read_at_once()
    {
        var shelf = new Shelf();

        Parallel.For(0, 2000, number => shelf.ReadText(shelf.Put($"text {number}")).ShouldBe($"text {number}"));
    }

    [Fact]
    public void What_lies_there_no_more_is_a_trouble_of_the_disk_and_says_so()
    {
        var shelf = new Shelf();
        var at = shelf.Put("text");

        Should.Throw<IOException>(() => shelf.Read(at + 1000)).Message.ShouldBe("A temporary file was cut short by another program.");
    }
}
