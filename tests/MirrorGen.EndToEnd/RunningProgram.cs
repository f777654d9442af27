using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MirrorGen.EndToEnd;

/// <summary>The built program as a process of its own, for what can only be seen from outside: being killed.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private RunningProgram(Process process) => _process = process;

    public static RunningProgram Start(params string[] arguments) => StartIn([], arguments);

    /// <param name="environment">Variables that only this process has.</param>
    /// <param name="arguments">As after the program's name.</param>
    public static RunningProgram StartIn(IEnumerable<(string Name, string Value)> environment, params string[] arguments) => StartBy([], environment, arguments);

    /// <param name="before">The command that starts it, such as one that goes into another place first; empty for none.</param>
    /// <param name="environment">Variables that only this process has.</param>
    /// <param name="arguments">As after the program's name.</param>
    public static RunningProgram StartBy(IReadOnlyList<string> before, IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        string[] whole = [.. before, "dotnet", typeof(Cli.App).Assembly.Location, .. arguments];
        var start = new ProcessStartInfo(whole[0]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in whole.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var running = new RunningProgram(process);

        // Its output is not wanted, but a full pipe would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => running._said.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Waits until something is true, or until the program has ended.</summary>
    /// <returns>False when it had ended before.</returns>
    public async Task<bool> LivesUntilAsync(Func<bool> condition, TimeSpan atMost)
    {
        var watch = Stopwatch.StartNew();
        while (!_process.HasExited && watch.Elapsed < atMost)
        {
            if (condition())
            {
                return !_process.HasExited;
            }

            await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(5));
        }

        return false;
    }

    /// <summary>As a power cut would: without a word.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>
    /// A polite kill, which the program takes as it takes Ctrl+C. (What a shell started in the background, such as a whole run of CI, can't be
    /// sent SIGINT.) Not on Windows, which has no signals.
    /// </summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>What it said on the error stream; whole once it has ended.</summary>
    public string Said => _said.ToString();

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
