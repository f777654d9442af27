using CommandLine;
using MirrorGen.Cli.Commands;

namespace MirrorGen.Cli;

/// <summary>The program: finds the verb, runs it, and turns whatever went wrong into one clear sentence and an exit code.</summary>
internal static class App
{
    /// <summary>In the order of <c>--help</c>. A new verb is an options class, a command and a line here.</summary>
    public static IReadOnlyList<Verb> Verbs { get; } =
    [
        Verb.Of<MirrorOptions>(MirrorCommand.RunAsync, MirrorOptions.Examples),
        Verb.Of<FetchVerbOptions>(FetchCommand.RunAsync, FetchVerbOptions.Examples),
        Verb.Of<ImportOptions>(ImportCommand.RunAsync, ImportOptions.Examples),
        Verb.Of<BuildOptions>(BuildCommand.RunAsync, BuildOptions.Examples),
        Verb.Of<VerifyOptions>(VerifyCommand.RunAsync, VerifyOptions.Examples),
        Verb.Of<ServeOptions>(ServeCommand.RunAsync, ServeOptions.Examples),
        Verb.Of<ExportOptions>(ExportCommand.RunAsync, ExportOptions.Examples),
        Verb.Of<PublishOptions>(PublishCommand.RunAsync, PublishOptions.Examples),
        Verb.Of<DemoOptions>(DemoCommand.RunAsync, DemoOptions.Examples),
        Verb.Of<ConvertOptions>(ConvertCommand.RunAsync, ConvertOptions.Examples),
    ];

    /// <param name="args">The arguments as the shell gave them.</param>
    /// <param name="output">Results, and nothing else.</param>
    /// <param name="errors">Progress and errors.</param>
    /// <param name="input">For <c>convert -</c>.</param>
    /// <param name="cancel">Cancelled when the user interrupts.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, TextReader? input = null, CancellationToken cancel = default)
    {
        using var parser = new Parser(settings =>
        {
            settings.HelpWriter = null;
            settings.CaseInsensitiveEnumValues = true;
        });
        var parsed = parser.ParseArguments(args, [.. Verbs.Select(verb => verb.Options)]);
        if (parsed is not Parsed<object> { Value: var options })
        {
            return Help.Answer(parsed, args, Verbs, output, errors);
        }

        var terminal = Terminal.Create(output, errors, input ?? TextReader.Null, options as SharedOptions);
        try
        {
            return await Verbs.First(verb => verb.Options == options.GetType()).RunAsync(options, terminal, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            terminal.Error("Interrupted. What was done so far is kept: run the same command again to go on.");
            return ExitCode.Interrupted;
        }
        catch (MirrorException e)
        {
            terminal.Error(e.Message, e.InnerException);
            return ExitCode.Of(e.Obstacle);
        }
        catch (Exception e)
        {
            terminal.OwnFault(e);
            return ExitCode.OwnFault;
        }
    }
}
