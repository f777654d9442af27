using CommandLine;

namespace MirrorGen.Cli.Commands;

[Verb("publish", HelpText = "Commit the site of a mirror to a branch for GitHub Pages. Nothing leaves this machine without --push.")]
internal sealed class PublishOptions : SharedOptions
{
    public const string GitHubPages = "github-pages";

    public static IReadOnlyList<Example> Examples { get; } =
    [
        new("mirrorgen publish output/example.org --to github-pages --repo ../blog", "commit it to the branch gh-pages of that repository"),
        new("mirrorgen publish output/example.org --to github-pages --repo https://github.com/me/blog.git --push", "and send it to GitHub"),
        new("mirrorgen publish output/example.org --to github-pages --repo ../blog --workflow", "write a workflow that mirrors every night"),
    ];

    [Value(0, MetaName = "DIR", Required = true, HelpText = "The mirror folder.")]
    public string Folder { get; set; } = "";

    [Option("to", Required = true, MetaValue = "HOST", HelpText = "Where to: github-pages. Required.")]
    public string To { get; set; } = "";

    [Option("repo", MetaValue = "DIR|URL", HelpText = "The git repository: a folder or an address. Left out: one in the mirror folder, publish.git, to push from.")]
    public string? Repository { get; set; }

    [Option("branch", Default = "gh-pages", MetaValue = "NAME", HelpText = "The branch to commit to. Files on it that MirrorGen did not write stay.")]
    public string Branch { get; set; } = "";

    [Option("folder", MetaValue = "NAME", HelpText = "The folder of the branch for the site, such as docs; its root when left out.")]
    public string SiteFolder { get; set; } = "";

    [Option("cname", MetaValue = "NAME", HelpText = "The domain of your own under which GitHub shall show the site.")]
    public string? Domain { get; set; }

    [Option("push", HelpText = "Send the branch to the server.")]
    public bool Push { get; set; }

    [Option("workflow", HelpText = "Only write .github/workflows/mirror.yml into the repository given by --repo (or print it).")]
    public bool Workflow { get; set; }

    [Option("base-url", MetaValue = "URL", HelpText = "For --workflow: where the site will be shown, when that is not the address that GitHub gives it.")]
    public string? BaseUrl { get; set; }
}
