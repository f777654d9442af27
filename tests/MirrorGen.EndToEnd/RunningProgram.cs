using System.Diagnostics;

namespace MirrorGen.EndToEnd;

/// <summary>The built program as a process of its own, for what can only be seen from outside: being killed.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly Process _process;

    private RunningProgram(Process process) => _process = process;

    public static RunningProgram Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(Cli.App).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;

        // What it says is not wanted, but a full pipe would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process);
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
