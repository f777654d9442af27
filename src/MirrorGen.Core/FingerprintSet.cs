namespace MirrorGen;

/// <summary>Which texts were met before, by their <see cref="Fingerprint"/>. Safe to read from several threads, not to fill.</summary>
public sealed class FingerprintSet
{
    private readonly FingerprintMap<bool> _met = new();

    /// <returns>False when it was there before.</returns>
    public bool Add(UInt128 fingerprint) => _met.TryAdd(fingerprint, true);

    public bool Contains(UInt128 fingerprint) => _met.Contains(fingerprint);
}
