namespace MirrorGen.Sources.Rest.Http;

/// <summary>Ends a request that the server lets hang, or drips so slowly that it would never end. In real time, whatever the clock of the pauses is.</summary>
internal sealed class Watch : IDisposable
{
    private readonly TimeSpan _idle;
    private readonly TimeSpan _total;
    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenSource _linked;

    public Watch(TimeSpan idle, TimeSpan total, CancellationToken cancel)
    {
        (_idle, _total) = (idle, total);
        _silence = new(idle);
        _end = new(total);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_silence.Token, _end.Token, cancel);
    }

    public CancellationToken Token => _linked.Token;

    public string WhyStopped => _end.IsCancellationRequested
        ? $"not finished after {_total.TotalSeconds:0.#} s"
        : $"silence for {_idle.TotalSeconds:0.#} s";

    /// <summary>Something came: the silence begins anew.</summary>
    public void Alive() => _silence.CancelAfter(_idle);

    public void Dispose()
    {
        _linked.Dispose();
        _end.Dispose();
        _silence.Dispose();
    }
}
