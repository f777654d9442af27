using FsCheck;

namespace MirrorGen.Tests;

/// <summary>
/// How properties are tried: with the same inputs each time, so that nobody's change fails by bad luck. MIRRORGEN_RANDOM=1 looks for new
/// ones; what it finds becomes a case with a name.
/// </summary>
internal static class Properties
{
    public static Config Quick { get; } = Environment.GetEnvironmentVariable("MIRRORGEN_RANDOM") == "1"
        ? Config.QuickThrowOnFailure
        : Config.QuickThrowOnFailure.WithReplay(new Replay(new Rnd(1861, 57), size: null));
}
