using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MirrorGen.Publishing;

/// <summary>Runs the <c>git</c> program on one repository: arguments as a list, no shell in between.</summary>
/// <param name="gitFolder">The repository itself: <c>.git</c> of a folder, or a bare one.</param>
/// <param name="index">The file that serves as index, so that the owner's own stays untouched.</param>
internal sealed partial class Git(string gitFolder, string? index = null)
{
    public string GitFolder => gitFolder;

    public Git WithIndex(string file) => new(gitFolder, file);

    /// <summary>What git prints, without the line break at its end.</summary>
    /// <exception cref="MirrorException">Git failed: the message holds what it said.</exception>
    public async Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancel, string? input = null, string? workingFolder = null)
    {
        var (code, output, errors) = await StartAsync(arguments, input, workingFolder, cancel);
        return code == 0
            ? output.TrimEnd('\n')
            : throw new MirrorException(Obstacle.Usage, $"git {arguments.First(argument => !argument.StartsWith('-') && !argument.Contains('=', StringComparison.Ordinal))} failed in '{gitFolder}': {Said(errors)}");
    }

    /// <summary>What git prints, or null when it fails.</summary>
    public async Task<string?> TryAsync(IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var (code, output, _) = await StartAsync(arguments, null, null, cancel);
        return code == 0 ? output.TrimEnd('\n') : null;
    }

    // git repeats the address that it was given, and that may hold a token.
    private static string Said(string errors) =>
        UserInfo().Replace(string.Join(' ', errors.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)), "://");

    [GeneratedRegex(@"://[^/@\s]+@", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserInfo();

    private async Task<(int Code, string Output, string Errors)> StartAsync(IReadOnlyList<string> arguments, string? input, string? workingFolder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("git")
        {
            UseShellExecute = false,
            WorkingDirectory = workingFolder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        // Bytes stay as they are, whatever the owner's settings do to text files elsewhere.
        foreach (var setting in new[] { "core.autocrlf=false", "core.safecrlf=false", "core.fsmonitor=false", "core.quotepath=false", "gc.auto=0" })
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(setting);
        }

        start.ArgumentList.Add("--literal-pathspecs");
        start.ArgumentList.Add($"--git-dir={gitFolder}");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("GIT_WORK_TREE");
        start.Environment.Remove("GIT_DIR");
        start.Environment.Remove("GIT_INDEX_FILE");
        if (index is not null)
        {
            start.Environment["GIT_INDEX_FILE"] = index;
        }

        using var process = Begin(start);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = process.StandardError.ReadToEndAsync(cancel);
            await process.StandardInput.WriteAsync(input.AsMemory(), cancel);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Begin(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception problem)
        {
            throw new MirrorException(Obstacle.Usage, "Publishing needs the program git, and it can't be started. Install it from https://git-scm.com and try again.", problem);
        }
    }
}
