using System.Globalization;
using System.Text;

namespace MirrorGen.Publishing;

/// <summary>
/// Commits a site to a branch for GitHub Pages. The commit is made beside the owner's files: neither the files that lie in the repository's
/// folder nor its index take part. What others put on the branch stays; only what an earlier publishing wrote is replaced or removed.
/// </summary>
public static class GitHubPages
{
    // Marks our commits, so that the next publishing knows which files are ours.
    private const string Mark = "Published-By: MirrorGen";
    private const string KeptMark = "Kept-File: ";
    private const int MostKept = 1000;
    private const string NoJekyll = ".nojekyll";
    private const string DomainFile = "CNAME";

    // The site folder's own mark is of no use on a server.
    private static readonly string[] LeftOut = [".mirrorgen", ".git"];

    /// <exception cref="MirrorException">There is no site, GitHub would refuse it, or git can't do it.</exception>
    public static async Task<PublishResult> PublishAsync(MirrorFolder mirror, PublishOptions options, CancellationToken cancel)
    {
        var site = Path.GetFullPath(mirror.Site);
        var domain = options.Domain is null ? null : DomainName.Parse(options.Domain);
        var folder = FolderOf(options);
        var files = FilesOf(mirror);
        var findings = PagesLimits.Check(files).ToList();
        if (findings.Find(finding => finding.Severity == Severity.Loss) is { } refused)
        {
            var more = findings.Count(finding => finding.Severity == Severity.Loss) - 1;
            throw new MirrorException(Obstacle.Usage, refused.Message + (more == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({more} more of the kind.)")) + " Nothing was published.");
        }

        var target = await PublishTarget.OpenAsync(mirror, options, cancel);
        var index = Path.Combine(Path.GetTempPath(), $"mirrorgen-{Guid.NewGuid():N}.index");
        try
        {
            var (commit, changed) = await CommitAsync(target, target.Git.WithIndex(index), site, folder, domain, cancel);
            var pushedTo = options.Push ? await target.PushAsync(cancel) : null;
            return new(commit, changed, files.Count, files.Sum(file => file.Length), target.Git.GitFolder, pushedTo, findings);
        }
        finally
        {
            File.Delete(index);
            File.Delete(index + ".lock");
        }
    }

    private static List<(string Path, long Length)> FilesOf(MirrorFolder mirror)
    {
        if (!File.Exists(Path.Combine(mirror.Site, "index.html")))
        {
            throw new MirrorException(Obstacle.Usage, $"There is no site in '{mirror.Root}'. Build it first: mirrorgen build {mirror.Root}");
        }

        if (!new Generation.SiteFolder(mirror.Site).IsFinished)
        {
            throw new MirrorException(Obstacle.Usage, $"The site in '{mirror.Root}' was not built to its end. Build it again: mirrorgen build {mirror.Root}");
        }

        return
        [
            .. new DirectoryInfo(mirror.Site).EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => (Path: Path.GetRelativePath(mirror.Site, file.FullName).Replace('\\', '/'), file.Length))
                .Where(file => !LeftOut.Contains(file.Path.Split('/')[0]))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];
    }

    private static async Task<(string Commit, bool Changed)> CommitAsync(PublishTarget target, Git git, string site, string folder, string? domain, CancellationToken cancel)
    {
        var ours = await SiteEntriesAsync(git, site, cancel);
        if (!ours.ContainsKey(NoJekyll))
        {
            ours[NoJekyll] = await BlobAsync(git, "", cancel);
        }

        if (domain is not null)
        {
            ours[DomainFile] = await BlobAsync(git, domain + "\n", cancel);
        }

        var placed = ours.ToDictionary(entry => folder + entry.Key, entry => entry.Value, StringComparer.Ordinal);
        var there = target.Tip is null ? [] : await EntriesAsync(git, target.Tip, cancel);
        var earlier = target.Tip is null ? [] : await EarlierAsync(git, target.Tip, cancel);
        // A domain that was set once stays until another is given, for without it the site would vanish from its address.
        if (domain is null)
        {
            earlier.Remove(folder + DomainFile);
        }

        var kept = there.Where(entry => !earlier.Contains(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        Refuse(kept, placed, target.Branch, folder + DomainFile);
        foreach (var entry in placed)
        {
            kept.Remove(entry.Key);
        }

        await git.RunAsync(["read-tree", "--empty"], cancel);
        var lines = new StringBuilder();
        foreach (var (path, entry) in kept.Concat(placed))
        {
            lines.Append(entry).Append('\t').Append(path).Append('\0');
        }

        await git.RunAsync(["update-index", "-z", "--index-info"], cancel, lines.ToString());
        var tree = await git.RunAsync(["write-tree"], cancel);
        if (target.Tip is not null && await git.RunAsync(["rev-parse", target.Tip + "^{tree}"], cancel) == tree)
        {
            return (target.Tip, false);
        }

        var message = new StringBuilder("Publish the site\n\n").Append(Mark).Append('\n');
        foreach (var path in kept.Keys.Order(StringComparer.Ordinal))
        {
            message.Append(KeptMark).Append(path).Append('\n');
        }

        string[] parents = target.Tip is null ? [] : ["-p", target.Tip];
        var commit = await git.RunAsync([.. await NameAsync(git, cancel), "commit-tree", tree, .. parents], cancel, message.ToString());
        await target.MoveAsync(commit, cancel);
        return (commit, true);
    }

    // The site's files as git will keep them, "mode sha" by path. An index of our own makes it fast, and -f has no ignore rule interfere.
    private static async Task<Dictionary<string, string>> SiteEntriesAsync(Git git, string site, CancellationToken cancel)
    {
        await git.RunAsync(["read-tree", "--empty"], cancel);
        await git.RunAsync([$"--work-tree={site}", "add", "--all", "--force", "."], cancel, workingFolder: site);
        var tree = await git.RunAsync(["write-tree"], cancel);
        var entries = await EntriesAsync(git, tree, cancel);
        foreach (var path in entries.Keys.Where(path => LeftOut.Contains(path.Split('/')[0])).ToArray())
        {
            entries.Remove(path);
        }

        return entries;
    }

    private static async Task<Dictionary<string, string>> EntriesAsync(Git git, string tree, CancellationToken cancel)
    {
        var listed = await git.RunAsync(["ls-tree", "-r", "-z", "--full-tree", tree], cancel);
        // 100644 blob 1a2b…\tpath
        return listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t', 2))
            .ToDictionary(parts => parts[1], parts => parts[0].Split(' ') is [var mode, _, var sha] ? $"{mode} {sha}" : throw new FormatException($"git ls-tree says '{parts[0]}'."), StringComparer.Ordinal);
    }

    /// <summary>The files that our last commit on the branch wrote.</summary>
    private static async Task<HashSet<string>> EarlierAsync(Git git, string tip, CancellationToken cancel)
    {
        var found = await git.RunAsync(["log", "-1", "--first-parent", "--fixed-strings", $"--grep={Mark}", "--format=%H%n%B", tip], cancel);
        if (found.Length == 0)
        {
            return [];
        }

        var lines = found.Split('\n');
        var paths = (await EntriesAsync(git, lines[0], cancel)).Keys.ToHashSet(StringComparer.Ordinal);
        paths.ExceptWith(lines.Where(line => line.StartsWith(KeptMark, StringComparison.Ordinal)).Select(line => line[KeptMark.Length..]));
        return paths;
    }

    private static void Refuse(Dictionary<string, string> kept, Dictionary<string, string> placed, string branch, string domainFile)
    {
        var inTheWay = kept.Where(entry => entry.Key != domainFile && placed.TryGetValue(entry.Key, out var ours) && ours != entry.Value).Select(entry => entry.Key).Order(StringComparer.Ordinal).ToArray();
        if (inTheWay.Length > 0)
        {
            throw new MirrorException(Obstacle.Usage, string.Create(CultureInfo.InvariantCulture, $"The branch '{branch}' has files that MirrorGen did not write, where the site has its own: {string.Join(", ", inTheWay.Take(5))}{(inTheWay.Length > 5 ? " …" : "")}. Give another --branch or --folder, or remove them there first. Nothing was published."));
        }

        if (kept.Count > MostKept)
        {
            throw new MirrorException(Obstacle.Usage, string.Create(CultureInfo.InvariantCulture, $"The branch '{branch}' holds {kept.Count} files of something else. Give a branch of its own to the site, such as --branch gh-pages. Nothing was published."));
        }
    }

    private static async Task<string> BlobAsync(Git git, string text, CancellationToken cancel) =>
        "100644 " + await git.RunAsync(["hash-object", "-w", "--stdin"], cancel, text);

    // Whoever publishes from a machine where git knows no name can do so, too.
    private static async Task<string[]> NameAsync(Git git, CancellationToken cancel) =>
        await git.TryAsync(["var", "GIT_COMMITTER_IDENT"], cancel) is null ? ["-c", "user.name=MirrorGen", "-c", "user.email=mirrorgen@localhost"] : [];

    private static string FolderOf(PublishOptions options)
    {
        var folder = options.Folder.Trim('/');
        if (folder.Length == 0)
        {
            return "";
        }

        return WordPress.SitePath.From(folder).Value == folder
            ? folder + "/"
            : throw new MirrorException(Obstacle.Usage, $"'{options.Folder}' is no folder inside a repository. Give a name such as --folder docs.");
    }
}
