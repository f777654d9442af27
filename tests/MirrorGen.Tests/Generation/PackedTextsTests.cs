using FsCheck;
using FsCheck.Fluent;
using MirrorGen.Generation;

namespace MirrorGen.Tests.Generation;

public sealed class PackedTextsTests
{
    [Fact]
    public void Each_text_comes_back_whatever_lies_around_it() => Prop.ForAll<NonNull<string>[]>(texts =>
    {
        var packed = new PackedTexts();
        var wellFormed = texts.Select(text => string.Concat(text.Get.EnumerateRunes())).ToArray();
        var at = wellFormed.Select(packed.Add).ToArray();

        at.Select(position => packed[position]).ShouldBe(wellFormed);
    }).Check(Properties.Quick);

    [Fact]
    public void Texts_run_over_the_end_of_a_stretch_or_over_several()
    {
        var packed = new PackedTexts();
        string[] texts = ["", new('a', 16_380), "東京", "", new('b', 127), new('c', 128), string.Concat(Enumerable.Repeat("日本語", 20_000)), "d"];
        var at = texts.Select(packed.Add).ToArray();

        at.Select(position => packed[position]).ShouldBe(texts);
    }
}
