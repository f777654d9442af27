using System.Reflection;
using System.Text.RegularExpressions;

namespace MirrorGen.Tests;

/// <summary>Holds the code to what docs/architecture.md says, so that neither can drift from the other.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Assembly Core = typeof(MirrorFolder).Assembly;
    private static readonly string Document = Repository.Read("docs", "architecture.md");
    private static readonly Dictionary<string, string[]> Known = ReadTable();

    /// <summary>The types of the library's root that every folder may use: those in the files that the document lists.</summary>
    private static readonly string[] Vocabulary =
        [.. Quoted().Matches(VocabularySentence().Match(Document).Groups[1].Value)
            .SelectMany(name => Declaration().Matches(Repository.Read("src", "MirrorGen.Core", name.Groups[1].Value + ".cs")))
            .Select(type => type.Groups[1].Value)];

    [Fact]
    public void The_table_and_the_vocabulary_can_be_read()
    {
        Known.Keys.ShouldContain("WordPress");
        Known["Sources"].ShouldBe(["WordPress", "Snapshots"]);
        Vocabulary.ShouldContain("Finding");
    }

    [Fact]
    public void Every_folder_of_the_library_stands_in_the_table()
    {
        var folders = Directory.EnumerateDirectories(Repository.PathTo("src", "MirrorGen.Core"))
            .Select(Path.GetFileName).Where(name => name is not ("bin" or "obj"));

        folders.Except(Known.Keys).ShouldBeEmpty("docs/architecture.md says nothing about these folders");
    }

    [Fact]
    public void Each_folder_names_only_the_folders_that_it_knows()
    {
        var breaches =
            from folder in Known.Keys
            where Directory.Exists(Repository.PathTo("src", "MirrorGen.Core", folder))
            from file in Repository.Sources("src", "MirrorGen.Core", folder)
            from Match match in QualifiedName().Matches(Comments().Replace(File.ReadAllText(file), ""))
            let used = match.Groups[1].Value
            where Known.ContainsKey(used) && !MayUse(folder, used)
            select $"{Path.GetRelativePath(Repository.Root, file)} names {match.Value}";

        breaches.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Each_folder_uses_only_the_folders_that_it_knows()
    {
        var breaches =
            from type in Core.GetTypes()
            let folder = Folder(type)
            where Known.ContainsKey(folder)
            from used in CompiledUses.Of(type).SelectMany(CompiledUses.Types)
            where used.Assembly == Core && Known.ContainsKey(Folder(used)) && !MayUse(folder, Folder(used))
            select $"{type.FullName} uses {used.FullName}";

        breaches.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void What_all_folders_share_knows_none_of_them_and_folders_use_nothing_else_of_the_root()
    {
        var breaches =
            from type in Core.GetTypes()
            let isVocabulary = IsRoot(type) && IsVocabulary(type)
            where isVocabulary || Known.ContainsKey(Folder(type))
            from used in CompiledUses.Of(type).SelectMany(CompiledUses.Types)
            where used.Assembly == Core
                && ((isVocabulary && Known.ContainsKey(Folder(used))) || (IsRoot(used) && !IsVocabulary(used)))
            select $"{type.FullName} uses {used.FullName}";

        breaches.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_but_the_program_knows_the_console_exit_codes_or_arguments()
    {
        Core.GetReferencedAssemblies().Select(assembly => assembly.Name).ShouldNotContain("Spectre.Console");
        Core.GetReferencedAssemblies().Select(assembly => assembly.Name).ShouldNotContain("CommandLine");

        Uses(member => member.DeclaringType == typeof(Console)
            || (member.DeclaringType == typeof(Environment)
                && member.Name is nameof(Environment.Exit) or nameof(Environment.FailFast) or "set_ExitCode" or "GetCommandLineArgs"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Time_comes_from_outside()
    {
        Uses(member => (member.DeclaringType == typeof(DateTime) || member.DeclaringType == typeof(DateTimeOffset))
            && member.Name is "get_Now" or "get_UtcNow" or "get_Today")
            .ShouldBeEmpty("pass a TimeProvider in");
    }

    [Fact]
    public void The_nouns_and_the_conversion_touch_neither_disk_nor_network()
    {
        Uses(
            member => member.DeclaringType is { } type
                && (type == typeof(File) || type == typeof(Directory) || type == typeof(FileStream) || type == typeof(FileInfo)
                    || type.Namespace?.StartsWith("System.Net.Http", StringComparison.Ordinal) == true
                    || type.Namespace?.StartsWith("System.Net.Sockets", StringComparison.Ordinal) == true),
            "WordPress",
            "Conversion")
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_library_waits_for_nothing_by_blocking()
    {
        Uses(member => member.DeclaringType is { } type && typeof(Task).IsAssignableFrom(type)
            && member.Name is "get_Result" or "Wait" or "WaitAll" or "WaitAny")
            .Where(use => !use.Contains('<', StringComparison.Ordinal)) // The compiler's own state machines may.
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Uses(Func<MemberInfo, bool> forbidden, params string[] folders) =>
        from type in Core.GetTypes()
        where folders.Length == 0 || folders.Contains(Folder(type))
        from member in CompiledUses.Of(type)
        where forbidden(member)
        select $"{type.FullName} uses {member.DeclaringType?.Name}.{member.Name}";

    private static bool MayUse(string folder, string used) => folder == used || Known[folder].Contains(used) || Known[folder].Contains("all");

    private static bool IsRoot(Type type) => Outermost(type).Namespace == "MirrorGen";

    // FingerprintMap`1 stands in the document without the number of its parameters.
    private static bool IsVocabulary(Type type) => Vocabulary.Contains(Outermost(type).Name.Split('`')[0]);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static string Folder(Type type) => Outermost(type).Namespace?.Split('.') is ["MirrorGen", var folder, ..] ? folder : "";

    private static Dictionary<string, string[]> ReadTable() => Row().Matches(Document).ToDictionary(
        row => row.Groups[1].Value,
        row => row.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries) is ["nothing"] ? [] : row.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries));

    [GeneratedRegex(@"^\| `(\w+)/` \|.*\| ([\w, ]+) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"What lies in the library's root \(([^)]*)\)")]
    private static partial Regex VocabularySentence();

    [GeneratedRegex(@"^public .*\b(?:class|record|struct|enum|interface) (?!struct\b)(\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w.])MirrorGen\.(\w+)")]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
