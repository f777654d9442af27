using Spectre.Console;

namespace MirrorGen.Cli;

/// <summary>
/// Where the program reads and writes: results to one writer, progress and errors to the other. The one place that knows whether
/// somebody is watching: a terminal gets colours and live progress, a pipe or a file gets plain lines of any length.
/// </summary>
internal sealed class Terminal
{
    private readonly IAnsiConsole _status;
    private readonly bool _live;

    private Terminal(TextWriter output, IAnsiConsole results, IAnsiConsole status, TextReader input, bool live, SharedOptions? options)
    {
        Output = output;
        Results = results;
        _status = status;
        Input = input;
        _live = live;
        Quiet = options?.Quiet ?? false;
        Verbose = options?.Verbose ?? false;
        Json = options?.Json ?? false;
    }

    /// <summary>For results that are data, such as Markdown or JSON.</summary>
    public TextWriter Output { get; }

    /// <summary>For results that are written for people.</summary>
    public IAnsiConsole Results { get; }

    public TextReader Input { get; }

    public bool Quiet { get; }

    public bool Verbose { get; }

    public bool Json { get; }

    public static Terminal Create(TextWriter output, TextWriter errors, TextReader input, SharedOptions? options)
    {
        var live = ReferenceEquals(errors, Console.Error) && !Console.IsErrorRedirected;
        return new(
            output,
            ConsoleOn(output, ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected),
            ConsoleOn(errors, live),
            input,
            live,
            options);
    }

    /// <summary>One line about what is going on.</summary>
    public void Say(string line)
    {
        if (!Quiet)
        {
            _status.WriteLine(line);
        }
    }

    public void Error(string sentence, Exception? cause = null)
    {
        _status.MarkupLineInterpolated($"[red]mirrorgen: {sentence}[/]");
        if (Verbose && cause is not null)
        {
            _status.WriteLine(cause.ToString());
        }
    }

    /// <summary>Something that should never have happened: loud, and with what is needed to mend it.</summary>
    public void OwnFault(Exception fault)
    {
        _status.MarkupLineInterpolated($"[red]mirrorgen: this is a fault in MirrorGen itself, not in your blog: {fault.Message}[/]");
        _status.WriteLine("What was done so far is kept. Please report the lines below, with the command that you ran:");
        _status.WriteLine($"mirrorgen {Help.Version}, .NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
        _status.WriteLine(fault.ToString());
    }

    /// <summary>Runs work that tells how far it has come.</summary>
    public async Task<T> WatchAsync<T>(Func<IProgress<StepProgress>, Task<T>> work)
    {
        if (Quiet)
        {
            return await work(new SilentProgress());
        }

        if (!_live)
        {
            var lines = new ProgressLines(_status.WriteLine, TimeProvider.System);
            var result = await work(lines);
            lines.Finish();
            return result;
        }

        return await _status.Progress()
            .AutoClear(enabled: false)
            .HideCompleted(enabled: false)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new CountColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var live = new LiveProgress(context, _status);
                var result = await work(live);
                live.Finish();
                return result;
            });
    }

    private static IAnsiConsole ConsoleOn(TextWriter writer, bool watched)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = watched ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = watched ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = watched ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!watched)
        {
            // Spectre breaks lines at 80 columns when it can't ask for the width: no log and no test wants that.
            console.Profile.Width = 100_000;
        }

        return console;
    }

    private sealed class SilentProgress : IProgress<StepProgress>
    {
        public void Report(StepProgress value)
        {
        }
    }
}
