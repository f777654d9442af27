using CommandLine;

namespace MirrorGen.Cli.Commands;

[Verb("mirror", HelpText = "Fetch a blog or bring its mirror up to date, convert, build the site, verify: everything in one go.")]
internal sealed class MirrorOptions : FetchingOptions
{
    public static IReadOnlyList<Example> Examples { get; } =
    [
        new("mirrorgen mirror https://example.org/", "a complete archive in output/example.org"),
        new("mirrorgen mirror https://example.org/ -o ~/archive --delay 1", "gently, into a folder of your choice"),
        new("mirrorgen mirror https://example.org/ --user anna --password-env WP", "with revisions and menus, out of $WP"),
        new("mirrorgen mirror https://example.org/ --include post,page", "only posts and pages"),
    ];

    [Option("templates", MetaValue = "DIR", HelpText = "Your own templates; each file there takes the place of the built-in one of the same name.")]
    public string? Templates { get; set; }

    [Option("base-url", MetaValue = "URL", HelpText = "Where the site will be published: for feeds, canonical links and the sitemap.")]
    public string? BaseUrl { get; set; }
}
