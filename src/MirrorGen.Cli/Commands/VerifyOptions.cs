using CommandLine;

namespace MirrorGen.Cli.Commands;

[Verb("verify", HelpText = "Check a mirror: counts, links, fragments, files, checksums; write the report with the verdict.")]
internal sealed class VerifyOptions : SharedOptions
{
    public static IReadOnlyList<Example> Examples { get; } =
    [
        new("mirrorgen verify output/example.org", "could the original disappear now?"),
        new("mirrorgen verify output/example.org --json > report.json", "for programs; the exit code says the verdict"),
    ];

    [Value(0, MetaName = "DIR", Required = true, HelpText = "The mirror folder.")]
    public string Folder { get; set; } = "";
}
