using CommandLine;

namespace MirrorGen.Cli;

/// <summary>How much the program says, the same for every verb that reports.</summary>
internal abstract class SharedOptions
{
    [Option('q', "quiet", HelpText = "Say nothing but errors and the result.")]
    public bool Quiet { get; set; }

    [Option('v', "verbose", HelpText = "List every finding, and the details of errors.")]
    public bool Verbose { get; set; }

    [Option("json", HelpText = "Print the final report as JSON on standard output, and nothing else there.")]
    public bool Json { get; set; }
}
