namespace MirrorGen;

/// <summary>
/// Holds a mirror folder for one run at a time: two that write to one folder would take each other's files for their own. The system gives
/// the lock back when the process ends, however it ends; the file itself may stay and means nothing.
/// </summary>
public sealed class MirrorLock : IDisposable
{
    private readonly FileStream _file;

    private readonly string _folder;

    private MirrorLock(FileStream file, string folder)
    {
        _file = file;
        _folder = folder;
    }

    /// <exception cref="MirrorException">Another run holds the folder, or it can't be written.</exception>
    public static MirrorLock Take(MirrorFolder folder)
    {
        var path = Path.Combine(folder.Root, ".mirrorgen.lock");
        return DiskTrouble.Guard(folder.Root, () =>
        {
            Directory.CreateDirectory(folder.Root);
            try
            {
                return new MirrorLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1), folder.Root);
            }
            catch (IOException e) when (IsTaken(e))
            {
                throw new MirrorException(Obstacle.Usage, $"Another mirrorgen is at work in '{folder.Root}'. Wait until it is done, or choose another folder with -o.", e);
            }
        });
    }

    /// <summary>Lets go. A folder in which nothing came to be, such as after a mistyped address, goes as well.</summary>
    public void Dispose()
    {
        if (Directory.EnumerateFileSystemEntries(_folder).Skip(1).Any())
        {
            _file.Dispose();
            return;
        }

        // On Windows an open file can't be deleted; elsewhere it must be deleted before another run can take it.
        if (OperatingSystem.IsWindows())
        {
            _file.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
        _file.Dispose();
    }

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsTaken(IOException e) => e.HResult is 11 or 35 || e.HResult == unchecked((int)0x80070020);
}
