using FsCheck;

namespace MirrorGen.Tests;

/// <summary>
/// How properties are tried: with the same inputs each time, so that nobody's change fails by bad luck. MIRRORGEN_RANDOM=1 looks for new
/// ones; what it finds becomes a case with a name. MIRRORGEN_CASES=100000 tries so many.
/// </summary>
internal static class Properties
{
    public static Config Quick { get; } = Environment.GetEnvironmentVariable("MIRRORGEN_RANDOM") == "1"
        ? Config.QuickThrowOnFailure
        : Config.QuickThrowOnFailure.WithReplay(new Replay(new Rnd(1861, 57), size: null));

    /// <summary>So many cases in everyday runs, and as many as MIRRORGEN_CASES says when somebody looks for new ones.</summary>
    public static Config Of(int cases) =>
        Quick.WithMaxTest(int.TryParse(Environment.GetEnvironmentVariable("MIRRORGEN_CASES"), System.Globalization.CultureInfo.InvariantCulture, out var wanted) ? wanted : cases);
}
