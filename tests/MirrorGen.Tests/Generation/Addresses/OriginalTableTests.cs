using FsCheck;
using FsCheck.Fluent;
using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Generation.Addresses;

public sealed class OriginalTableTests
{
    private static readonly string[] Addresses = ["a/", "A/", "a", "/a/", "index.php/a/", "index.php/A/", "b/", "B", "?p=1", "?P=1", "index.php", ""];

    // The first to have an address keeps it, to the letter; where only case or index.php tells two apart, each is found by its own writing.
    [Fact]
    public void An_address_leads_to_the_first_that_was_written_like_that()
    {
        var known = Gen.Choose(0, Addresses.Length - 1).Select(index => Addresses[index]).ListOf();
        Prop.ForAll(known.ToArbitrary(), originals =>
        {
            var places = new PlaceTable([], 0);
            var draft = new OriginalTable.Draft(places);
            var written = new Dictionary<string, int>(StringComparer.Ordinal);
            var byKey = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (original, index) in originals.Select((original, index) => (original, index)))
            {
                var file = places.Keep(SitePath.Parse($"{index}.html"));
                draft.Know(original, file);
                written.TryAdd(original.Trim('/'), file);
                byKey.TryAdd(OriginalAddress.Key(original), file);
            }

            foreach (var original in Addresses)
            {
                var expected = written.TryGetValue(original.Trim('/'), out var same) ? same : byKey.TryGetValue(OriginalAddress.Key(original), out var alike) ? alike : (int?)null;
                (draft.Table.FindTwin(original) ?? draft.Table.Find(OriginalAddress.Key(original))).ShouldBe(expected, original);
            }

            Enumerable.Range(0, draft.Table.MovedCount).Select(index => draft.Table.Moved(index).Key).ShouldBe(byKey.Keys, "none of these files answers its address by its name");
        }).Check(Properties.Quick);
    }
}
