namespace MirrorGen.Sources.Rest.Http;

/// <summary>
/// How many requests may be under way. Halved when the server asks for patience, widened by one after twenty good answers; and nobody
/// passes before the time that a <c>Retry-After</c> named.
/// </summary>
internal sealed class Gate
{
    private const int GoodAnswersToWiden = 20;

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private readonly int _most;
    private readonly TimeSpan _delay;
    private readonly TimeProvider _clock;
    private int _limit;
    private int _inside;
    private int _good;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    public Gate(int most, TimeSpan delay, TimeProvider clock)
    {
        (_most, _limit, _delay, _clock) = (most, most, delay, clock);
    }

    public int Limit
    {
        get
        {
            lock (_lock)
            {
                return _limit;
            }
        }
    }

    public async Task EnterAsync(CancellationToken cancel)
    {
        TaskCompletionSource? turn = null;
        lock (_lock)
        {
            if (_inside < _limit)
            {
                _inside++;
            }
            else
            {
                turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Enqueue(turn);
            }
        }

        if (turn is not null)
        {
            await using var cancelled = cancel.Register(() => turn.TrySetCanceled(cancel));
            await turn.Task;
        }

        try
        {
            await PauseAsync(cancel);
        }
        catch
        {
            Leave();
            throw;
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            _inside--;
            LetIn();
        }
    }

    public void WentWell()
    {
        lock (_lock)
        {
            if (++_good >= GoodAnswersToWiden && _limit < _most)
            {
                _good = 0;
                _limit++;
                LetIn();
            }
        }
    }

    /// <summary>The server is overloaded: fewer at a time, and none at all for as long as it asked.</summary>
    public void SlowDown(TimeSpan? pause)
    {
        lock (_lock)
        {
            _good = 0;
            _limit = Math.Max(1, _limit / 2);
            if (pause is { } wait && _clock.GetUtcNow() + wait > _notBefore)
            {
                _notBefore = _clock.GetUtcNow() + wait;
            }
        }
    }

    private void LetIn()
    {
        while (_inside < _limit && _waiting.TryDequeue(out var turn))
        {
            // One that was cancelled meanwhile takes no place.
            if (turn.TrySetResult())
            {
                _inside++;
            }
        }
    }

    private async Task PauseAsync(CancellationToken cancel)
    {
        while (true)
        {
            TimeSpan wait;
            lock (_lock)
            {
                var now = _clock.GetUtcNow();
                wait = _notBefore - now;
                if (wait <= TimeSpan.Zero)
                {
                    _notBefore = _delay > TimeSpan.Zero ? now + _delay : _notBefore;
                    return;
                }
            }

            await Task.Delay(wait, _clock, cancel);
        }
    }
}
