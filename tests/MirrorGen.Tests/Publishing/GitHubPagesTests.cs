using System.Diagnostics;
using MirrorGen.Publishing;

namespace MirrorGen.Tests.Publishing;

/// <summary>Against real repositories: nothing here stands in for git.</summary>
public sealed class GitHubPagesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("publish").FullName;
    private readonly MirrorFolder _mirror;

    public GitHubPagesTests()
    {
        // A machine may have the SDK and no git. Where everything has to be there, the tests run and fail.
        Skip.If(!HasGit() && Environment.GetEnvironmentVariable("MIRRORGEN_CI") != "1", "git is missing, with which publish works. To get it (Debian or Ubuntu): sudo apt-get install git");
        _mirror = new(Path.Combine(_root, "mirror"));
        Site(("index.html", "home"), ("2024/05/a b/index.html", "post"), ("名前/index.html", "name"), (".htaccess", "rules"), ("debug.log", "kept"));
    }

    public void Dispose()
    {
        foreach (var file in new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.IsReadOnly = false;
        }

        Directory.Delete(_root, recursive: true);
    }

    [SkippableFact]
    public async Task The_branch_holds_the_site_and_nothing_of_the_owners_folder_moves()
    {
        var repository = Repository("blog", ("README.md", "mine"), (".gitignore", "*.log\n"));
        File.WriteAllText(Path.Combine(repository, "README.md"), "changed, not committed");

        var result = await PublishAsync(repository);

        result.Changed.ShouldBeTrue();
        Listed(repository, "gh-pages").ShouldBe([".htaccess", ".nojekyll", "2024/05/a b/index.html", "debug.log", "index.html", "名前/index.html"], ignoreOrder: true);
        Shown(repository, "gh-pages", "index.html").ShouldBe("home");
        Git(repository, "status", "--porcelain").ShouldBe(" M README.md\n");
        Git(repository, "rev-parse", "--abbrev-ref", "HEAD").Trim().ShouldBe("main");
    }

    [SkippableFact]
    public async Task The_same_site_again_makes_no_commit()
    {
        var repository = Repository("blog");

        var first = await PublishAsync(repository);
        var second = await PublishAsync(repository);

        second.Changed.ShouldBeFalse();
        second.Commit.ShouldBe(first.Commit);
    }

    [SkippableFact]
    public async Task What_left_the_site_leaves_the_branch_and_what_others_put_there_stays()
    {
        var repository = Repository("blog");
        await PublishAsync(repository);
        Git(repository, "checkout", "--quiet", "gh-pages");
        File.WriteAllText(Path.Combine(repository, "google123.html"), "proof of ownership");
        Git(repository, "add", "google123.html");
        Git(repository, "commit", "--quiet", "-m", "Mine");
        Git(repository, "checkout", "--quiet", "main");
        File.Delete(Path.Combine(_mirror.Site, "debug.log"));

        await PublishAsync(repository);
        await PublishAsync(repository);
        File.WriteAllText(Path.Combine(_mirror.Site, "index.html"), "home, newer");
        await PublishAsync(repository);

        Listed(repository, "gh-pages").ShouldContain("google123.html");
        Listed(repository, "gh-pages").ShouldNotContain("debug.log");
        Shown(repository, "gh-pages", "index.html").ShouldBe("home, newer");
    }

    [SkippableFact]
    public async Task A_file_that_is_not_ours_is_never_written_over()
    {
        var repository = Repository("blog", ("index.html", "my own page"));

        var refusal = await Should.ThrowAsync<MirrorException>(() => PublishAsync(repository, branch: "main"));

        refusal.Message.ShouldContain("index.html");
        Shown(repository, "main", "index.html").ShouldBe("my own page");
        Git(repository, "status", "--porcelain").ShouldBe("");
    }

    [SkippableFact]
    public async Task A_folder_of_the_branch_that_is_checked_out_appears_among_the_files()
    {
        var repository = Repository("blog", ("README.md", "mine"));

        await PublishAsync(repository, branch: "main", folder: "docs");

        File.ReadAllText(Path.Combine(repository, "docs", "index.html")).ShouldBe("home");
        File.Exists(Path.Combine(repository, "docs", ".nojekyll")).ShouldBeTrue();
        File.ReadAllText(Path.Combine(repository, "README.md")).ShouldBe("mine");
        Git(repository, "status", "--porcelain").ShouldBe("");
    }

    [SkippableFact]
    public async Task Nothing_is_pushed_until_it_is_asked_for()
    {
        var server = Path.Combine(_root, "server.git");
        Git(_root, "init", "--quiet", "--bare", server);
        var address = new Uri(server).AbsoluteUri;

        (await PublishAsync(address)).PushedTo.ShouldBeNull();
        Git(server, "branch", "--list").ShouldBe("");

        (await PublishAsync(address, push: true)).PushedTo.ShouldBe(address);
        Listed(server, "gh-pages").ShouldContain("index.html");
    }

    [SkippableFact]
    public async Task What_somebody_else_pushed_in_the_meantime_is_taken_along()
    {
        var server = Path.Combine(_root, "server.git");
        Git(_root, "init", "--quiet", "--bare", server);
        var address = new Uri(server).AbsoluteUri;
        await PublishAsync(address, push: true);
        var other = Path.Combine(_root, "other");
        Git(_root, "clone", "--quiet", "--branch", "gh-pages", server, other);
        File.WriteAllText(Path.Combine(other, "robots-extra.txt"), "theirs");
        Git(other, "add", ".");
        Git(other, "commit", "--quiet", "-m", "Theirs");
        Git(other, "push", "--quiet");
        File.WriteAllText(Path.Combine(_mirror.Site, "index.html"), "newer");

        await PublishAsync(address, push: true);

        Listed(server, "gh-pages").ShouldContain("robots-extra.txt");
        Shown(server, "gh-pages", "index.html").ShouldBe("newer");
    }

    [SkippableFact]
    public async Task A_domain_once_given_stays()
    {
        var repository = Repository("blog");

        await PublishAsync(repository, domain: "Blog.Bücher.example");
        File.WriteAllText(Path.Combine(_mirror.Site, "index.html"), "newer");
        await PublishAsync(repository);

        Shown(repository, "gh-pages", "CNAME").ShouldBe("blog.xn--bcher-kva.example\n");
    }

    [SkippableTheory]
    [InlineData("https://blog.example")]
    [InlineData("blog example.org")]
    [InlineData("blog.example\nother.example")]
    [InlineData("-")]
    public async Task What_is_no_domain_is_refused(string domain) =>
        (await Should.ThrowAsync<MirrorException>(() => PublishAsync(Repository("blog"), domain: domain))).Obstacle.ShouldBe(Obstacle.Usage);

    [SkippableFact]
    public async Task A_file_too_large_for_GitHub_stops_it_before_anything_is_written()
    {
        var repository = Repository("blog");
        using (var large = File.Create(Path.Combine(_mirror.Site, "film.mp4")))
        {
            large.SetLength((100L << 20) + 1);
        }

        var refusal = await Should.ThrowAsync<MirrorException>(() => PublishAsync(repository));

        refusal.Message.ShouldStartWith("film.mp4 has 100.0 MB; GitHub refuses files above 100 MB.");
        Git(repository, "branch", "--list", "gh-pages").ShouldBe("");
    }

    [SkippableFact]
    public async Task A_build_that_was_cut_short_is_not_published()
    {
        File.WriteAllText(Path.Combine(_mirror.Site, ".mirrorgen"), "not finished");

        (await Should.ThrowAsync<MirrorException>(() => PublishAsync(Repository("blog")))).Message.ShouldContain("mirrorgen build");
    }

    [SkippableTheory]
    [InlineData("--upload-pack=evil:x")]
    [InlineData("no/such/folder")]
    [InlineData("ext::sh -c evil")]
    public async Task What_is_no_repository_is_refused(string repository) =>
        await Should.ThrowAsync<MirrorException>(() => PublishAsync(repository));

    [SkippableTheory]
    [InlineData("-x")]
    [InlineData("a..b")]
    [InlineData("a b")]
    public async Task What_is_no_branch_is_refused(string branch) =>
        await Should.ThrowAsync<MirrorException>(() => PublishAsync(Repository("blog"), branch: branch));

    [SkippableTheory]
    [InlineData("../elsewhere")]
    [InlineData("a:b")]
    public async Task The_folder_stays_inside_of_the_repository(string folder) =>
        await Should.ThrowAsync<MirrorException>(() => PublishAsync(Repository("blog"), folder: folder));

    [SkippableFact]
    public async Task A_token_in_the_address_is_not_repeated() =>
        (await Should.ThrowAsync<MirrorException>(() => PublishAsync("http://me:sesame@127.0.0.1:9/blog.git"))).Message.ShouldNotContain("sesame");

    private Task<PublishResult> PublishAsync(string? repository, string branch = "gh-pages", string folder = "", string? domain = null, bool push = false) =>
        GitHubPages.PublishAsync(_mirror, new() { Repository = repository, Branch = branch, Folder = folder, Domain = domain, Push = push }, CancellationToken.None);

    private void Site(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files.Append((".mirrorgen", "This folder is written by MirrorGen: what else lies here is removed.\n")))
        {
            var file = Path.Combine(_mirror.Site, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    private string Repository(string name, params (string Path, string Text)[] files)
    {
        var folder = Path.Combine(_root, name);
        Directory.CreateDirectory(folder);
        Git(folder, "init", "--quiet", "--initial-branch=main");
        foreach (var (path, text) in files)
        {
            File.WriteAllText(Path.Combine(folder, path), text);
        }

        Git(folder, "add", ".");
        Git(folder, "commit", "--quiet", "--allow-empty", "-m", "Start");
        return folder;
    }

    private static string[] Listed(string repository, string branch) => Git(repository, "ls-tree", "-r", "-z", "--name-only", branch).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static string Shown(string repository, string branch, string file) => Git(repository, "show", $"{branch}:{file}");

    private static string Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", "user.name=Owner", "-c", "user.email=owner@example.org", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var git = Process.Start(start)!;
        var errors = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        git.ExitCode.ShouldBe(0, errors.GetAwaiter().GetResult());
        return output;
    }

    private static bool HasGit() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "git")) || File.Exists(Path.Combine(folder, "git.exe")));
}
