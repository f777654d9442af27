using MirrorGen.Cli;

namespace MirrorGen.EndToEnd;

/// <summary>Runs the program as the shell would, and keeps what it said.</summary>
internal static class Program
{
    public static async Task<ProgramResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await App.RunAsync(arguments, output, errors);
        return new(exitCode, output.ToString(), errors.ToString());
    }
}

/// <param name="ExitCode">As the shell sees it.</param>
/// <param name="Output">What went to standard output.</param>
/// <param name="Errors">What went to standard error: progress and errors.</param>
internal sealed record ProgramResult(int ExitCode, string Output, string Errors)
{
    public string Everything => $"exit code {ExitCode}\n{Output}\n{Errors}";
}
