using CommandLine;

namespace MirrorGen.Cli.Commands;

[Verb("demo", HelpText = "Mirror a small built-in blog over HTTP on this machine: try everything with no WordPress at hand.")]
internal sealed class DemoOptions : SharedOptions
{
    public static IReadOnlyList<Example> Examples { get; } =
    [
        new("mirrorgen demo", "then open output/demo/site/index.html"),
        new("mirrorgen demo -o /tmp/x", "into a folder of your choice"),
    ];

    [Option('o', "output", Default = "output/demo", MetaValue = "DIR", HelpText = "The mirror folder.")]
    public string Output { get; set; } = "";
}
