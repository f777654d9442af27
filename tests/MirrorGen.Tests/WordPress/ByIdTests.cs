using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.WordPress;

public sealed class ByIdTests
{
    [Fact]
    public void The_first_of_a_number_is_found_and_each_knows_its_position() => Prop.ForAll<int[]>(numbers =>
    {
        // Objects, so that two of one number are two; few numbers, so that there are such.
        var items = numbers.Select(number => new StrongBox(number % 10)).ToImmutableArray();
        var byId = new ById<StrongBox>(items, item => item.Number);

        for (var number = -11; number < 12; number++)
        {
            byId.Find(number).ShouldBeSameAs(items.FirstOrDefault(item => item.Number == number));
        }

        for (var position = 0; position < items.Length; position++)
        {
            byId.PositionOf(items[position], items[position].Number).ShouldBe(position);
        }

        byId.PositionOf(new(1), 1).ShouldBeNull();
    }).Check(Properties.Quick);

    private sealed class StrongBox(long number)
    {
        public long Number { get; } = number;
    }
}
