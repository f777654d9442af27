using CommandLine;

namespace MirrorGen.Cli.Commands;

[Verb("verify", HelpText = "Check a mirror: counts, links, fragments, files, checksums; write the report with the verdict.")]
internal sealed class VerifyOptions : SharedOptions
{
    public static IReadOnlyList<Example> Examples { get; } =
    [
        new("mirrorgen verify output/example.org", "could the original disappear now?"),
        new("mirrorgen verify output/example.org --offline", "years later, with the blog long gone"),
        new("mirrorgen verify output/example.org --json > report.json", "for programs; the exit code says the verdict"),
    ];

    [Value(0, MetaName = "DIR", Required = true, HelpText = "The mirror folder.")]
    public string Folder { get; set; } = "";

    [Option("offline", HelpText = "Ask nobody. Without it the blog is asked once more how much it has by now.")]
    public bool Offline { get; set; }
}
