namespace MirrorGen;

/// <summary>What a step that is over leaves in memory.</summary>
public static class Leftovers
{
    /// <summary>
    /// Collects it and gives it back to the system. Left to itself, .NET lets tens of megabytes of the step before lie while the next one
    /// grows, because they have lived too long to be looked at soon. Takes a tenth of a second: for the moment between two steps, and for nothing else.
    /// </summary>
    public static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
