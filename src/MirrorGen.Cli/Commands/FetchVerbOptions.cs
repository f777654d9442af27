using CommandLine;

namespace MirrorGen.Cli.Commands;

[Verb("fetch", HelpText = "Only bring the snapshot, the media and the Markdown up to date; no site.")]
internal sealed class FetchVerbOptions : FetchingOptions
{
    public static IReadOnlyList<Example> Examples { get; } =
    [
        new("mirrorgen fetch https://example.org/", "now the blog; 'mirrorgen build' later"),
        new("mirrorgen fetch https://example.org/ --since 2024-05-01", "only what changed since then"),
    ];
}
