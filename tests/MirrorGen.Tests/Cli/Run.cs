using MirrorGen.Cli;

namespace MirrorGen.Tests.Cli;

/// <summary>One run of the program inside the test's process.</summary>
internal sealed record Run(int Code, string Output, string Errors)
{
    public static async Task<Run> Of(params string[] args) => await WithInput("", args);

    public static async Task<Run> WithInput(string input, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        using var reader = new StringReader(input);
        var code = await App.RunAsync(args, output, errors, reader);
        return new(code, output.ToString(), errors.ToString());
    }
}
