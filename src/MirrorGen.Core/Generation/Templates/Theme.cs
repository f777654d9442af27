using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Templates;

/// <summary>The templates and assets of a site.</summary>
public sealed record Theme
{
    private const string DefaultName = "default";
    private const string Extension = ".hbs";
    private const string Assets = "assets/";
    private const string LanguageFolder = "languages/";

    /// <summary>By name without extension: <c>single</c>, <c>partials/comment</c>.</summary>
    public required ImmutableSortedDictionary<string, Template> Templates { get; init; }

    /// <summary>Files that the pages refer to, by their path in the site: <c>assets/site.css</c>.</summary>
    public required ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files { get; init; }

    /// <summary>What the site says in other languages, as JSON, by the language: <c>de</c>, <c>pt-br</c>.</summary>
    public ImmutableSortedDictionary<string, Template> Languages { get; init; } = ImmutableSortedDictionary<string, Template>.Empty;

    /// <summary>The theme that travels inside the tool.</summary>
    public static Theme Default { get; } = BuiltIn(DefaultName)!;

    /// <summary>Names of the themes that travel inside the tool.</summary>
    public static IReadOnlyList<string> BuiltInNames { get; } =
        [.. Resources().Select(name => name["templates/".Length..].Split('/')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The default theme with the files of that one laid over it; null when there is none of that name.</summary>
    public static Theme? BuiltIn(string name)
    {
        var prefix = $"templates/{name}/";
        var files = Resources().Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal)).Select(resource => (resource[prefix.Length..], Read(resource))).ToArray();
        return files.Length == 0 ? null : name == DefaultName ? Of(files, prefix) : Default.With(Of(files, prefix));
    }

    /// <summary>This theme with the files of a folder laid over it, file by file.</summary>
    /// <exception cref="MirrorException">The folder can't be read.</exception>
    public Theme With(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new MirrorException(Obstacle.Usage, $"There is no folder of templates at '{folder}'. Give the folder that holds your .hbs files and assets/, or leave --templates out.");
        }

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), (ReadOnlyMemory<byte>)File.ReadAllBytes(file)));
        var over = Of(files, folder.TrimEnd('/', '\\') + "/");
        return With(over);
    }

    private Theme With(Theme over) => new() { Templates = Templates.SetItems(over.Templates), Files = Files.SetItems(over.Files), Languages = Languages.SetItems(over.Languages) };

    private static Theme Of(IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> files, string origin)
    {
        var all = files.ToArray();
        return new()
        {
            Templates = all.Where(file => file.Path.EndsWith(Extension, StringComparison.Ordinal))
                .ToImmutableSortedDictionary(file => file.Path[..^Extension.Length], Text, StringComparer.Ordinal),
            Files = all.Where(file => file.Path.StartsWith(Assets, StringComparison.Ordinal))
                .ToImmutableSortedDictionary(file => SitePath.From(file.Path).Value, file => file.Bytes, StringComparer.Ordinal),
            Languages = all.Where(file => file.Path.StartsWith(LanguageFolder, StringComparison.Ordinal) && file.Path.EndsWith(".json", StringComparison.Ordinal))
                .ToImmutableSortedDictionary(file => Path.GetFileNameWithoutExtension(file.Path).ToLowerInvariant(), Text, StringComparer.Ordinal),
        };

        Template Text((string Path, ReadOnlyMemory<byte> Bytes) file) => new(origin + file.Path, Encoding.UTF8.GetString(file.Bytes.Span).TrimStart('\uFEFF').ReplaceLineEndings("\n"));
    }

    private static IEnumerable<string> Resources() =>
        // Resources built on Windows are named with its separator.
        Assembly.GetExecutingAssembly().GetManifestResourceNames().Select(name => name.Replace('\\', '/')).Where(name => name.StartsWith("templates/", StringComparison.Ordinal));

    private static ReadOnlyMemory<byte> Read(string resource)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().First(candidate => candidate.Replace('\\', '/') == resource);
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <summary>The text of a template.</summary>
/// <param name="File">Where it comes from, for messages.</param>
/// <param name="Text">Lines end in a line feed.</param>
public sealed record Template(string File, string Text);
