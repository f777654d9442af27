namespace MirrorGen;

/// <summary>Turns what a disk can refuse into one clear sentence. The one place that knows the systems' error numbers.</summary>
public static class DiskTrouble
{
    // ENOSPC and EDQUOT on Linux; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL on Windows. macOS has ENOSPC as well, and EDQUOT as 69.
    private static readonly int[] Full = [28, 122, 69, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    /// <summary>EROFS: a disk that is mounted for reading only.</summary>
    private const int ReadOnlyDisk = 30;

    /// <summary>Runs work on a disk, and says in one sentence what stood in its way.</summary>
    public static T Guard<T>(string folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is not MirrorException && Explain(e, folder) is not null)
        {
            throw Explain(e, folder)!;
        }
    }

    public static async Task<T> GuardAsync<T>(string folder, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is not MirrorException && Explain(e, folder) is not null)
        {
            throw Explain(e, folder)!;
        }
    }

    public static void Guard(string folder, Action work) => Guard(folder, () =>
    {
        work();
        return 0;
    });

    /// <returns>Null when the trouble is another one, which the user can't mend.</returns>
    public static MirrorException? Explain(Exception trouble, string folder) => trouble switch
    {
        MirrorException known => known,
        AggregateException { InnerExceptions: [var first, ..] } => Explain(first, folder),
        IOException { HResult: ReadOnlyDisk } =>
            new(Obstacle.Usage, $"'{folder}' lies on a disk that can only be read. Choose another folder with -o.", trouble),
        IOException full when Full.Contains(full.HResult) =>
            new(Obstacle.Usage, $"The disk is full. Make room for '{folder}', or choose another disk with -o, and run the same command again: it goes on where it was.", trouble),
        UnauthorizedAccessException =>
            new(Obstacle.Usage, $"'{folder}' can't be written: {trouble.Message} Choose another folder with -o, or change its permissions.", trouble),
        DirectoryNotFoundException or PathTooLongException =>
            new(Obstacle.Usage, $"'{folder}' can't be used: {trouble.Message} Choose another folder with -o.", trouble),
        IOException { InnerException: System.Net.Sockets.SocketException } => null,
        IOException => new(Obstacle.Usage, $"Reading or writing in '{folder}' failed: {trouble.Message} Run the same command again, or choose another folder with -o.", trouble),
        _ => null,
    };
}
