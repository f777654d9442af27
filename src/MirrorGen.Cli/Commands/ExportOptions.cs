using CommandLine;

namespace MirrorGen.Cli.Commands;

[Verb("export", HelpText = "The archive in a form that other programs read: a WXR file, which every WordPress imports.")]
internal sealed class ExportOptions : SharedOptions
{
    public static IReadOnlyList<Example> Examples { get; } =
    [
        new("mirrorgen export output/example.org --format wxr", "writes output/example.org/export.xml"),
        new("mirrorgen export output/example.org --format wxr -o blog.xml", "then in WordPress: Tools, Import, WordPress"),
    ];

    [Value(0, MetaName = "DIR", Required = true, HelpText = "The mirror folder.")]
    public string Folder { get; set; } = "";

    [Option("format", MetaValue = "NAME", Default = "wxr", HelpText = "What to write: wxr.")]
    public string Format { get; set; } = "wxr";

    [Option('o', "output", MetaValue = "FILE", HelpText = "The file to write (default: export.xml in the mirror folder).")]
    public string? Output { get; set; }
}
