namespace MirrorGen.Content;

/// <summary>Which files told of what when a run began, whatever they were called then.</summary>
internal sealed class WrittenBefore
{
    private readonly ContentState _state;
    private readonly FingerprintMap<int> _files = new();

    // A run that was interrupted while it moved a file knows it at both places.
    private readonly Dictionary<UInt128, List<int>> _further = [];

    public WrittenBefore(ContentState state)
    {
        _state = state;
        for (var index = 0; index < state.Count; index++)
        {
            if (state.At(index) is { } written && Fingerprint.Of(written.Of) is var what && !_files.TryAdd(what, index))
            {
                _further.TryAdd(what, []);
                _further[what].Add(index);
            }
        }
    }

    /// <param name="what">As in <see cref="Written.Of"/>.</param>
    public IEnumerable<Written> Of(string what)
    {
        var fingerprint = Fingerprint.Of(what);
        return _files.TryGet(fingerprint, out var index) ? _further.GetValueOrDefault(fingerprint, []).Prepend(index).Select(_state.At).OfType<Written>() : [];
    }
}
