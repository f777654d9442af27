using System.Globalization;
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
        void AddFolder(DirectoryInfo place)
        {
            Add(Path.GetRelativePath(folder.Root, place.FullName));
            foreach (var entry in place.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                switch (entry)
                {
                    case FileInfo file: Add(string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}")); break;
                    case DirectoryInfo below: AddFolder(below); break;
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
            AddFolder(new DirectoryInfo(place));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()) + "\n";
    }
}
