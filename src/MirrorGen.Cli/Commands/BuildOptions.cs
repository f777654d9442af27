using CommandLine;

namespace MirrorGen.Cli.Commands;

[Verb("build", HelpText = "Build the site from content/, media/ and the templates; no network, no WordPress.")]
internal sealed class BuildOptions : SharedOptions
{
    public static IReadOnlyList<Example> Examples { get; } =
    [
        new("mirrorgen build output/example.org", "after you edited the Markdown"),
        new("mirrorgen build output/example.org --templates my-theme", "with your own look"),
    ];

    [Value(0, MetaName = "DIR", Required = true, HelpText = "The mirror folder.")]
    public string Folder { get; set; } = "";

    [Option("templates", MetaValue = "DIR", HelpText = "Your own templates; each file there takes the place of the built-in one of the same name.")]
    public string? Templates { get; set; }

    [Option("base-url", MetaValue = "URL", HelpText = "Where the site will be published: for feeds, canonical links and the sitemap.")]
    public string? BaseUrl { get; set; }
}
