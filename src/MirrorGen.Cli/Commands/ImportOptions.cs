using CommandLine;

namespace MirrorGen.Cli.Commands;

[Verb("import", HelpText = "The same from a file: a WXR export (.xml) or saved JSON of the REST API; merges into a mirror.")]
internal sealed class ImportOptions : SharedOptions
{
    public static IReadOnlyList<Example> Examples { get; } =
    [
        new("mirrorgen import export.xml -o output/example.org", "from WordPress: Tools, Export"),
        new("mirrorgen import post.json -o output/saved", "a post saved from /wp-json/wp/v2/posts/123"),
    ];

    [Value(0, MetaName = "FILE", Required = true, HelpText = "A WXR export (.xml), or JSON of the REST API: one object or a list.")]
    public string File { get; set; } = "";

    [Option('o', "output", MetaValue = "DIR", HelpText = "The mirror folder (default: output/ and the file's name). An existing mirror is added to.")]
    public string? Output { get; set; }

    [Option("templates", MetaValue = "DIR", HelpText = "Your own templates; each file there takes the place of the built-in one of the same name.")]
    public string? Templates { get; set; }

    [Option("base-url", MetaValue = "URL", HelpText = "Where the site will be published: for feeds, canonical links and the sitemap.")]
    public string? BaseUrl { get; set; }
}
