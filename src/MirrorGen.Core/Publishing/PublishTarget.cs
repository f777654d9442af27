namespace MirrorGen.Publishing;

/// <summary>The branch that is published to, in the repository where it is prepared.</summary>
internal sealed class PublishTarget
{
    private readonly string? _remote;

    private PublishTarget(Git git, string branch, string? tip, string? remote)
    {
        Git = git;
        Branch = branch;
        Tip = tip;
        _remote = remote;
    }

    public Git Git { get; }

    public string Branch { get; }

    /// <summary>The branch's newest commit; null when it does not exist yet.</summary>
    public string? Tip { get; }

    private string Ref => "refs/heads/" + Branch;

    public static async Task<PublishTarget> OpenAsync(MirrorFolder mirror, PublishOptions options, CancellationToken cancel)
    {
        var isFolder = options.Repository is { } given && Directory.Exists(given);
        // https://host/me/blog.git, or me@host:blog.git
        var isAddress = options.Repository is { } address && !isFolder && address.Contains(':', StringComparison.Ordinal);
        if (options.Repository is not null && !isFolder && !isAddress)
        {
            throw new MirrorException(Obstacle.Usage, $"There is no folder '{options.Repository}', and it is no address of a repository either. Give one, or leave --repo out.");
        }

        // Without a folder of the owner's, the commit is prepared in a repository of our own, so that the next one sends only what changed.
        var git = isFolder ? await OwnersAsync(options.Repository!, cancel) : await PreparedAsync(Path.Combine(mirror.Root, "publish.git"), cancel);
        if (await git.TryAsync(["check-ref-format", "--branch", options.Branch], cancel) != options.Branch || options.Branch.StartsWith('-'))
        {
            throw new MirrorException(Obstacle.Usage, $"'{options.Branch}' can't be the name of a branch.");
        }

        var target = new PublishTarget(git, options.Branch, null, isFolder ? null : options.Repository);
        if (isAddress)
        {
            await target.FetchAsync(cancel);
        }

        return new(git, options.Branch, await git.TryAsync(["rev-parse", "--verify", "--quiet", target.Ref + "^{commit}"], cancel), target._remote);
    }

    /// <summary>Has the branch end in this commit. Where it is checked out, the files there follow, unless somebody's changes would be lost.</summary>
    public async Task MoveAsync(string commit, CancellationToken cancel)
    {
        if (await CheckedOutAsync(cancel) is { } folder)
        {
            await new Git(Path.Combine(folder, ".git")).RunAsync([$"--work-tree={folder}", "merge", "--ff-only", "--quiet", commit], cancel, workingFolder: folder);
            return;
        }

        await Git.RunAsync(["update-ref", "-m", "mirrorgen publish", Ref, commit, Tip ?? ""], cancel);
    }

    /// <returns>Where it went.</returns>
    public async Task<string> PushAsync(CancellationToken cancel)
    {
        var remote = _remote ?? await Git.TryAsync(["config", "--get", $"branch.{Branch}.remote"], cancel) ?? "origin";
        if (_remote is null && await Git.TryAsync(["remote", "get-url", remote], cancel) is null)
        {
            throw new MirrorException(Obstacle.Usage, $"The site is committed to the branch '{Branch}', and not pushed: the repository '{Git.GitFolder}' has no remote '{remote}'. Add one, or give --repo URL.");
        }

        await Git.RunAsync(["push", "--quiet", "--", remote, $"{Ref}:{Ref}"], cancel);
        return WithoutSecret(_remote ?? remote);
    }

    private async Task FetchAsync(CancellationToken cancel)
    {
        var listed = await Git.RunAsync(["ls-remote", "--heads", "--", _remote!, Ref], cancel);
        if (listed.Length > 0)
        {
            // What was prepared and never pushed gives way to what is there.
            await Git.RunAsync(["fetch", "--quiet", "--no-tags", "--", _remote!, $"+{Ref}:{Ref}"], cancel);
        }
        else
        {
            await Git.TryAsync(["update-ref", "-d", Ref], cancel);
        }
    }

    // The folder, of this repository or of its other work trees, in which the branch is checked out.
    private async Task<string?> CheckedOutAsync(CancellationToken cancel)
    {
        var listed = await Git.RunAsync(["worktree", "list", "--porcelain"], cancel);
        return listed.Split("\n\n").Select(entry => entry.Split('\n')).FirstOrDefault(lines => lines.Contains("branch " + Ref) && !lines.Contains("bare"))?[0]["worktree ".Length..];
    }

    private static async Task<Git> OwnersAsync(string folder, CancellationToken cancel)
    {
        var full = Path.GetFullPath(folder);
        // Only this very folder: a mirror that happens to lie inside of some repository must not end up in it.
        var gitFolder = Directory.Exists(Path.Combine(full, ".git")) || File.Exists(Path.Combine(full, ".git")) ? Path.Combine(full, ".git") : full;
        return await new Git(gitFolder).TryAsync(["rev-parse", "--absolute-git-dir"], cancel) is { } found
            ? new Git(found)
            : throw new MirrorException(Obstacle.Usage, $"'{folder}' is no git repository. Make it one (git init), or give the folder of one.");
    }

    private static async Task<Git> PreparedAsync(string folder, CancellationToken cancel)
    {
        var git = new Git(folder);
        if (!Directory.Exists(folder))
        {
            await git.RunAsync(["init", "--quiet", "--bare"], cancel);
        }

        return git;
    }

    // https://token@github.com/… shall not be shown.
    private static string WithoutSecret(string remote) =>
        Uri.TryCreate(remote, UriKind.Absolute, out var url) && url.UserInfo.Length > 0 ? new UriBuilder(url) { UserName = "", Password = "" }.Uri.AbsoluteUri : remote;
}
