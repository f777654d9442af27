namespace MirrorGen;

/// <summary>
/// Holds a mirror folder for one run at a time: two that write to one folder would take each other's files for their own. The system gives
/// the lock back when the process ends, however it ends; the file itself may stay and means nothing.
/// </summary>
public sealed class MirrorLock : IDisposable
{
    private readonly FileStream _file;
    private readonly string _folder;
    private readonly bool _made;

    private MirrorLock(FileStream file, string folder, bool made)
    {
        _file = file;
        _folder = folder;
        _made = made;
    }

    /// <exception cref="MirrorException">Another run holds the folder, or it can't be written.</exception>
    public static MirrorLock Take(MirrorFolder folder) => DiskTrouble.Guard(folder.Root, () =>
    {
        var made = !Directory.Exists(folder.Root);
        Directory.CreateDirectory(folder.Root);
        try
        {
            var file = new FileStream(Path.Combine(folder.Root, ".mirrorgen.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            return new MirrorLock(file, folder.Root, made);
        }
        catch (IOException e) when (IsTaken(e))
        {
            throw new MirrorException(Obstacle.Usage, $"Another mirrorgen is at work in '{folder.Root}'. Wait until it is done, or choose another folder with -o.", e);
        }
    });

    /// <summary>Lets go. A folder that this run made and in which nothing came to be, such as after a mistyped address, goes as well.</summary>
    public void Dispose()
    {
        _file.Dispose();
        if (_made && Directory.Exists(_folder) && Directory.EnumerateFileSystemEntries(_folder).All(entry => entry == _file.Name))
        {
            File.Delete(_file.Name);
            Directory.Delete(_folder);
        }
    }

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsTaken(IOException e) => e.HResult is 11 or 35 || e.HResult == unchecked((int)0x80070020);
}
