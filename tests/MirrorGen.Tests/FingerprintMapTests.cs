using FsCheck;
using FsCheck.Fluent;

namespace MirrorGen.Tests;

public sealed class FingerprintMapTests
{
    [Fact]
    public void It_holds_what_a_dictionary_of_the_texts_would_hold() => Prop.ForAll<string[]>(texts =>
    {
        var map = new FingerprintMap<int>();
        var expected = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Length; i++)
        {
            map.TryAdd(Fingerprint.Of(texts[i]), i).ShouldBe(expected.TryAdd(texts[i] ?? "", i));
        }

        map.Count.ShouldBe(expected.Count);
        foreach (var (text, expectedValue) in expected)
        {
            map.TryGet(Fingerprint.Of(text), out var value).ShouldBeTrue();
            value.ShouldBe(expectedValue);
        }

        map.Contains(Fingerprint.Of("never put there")).ShouldBeFalse();
    }).Check(Properties.Quick);

    // Each of these numbers goes to the same table, and most of them want the same slot of it.
    [Fact]
    public void Fingerprints_that_are_alike_stay_apart()
    {
        var map = new FingerprintMap<int>();
        var alike = Enumerable.Range(0, 500).Select(number => (UInt128)(uint)number).ToArray();

        alike.ShouldAllBe(fingerprint => map.TryAdd(fingerprint + 2, (int)fingerprint));

        alike.ShouldAllBe(fingerprint => map.Contains(fingerprint + 2));
        map.TryGet(7, out var five).ShouldBeTrue();
        five.ShouldBe(5);
        map.Contains(502).ShouldBeFalse();
    }

    [Fact]
    public void A_fingerprint_of_nothing_but_zeros_is_one_like_any_other()
    {
        var set = new FingerprintSet();

        set.Contains(0).ShouldBeFalse();
        set.Add(0).ShouldBeTrue();
        set.Add(0).ShouldBeFalse();
        set.Contains(0).ShouldBeTrue();
    }

    [Fact]
    public void A_hundred_thousand_find_room()
    {
        var set = new FingerprintSet();
        for (var number = 0; number < 100_000; number++)
        {
            set.Add(Fingerprint.Of($"{number}")).ShouldBeTrue();
        }

        Enumerable.Range(0, 100_000).ShouldAllBe(number => set.Contains(Fingerprint.Of($"{number}")));
        set.Contains(Fingerprint.Of("100000")).ShouldBeFalse();
    }
}
