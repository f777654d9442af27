using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.WordPress;

public class SitePathTests
{
    [Theory]
    [InlineData("2025/07/a-post/index.html")]
    [InlineData("wp-content/uploads/2025/07/東京駅.jpg")]
    [InlineData("wp-content/uploads/IMG_1234.JPG")]
    [InlineData("a b/c..d/e.tar.gz")]
    public void What_is_safe_stays_as_it_is(string text) => SitePath.From(text).Value.ShouldBe(text);

    [Theory]
    [InlineData("/2025//07/./a/", "2025/07/a")]
    [InlineData("", "_")]
    [InlineData("///", "_")]
    public void Slashes_and_single_dots_only_separate(string text, string path) => SitePath.From(text).Value.ShouldBe(path);

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("a/../../b")]
    [InlineData("..\\..\\b")]
    [InlineData("C:\\Windows")]
    [InlineData("a\0b.png")]
    [InlineData("con")]
    [InlineData("aux.jpg")]
    [InlineData("COM1.tar.gz")]
    [InlineData("trailing.")]
    [InlineData("trailing ")]
    [InlineData("what?x=<1>")]
    [InlineData("bidi\u202Egnp.exe")]
    [InlineData("cafe\u0301.jpg")]
    public void What_is_not_safe_is_mended_readably(string text)
    {
        var path = SitePath.From(text).Value;

        path.ShouldNotBe(text);
        IsSafe(path).ShouldBeTrue(path);
        SitePath.From(path).Value.ShouldBe(path, "a mended path is safe as it stands");
    }

    // Not a row of the table above: attributes can't carry a lone surrogate.
    [Fact]
    public void A_lone_surrogate_is_mended() => SitePath.From("lone\uD800.jpg").Value.ShouldMatch("^lone--[0-9a-f]{8}\\.jpg$");

    [Fact]
    public void A_mended_picture_keeps_its_extension() => SitePath.From("what?.jpg").Value.ShouldMatch("^what--[0-9a-f]{8}\\.jpg$");

    [Fact]
    public void Names_that_differ_only_in_what_is_refused_stay_apart() =>
        new[] { "a?b", "a*b", "a-b", "a:b", "cafe\u0301", "café" }.Select(name => SitePath.From(name).Value).ShouldBeUnique();

    [Fact]
    public void An_over_long_name_is_cut_between_characters_and_stays_unique()
    {
        var first = SitePath.From(string.Concat(Enumerable.Repeat("東", 300)) + "一.html").Value;
        var second = SitePath.From(string.Concat(Enumerable.Repeat("東", 300)) + "二.html").Value;

        first.ShouldNotBe(second);
        first.ShouldEndWith(".html");
        Encoding.UTF8.GetByteCount(first).ShouldBeLessThanOrEqualTo(200);
    }

    [Fact]
    public void No_text_at_all_leads_out_of_the_folder()
    {
        var pieces = Gen.Elements("..", ".", "/", "\\", "\0", "CON", ":", " ", "a", "é", "e\u0301", "東", "\uD83D", "\uDE00", "%2e", "\u202e", ".jpg", "\r\n");
        var texts = Gen.ListOf(pieces).Select(string.Concat).Or(ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var path = SitePath.From(text).Value;
            return IsSafe(path)
                && SitePath.From(path).Value == path
                && Path.GetFullPath(Path.Combine("/mirror/site", path)).StartsWith("/mirror/site/", StringComparison.Ordinal);
        }).Check(Properties.Quick);
    }

    private static bool IsSafe(string path) =>
        path.Length > 0
        && path.IsNormalized(NormalizationForm.FormC)
        && path.Split('/').All(segment =>
            segment.Length > 0
            && segment is not ("." or "..")
            && segment.IndexOfAny(['<', '>', ':', '"', '\\', '|', '?', '*', '\0', '\r', '\n']) < 0
            && !segment.EndsWith('.') && !segment.EndsWith(' ')
            && !segment.Any(char.IsControl)
            && Encoding.UTF8.GetByteCount(segment) <= 200);
}
