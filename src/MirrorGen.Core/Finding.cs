namespace MirrorGen;

/// <summary>How much a finding matters to the owner of the archive. The program's exit code follows from the worst one.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is missing and nothing is wrong.</summary>
    Note,

    /// <summary>Something odd in the blog that was dealt with; nothing is missing.</summary>
    Warning,

    /// <summary>Something the blog has, and the archive does not. Exit code 1.</summary>
    Loss,

    /// <summary>The archive itself is wrong: a broken link in the site, a file that is not what was recorded. Exit code 4.</summary>
    Damage,
}

/// <summary>Something a person should know. Collected and carried into the report; one bad item never stops a mirror.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">A stable name in kebab-case, such as <c>media-missing</c>, by which reports group and scripts select.</param>
/// <param name="Where">The address, file or object concerned. Never holds a secret.</param>
/// <param name="Message">One sentence for people: what happened, why, and what to do about it.</param>
public sealed record Finding(Severity Severity, string Code, string Where, string Message);
