namespace MirrorGen;

/// <summary>What stands in the way of the whole run; each has its exit code.</summary>
public enum Obstacle
{
    /// <summary>The user asked for something that makes no sense, or a folder can't be written. Exit code 2.</summary>
    Usage,

    /// <summary>The source can't be reached, is not WordPress, or does not let us in. Exit code 3.</summary>
    Source,

    /// <summary>The mirror on disk is damaged. Exit code 4.</summary>
    Mirror,
}

/// <summary>
/// Something only the user can mend. The message is one clear sentence about what happened, and what to try next;
/// it is shown as it is, without a stack trace, and never holds a secret.
/// </summary>
public sealed class MirrorException(Obstacle obstacle, string message, Exception? inner = null) : Exception(message, inner)
{
    public Obstacle Obstacle { get; } = obstacle;
}
