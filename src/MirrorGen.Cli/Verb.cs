using System.Reflection;
using CommandLine;

namespace MirrorGen.Cli;

/// <summary>Something that the program can do.</summary>
/// <param name="Options">The class that holds its arguments; carries <see cref="VerbAttribute"/>.</param>
/// <param name="RunAsync">Does it, and gives the exit code.</param>
/// <param name="Examples">Command lines that teach, each with what it does.</param>
internal sealed record Verb(Type Options, Func<object, Terminal, CancellationToken, Task<int>> RunAsync, IReadOnlyList<Example> Examples)
{
    public string Name => Options.GetCustomAttribute<VerbAttribute>()!.Name;

    public string Summary => Options.GetCustomAttribute<VerbAttribute>()!.HelpText;

    public static Verb Of<T>(Func<T, Terminal, CancellationToken, Task<int>> run, IReadOnlyList<Example> examples) =>
        new(typeof(T), (options, terminal, cancel) => run((T)options, terminal, cancel), examples);
}

/// <summary>A line of <c>--help</c> that can be copied.</summary>
/// <param name="CommandLine">What to type.</param>
/// <param name="Does">What it does, in a few words.</param>
internal sealed record Example(string CommandLine, string Does);
