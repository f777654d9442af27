using CommandLine;

namespace MirrorGen.Cli.Commands;

[Verb("serve", HelpText = "Look at a mirror in the browser: a small web server on this machine only.")]
internal sealed class ServeOptions
{
    public static IReadOnlyList<Example> Examples { get; } =
    [
        new("mirrorgen serve output/example.org", "then open http://127.0.0.1:8000/"),
        new("mirrorgen serve output/example.org --port 9000", "choose the port"),
    ];

    [Value(0, MetaName = "DIR", Required = true, HelpText = "The mirror folder, or any folder with an index.html.")]
    public string Folder { get; set; } = "";

    [Option('p', "port", Default = 8000, MetaValue = "N", HelpText = "The port on 127.0.0.1; 0 picks a free one.")]
    public int Port { get; set; }
}
