namespace MirrorGen.Generation;

/// <summary>Shows a file of <c>media/</c> in the site without using its space twice: a hard link where the file system has them, a copy where not.</summary>
internal static class MediaLink
{
    public enum Outcome
    {
        Placed,
        Unchanged,
        Missing,
    }

    public static Outcome Place(string source, string target)
    {
        var from = new FileInfo(source);
        if (!from.Exists)
        {
            return Outcome.Missing;
        }

        var there = new FileInfo(target);
        if (there.Exists && there.Length == from.Length && there.LastWriteTimeUtc == from.LastWriteTimeUtc)
        {
            return Outcome.Unchanged;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Delete(target);
        if (!HardLink.TryCreate(source, target))
        {
            File.Copy(source, target);
            File.SetLastWriteTimeUtc(target, from.LastWriteTimeUtc);
        }

        return Outcome.Placed;
    }
}
