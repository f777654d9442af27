using MirrorGen.Verification;

namespace MirrorGen.Tests.Verification;

public class PrivateDetailsTests
{
    [Theory]
    [InlineData("ann@secret.example", "<p>ann@secret.example</p>")]
    [InlineData("ann@secret.example", "mailto:Ann@Secret.Example?subject=x")]
    [InlineData("ann@secret.example", "joann@secret.examples")]
    [InlineData("ann@secret.example", "@ann@secret.example@")]
    [InlineData("a.b+c%d@x-y.example", "a.b+c%d@x-y.example")]
    [InlineData("203.0.113.77", "from 203.0.113.77.")]
    [InlineData("203.0.113.77", "1203.0.113.778")]
    [InlineData("2001:db8::7", "[2001:DB8::7]:443")]
    [InlineData("2001:db8::7", "f2001:db8::7f")]
    [InlineData("jürgen@müller.example", "JÜRGEN@müller.example")]
    [InlineData("\"odd one\"@secret.example", "x\"odd one\"@secret.example")]
    [InlineData("nowhere", "somenowherenear")]
    public void A_detail_is_found_wherever_it_stands(string detail, string text)
    {
        var details = Of(detail, "other@elsewhere.example", "198.51.100.1");

        details.AreIn(text).ShouldBeTrue();
        details.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("ann@secret.example", "ann@secret.exampl, nn@secret.example, ann @secret.example, {\"@type\":\"Person\"}")]
    [InlineData("203.0.113.77", "203.0.113.7, 03.0.113.77, 203.0.113. 77, 1.2.3.4")]
    [InlineData("2001:db8::7", "2001:db8::, 12:30:45, ::")]
    public void What_is_nearly_one_is_none(string detail, string text) => Of(detail).AreIn(text).ShouldBeFalse();

    [Fact]
    public void What_the_blog_shows_is_private_no_longer()
    {
        var details = Of("ann@secret.example", "keeper@public.example", "203.0.113.77", "jürgen@public.example");

        details.Show("Write to KEEPER@public.example or jürgen@public.example.");
        details.Show("Write to keeper@public.example.");
        details.Settle();

        details.Count.ShouldBe(2);
        details.AreIn("keeper@public.example, jürgen@public.example").ShouldBeFalse();
        details.AreIn("keeper@public.example ann@secret.example").ShouldBeTrue();
    }

    [Fact]
    public void It_finds_what_a_plain_search_finds()
    {
        var random = new Random(57);
        string Text(string alphabet, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)]));
        for (var round = 0; round < 3000; round++)
        {
            string[] details = [Text("ab", random.Next(1, 4)) + "@" + Text("a.", random.Next(1, 4)), $"{random.Next(3)}.{random.Next(3)}.1.{random.Next(20)}", $"{random.Next(3)}:a::{random.Next(3)}", Text("é@ ", 3)];
            var text = Text("ab@.", random.Next(12)) + Text("012.", random.Next(14)) + " " + Text("a:012", random.Next(14)) + Text("é@ ", random.Next(5));

            Of(details).AreIn(text).ShouldBe(details.Any(detail => text.Contains(detail, StringComparison.OrdinalIgnoreCase)), $"{string.Join(" | ", details)} in {text}");
        }
    }

    private static PrivateDetails Of(params string[] details)
    {
        var all = new PrivateDetails();
        foreach (var detail in details)
        {
            all.Add(detail);
        }

        all.Settle();
        return all;
    }
}
