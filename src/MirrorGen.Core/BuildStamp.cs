using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using MirrorGen.Generation;
using MirrorGen.Generation.Templates;

namespace MirrorGen;

/// <summary>
/// Tells whether a site is what a build would make of it, so that a run that brought nothing new builds nothing: the program, the theme and the
/// options are the same, and no file of <c>content/</c>, <c>media/</c> and <c>site/</c> has changed its length or its time since.
/// </summary>
internal static class BuildStamp
{
    public static bool Holds(MirrorFolder folder, Theme theme, SiteOptions options) =>
        File.Exists(Place(folder)) && File.ReadAllText(Place(folder)) == Of(folder, theme, options);

    public static void Set(MirrorFolder folder, Theme theme, SiteOptions options) => File.WriteAllText(Place(folder), Of(folder, theme, options));

    public static void Lift(MirrorFolder folder) => File.Delete(Place(folder));

    private static string Place(MirrorFolder folder) => Path.Combine(folder.Root, ".mirrorgen.build");

    private static string Of(MirrorFolder folder, Theme theme, SiteOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));

        // Folder by folder, so that a site of any size is never in memory as a whole.
        void AddFolder(string place)
        {
            Add(Path.GetRelativePath(folder.Root, place));
            foreach (var entry in Entries(place).OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                if (entry.IsFolder)
                {
                    AddFolder(Path.Combine(place, entry.Name));
                }
                else
                {
                    Add(string.Create(CultureInfo.InvariantCulture, $"{entry.Name} {entry.Length} {entry.Written}"));
                }
            }
        }

        Add(typeof(BuildStamp).Module.ModuleVersionId.ToString());
        Add(options.ToString());
        foreach (var (name, template) in theme.Templates)
        {
            Add(name);
            Add(template.ToString());
        }

        foreach (var (name, bytes) in theme.Files)
        {
            Add(name);
            hash.AppendData(bytes.Span);
        }

        foreach (var place in new[] { folder.Content, folder.Media, folder.Site }.Where(Directory.Exists))
        {
            AddFolder(place);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()) + "\n";
    }

    // Nothing but what is asked for: one folder may hold a page for each post of the blog.
    private static FileSystemEnumerable<(string Name, bool IsFolder, long Length, long Written)> Entries(string folder) => new(
        folder,
        (ref FileSystemEntry entry) => entry.IsDirectory ? (entry.FileName.ToString(), true, 0, 0) : (entry.FileName.ToString(), false, entry.Length, entry.LastWriteTimeUtc.Ticks),
        new EnumerationOptions { AttributesToSkip = default, IgnoreInaccessible = false });
}
