using System.Runtime.InteropServices;
using System.Text;

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
        if (!TryLink(source, target))
        {
            File.Copy(source, target);
            File.SetLastWriteTimeUtc(target, from.LastWriteTimeUtc);
        }

        return Outcome.Placed;
    }

    private static bool TryLink(string source, string target)
    {
        try
        {
            return OperatingSystem.IsWindows() ? CreateHardLink(target, source, 0) : Link(Utf8(source), Utf8(target)) == 0;
        }
        catch (Exception absent) when (absent is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    private static byte[] Utf8(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("kernel32", EntryPoint = "CreateHardLinkW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateHardLink(string link, string existing, nint reserved);

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] existing, byte[] link);
}
