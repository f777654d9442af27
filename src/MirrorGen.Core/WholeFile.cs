namespace MirrorGen;

/// <summary>
/// Files that are there whole or as they were before, after a kill of the program, a full disk and a power cut alike: written beside their
/// place, flushed to the disk, and only then renamed. The one place that decides this; <c>docs/decisions/0009-whole-files.md</c> tells what is promised.
/// </summary>
public static class WholeFile
{
    /// <summary>What the name of a file ends in as long as it is not finished.</summary>
    private const string Unfinished = ".mirrorgen-new";

    /// <summary>Replaces or makes the file, and the folders above it.</summary>
    public static void Write(string path, byte[] bytes) => Write(path, file => file.Write(bytes));

    /// <param name="path">The file's place.</param>
    /// <param name="write">Writes all of it; what it throws leaves nothing behind.</param>
    public static void Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = path + Unfinished;
        try
        {
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(file);
                Flush(file);
            }

            PutInPlace(unfinished, path);
        }
        catch
        {
            // On a full disk half a file would only be in the way of the next try.
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Clears away what a kill left of the file. Only for those that will not be written again: the next writing clears it by itself.</summary>
    public static void ClearUnfinished(string path)
    {
        if (File.Exists(path + Unfinished))
        {
            File.Delete(path + Unfinished);
        }
    }

    /// <summary>For what comes in pieces: everything written so far is on the disk after this, and not only on its way there.</summary>
    public static void Flush(FileStream file) => file.Flush(flushToDisk: true);

    /// <summary>Gives a finished and flushed file its name; who opens that name meanwhile finds the old file or the new one.</summary>
    public static void PutInPlace(string unfinished, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.Move(unfinished, path, overwrite: true);
    }
}
