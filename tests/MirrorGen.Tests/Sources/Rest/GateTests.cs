using MirrorGen.Sources.Rest.Http;

namespace MirrorGen.Tests.Sources.Rest;

public sealed class GateTests
{
    private readonly InstantClock _clock = new();

    [Fact]
    public async Task No_more_than_the_limit_are_inside()
    {
        var gate = new Gate(2, TimeSpan.Zero, _clock);
        await gate.EnterAsync(CancellationToken.None);
        await gate.EnterAsync(CancellationToken.None);
        var third = gate.EnterAsync(CancellationToken.None);
        third.IsCompleted.ShouldBeFalse();
        gate.Leave();
        await third;
    }

    [Fact]
    public void A_server_that_asks_for_patience_gets_half_and_then_one_more_for_every_twenty_good_answers()
    {
        var gate = new Gate(4, TimeSpan.Zero, _clock);
        gate.SlowDown(null);
        gate.Limit.ShouldBe(2);
        gate.SlowDown(null);
        gate.SlowDown(null);
        gate.Limit.ShouldBe(1);
        for (var good = 0; good < 100; good++)
        {
            gate.WentWell();
        }

        gate.Limit.ShouldBe(4);
    }

    [Fact]
    public async Task Nobody_passes_before_the_time_that_the_server_named()
    {
        var gate = new Gate(4, TimeSpan.Zero, _clock);
        gate.SlowDown(TimeSpan.FromSeconds(90));
        await gate.EnterAsync(CancellationToken.None);
        _clock.Pauses.ShouldBe([TimeSpan.FromSeconds(90)]);
    }

    [Fact]
    public async Task A_delay_keeps_requests_apart()
    {
        var gate = new Gate(4, TimeSpan.FromSeconds(2), _clock);
        await gate.EnterAsync(CancellationToken.None);
        await gate.EnterAsync(CancellationToken.None);
        await gate.EnterAsync(CancellationToken.None);
        _clock.Pauses.ShouldBe([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)]);
    }

    [Fact]
    public async Task One_that_is_cancelled_while_it_waits_takes_no_place()
    {
        var gate = new Gate(1, TimeSpan.Zero, _clock);
        await gate.EnterAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var waiting = gate.EnterAsync(stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        gate.Leave();
        await gate.EnterAsync(CancellationToken.None);
    }
}
