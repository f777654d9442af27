using System.Diagnostics;
using System.Globalization;

namespace MirrorGen.EndToEnd;

/// <summary>
/// A disk that soon takes no more, by whatever way the machine allows: one of a few kilobytes out of memory that root mounts; the same in a
/// namespace of its own, where anybody is root; or, in a container that forbids both, a limit on the size of each file.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _place;
    private readonly Process? _namespace;
    private readonly bool _mounted;
    private int _kilobytes;

    private SmallDisk(string place, int kilobytes, bool mounted, Process? space)
    {
        _place = place;
        _kilobytes = kilobytes;
        _mounted = mounted;
        _namespace = space;
    }

    /// <summary>False where only the size of files is limited: then the system says something else, and files that stay small never meet the end.</summary>
    public bool IsReal => _mounted || _namespace is not null;

    /// <summary>What a program that shall see the disk is started by.</summary>
    public string[] Before =>
        _mounted ? []
        : _namespace is not null ? ["nsenter", "--preserve-credentials", "--user", "--mount", "--target", Text(_namespace.Id), "--"]
        // Ignored, the signal becomes an error of the write, as on a disk. The shell counts in blocks of 512 bytes.
        : ["sh", "-c", $"trap '' XFSZ; ulimit -f {Text(_kilobytes * 2)}; exec \"$@\"", "sh"];

    /// <summary>Variables that such a program needs.</summary>
    // The runtime writes its own code by way of a large file in memory, to which the limit applies as well.
    public (string Name, string Value)[] Environment => IsReal ? [] : [("DOTNET_EnableWriteXorExecute", "0")];

    public static SmallDisk Make(string place, int kilobytes)
    {
        Directory.CreateDirectory(place);
        return Run("mount", "-t", "tmpfs", "-o", Size(kilobytes), "mirrorgen-test", place) ? new(place, kilobytes, mounted: true, null)
            : new(place, kilobytes, mounted: false, InNamespace(place, kilobytes));
    }

    public void Resize(int kilobytes)
    {
        _kilobytes = kilobytes;
        if (IsReal)
        {
            Run([.. Before, "mount", "-o", "remount," + Size(kilobytes), _place]).ShouldBeTrue();
        }
    }

    /// <summary>Copies a folder of the disk to where everybody sees it.</summary>
    public void Copy(string folder, string to) => Run([.. _namespace is null ? [] : Before, "cp", "-r", Path.Combine(_place, folder), to]).ShouldBeTrue();

    public void Dispose()
    {
        if (_mounted)
        {
            Run("umount", _place).ShouldBeTrue();
        }

        // The disk is gone when nobody is in its namespace any more.
        _namespace?.StandardInput.Close();
        _namespace?.WaitForExit();
        _namespace?.Dispose();
    }

    private static Process? InNamespace(string place, int kilobytes)
    {
        var process = Start("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", $"mount -t tmpfs -o {Size(kilobytes)} mirrorgen-test \"$1\" && echo there && exec cat", "sh", place);
        if (process?.StandardOutput.ReadLine() == "there")
        {
            return process;
        }

        process?.Dispose();
        return null;
    }

    private static bool Run(params string[] command)
    {
        using var process = Start(command);
        process?.StandardInput.Close();
        process?.WaitForExit();
        return process?.ExitCode == 0;
    }

    private static Process? Start(params string[] command)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program: another way is tried.
            return null;
        }
    }

    private static string Size(int kilobytes) => $"size={Text(kilobytes)}k";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
