using System.Diagnostics;
using MirrorGen.Verification;

namespace MirrorGen.Cli;

/// <summary>What the program tells the shell. The one place where exit codes are decided; <c>docs/cli.md</c> lists the same table.</summary>
internal static class ExitCode
{
    public const int Complete = 0;
    public const int Losses = 1;
    public const int Usage = 2;
    public const int Source = 3;
    public const int Damage = 4;

    /// <summary>A fault of MirrorGen itself (<c>EX_SOFTWARE</c> of sysexits.h).</summary>
    public const int OwnFault = 70;

    /// <summary>What shells give for a process that ended by Ctrl+C.</summary>
    public const int Interrupted = 130;

    /// <summary>Every code with its meaning, as <c>--help</c> shows it.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Table { get; } =
    [
        (Complete, "complete"),
        (Losses, "finished, with losses: the report names each one"),
        (Usage, "wrong usage, or a folder that can't be written"),
        (Source, "the source can't be reached, is not WordPress, or does not let us in"),
        (Damage, "the mirror is damaged, or verification failed"),
        (OwnFault, "a fault in MirrorGen itself"),
        (Interrupted, "interrupted: run the same command again to go on"),
    ];

    public static int Of(Obstacle obstacle) => obstacle switch
    {
        Obstacle.Usage => Usage,
        Obstacle.Source => Source,
        Obstacle.Mirror => Damage,
        _ => throw new UnreachableException(),
    };

    public static int Of(Verdict verdict) => verdict switch
    {
        Verdict.Damaged => Damage,
        Verdict.Losses => Losses,
        _ => Complete,
    };
}
