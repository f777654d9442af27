using System.Collections.Frozen;

namespace MirrorGen.Verification;

/// <summary>Every file of a site, found by the address that a browser would ask for.</summary>
internal sealed class SiteIndex
{
    private readonly FrozenDictionary<string, int> _numbers;
    private readonly string[] _files;

    private SiteIndex(string root, string[] files)
    {
        Root = root;
        _files = files;
        _numbers = files.Select((file, number) => KeyValuePair.Create(file, number)).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Root { get; }

    /// <summary>Paths relative to the root with forward slashes, sorted.</summary>
    public IReadOnlyList<string> Files => _files;

    public static SiteIndex Of(string root)
    {
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return new(root, files);
    }

    public bool TryFind(string path, out int number) => _numbers.TryGetValue(path, out number);

    public bool IsFolder(string path)
    {
        var folder = path + "/";
        var at = ~Array.BinarySearch(_files, folder, StringComparer.Ordinal);
        return path.Length == 0 || (at >= 0 && at < _files.Length && _files[at].StartsWith(folder, StringComparison.Ordinal));
    }

    /// <summary>The file that a web server gives for an address: itself, or the <c>index.html</c> of a folder.</summary>
    public bool TryFindPage(string path, out int number)
    {
        var folder = path.TrimEnd('/');
        return TryFind(path, out number) || TryFind(folder.Length == 0 ? "index.html" : folder + "/index.html", out number);
    }
}
