using CommandLine;
using MirrorGen.Conversion;

namespace MirrorGen.Cli.Commands;

internal enum ConvertTarget
{
    Markdown,
    Html,
}

[Verb("convert", HelpText = "Use the converter alone: HTML to Markdown, or to clean HTML.")]
internal sealed class ConvertOptions
{
    public static IReadOnlyList<Example> Examples { get; } =
    [
        new("mirrorgen convert --to markdown post.html", "print a post as Markdown"),
        new("mirrorgen convert --to markdown exported/ -o notes/", "convert every .html below a folder"),
        new("curl -s https://example.org/ | mirrorgen convert --to markdown -", "work as a filter"),
    ];

    [Value(0, MetaName = "PATH", Required = true, HelpText = "A file, a folder (every .html below it, and every .md with --to html), or - for standard input.")]
    public string Path { get; set; } = "";

    [Option("to", Required = true, MetaValue = "FORMAT", HelpText = "markdown or html. Required.")]
    public ConvertTarget To { get; set; }

    [Option('o', "output", MetaValue = "PATH", HelpText = "The file or folder to write; standard output, or beside the input for a folder, when left out.")]
    public string? Output { get; set; }

    [Option("players", Default = Players.Frames, MetaValue = "HOW", HelpText = "With --to html: frames keeps YouTube and the like as players, links makes them links, as a mirror's pages do.")]
    public Players Players { get; set; } = Players.Frames;

    [Option("report", HelpText = "Tell on standard error which blocks stayed HTML, and why.")]
    public bool Report { get; set; }
}
