using CommandLine;

namespace MirrorGen.Cli.Commands;

internal enum ConvertTarget
{
    Markdown,
    Html,
}

[Verb("convert", HelpText = "Use the converter alone: HTML to Markdown, or Markdown to clean HTML.")]
internal sealed class ConvertOptions
{
    public static IReadOnlyList<Example> Examples { get; } =
    [
        new("mirrorgen convert --to markdown post.html", "print a post as Markdown"),
        new("mirrorgen convert --to markdown exported/ -o notes/", "convert every .html below a folder"),
        new("curl -s https://example.org/ | mirrorgen convert --to markdown -", "work as a filter"),
    ];

    [Value(0, MetaName = "PATH", Required = true, HelpText = "A file, a folder (every .html or .md below it), or - for standard input.")]
    public string Path { get; set; } = "";

    [Option("to", Required = true, MetaValue = "FORMAT", HelpText = "markdown or html. Required.")]
    public ConvertTarget To { get; set; }

    [Option('o', "output", MetaValue = "PATH", HelpText = "The file or folder to write; standard output, or beside the input for a folder, when left out.")]
    public string? Output { get; set; }

    [Option("report", HelpText = "Tell on standard error which blocks stayed HTML, and why.")]
    public bool Report { get; set; }
}
