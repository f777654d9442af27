namespace MirrorGen.Publishing;

/// <summary>Where a site is published in a git repository.</summary>
public sealed record PublishOptions
{
    /// <summary>A folder with a git repository, or the address of one. Null: a repository in the mirror folder, to be pushed from there.</summary>
    public string? Repository { get; init; }

    public string Branch { get; init; } = "gh-pages";

    /// <summary>The folder of the branch that holds the site, such as <c>docs</c>; empty for its root.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The domain under which GitHub shall show the site; null to leave it as it is.</summary>
    public string? Domain { get; init; }

    /// <summary>Whether the branch is sent to the server. Never without being asked.</summary>
    public bool Push { get; init; }
}

/// <summary>What publishing did.</summary>
/// <param name="Commit">The commit that holds the site.</param>
/// <param name="Changed">False when the branch held exactly this site already.</param>
/// <param name="Files">Files of the site.</param>
/// <param name="Length">In bytes, all files together.</param>
/// <param name="Repository">The local repository with the commit.</param>
/// <param name="PushedTo">The server to which it was sent; null when it was not.</param>
/// <param name="Findings">What GitHub will not like.</param>
public sealed record PublishResult(string Commit, bool Changed, int Files, long Length, string Repository, string? PushedTo, IReadOnlyList<Finding> Findings);
