using System.Reflection;
using System.Text.RegularExpressions;
using CommandLine;

namespace MirrorGen.Tests;

/// <summary>What a visitor of the repository sees first: its top level, its README, its sources' manners.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] TopLevel = ["MirrorGen.sln", "README.md", "LICENSE", "CHANGELOG.md", "global.json", "src", "templates", "tests", "docs", "output"];

    /// <summary>What builds and test runs leave behind; .gitignore has them too.</summary>
    private static readonly string[] LeftBehind = ["TestResults", "BenchmarkDotNet.Artifacts", "node_modules", "bin", "obj"];

    [Fact]
    public void The_top_level_stays_as_it_is()
    {
        var entries = Directory.EnumerateFileSystemEntries(Repository.Root).Select(path => Path.GetFileName(path))
            .Where(name => !name.StartsWith('.') && !DirectoryProps().IsMatch(name))
            .Except(LeftBehind);

        entries.Except(TopLevel).ShouldBeEmpty();
    }

    [Fact]
    public void Commands_in_the_readme_exist()
    {
        var readme = Repository.Read("README.md");
        foreach (Match match in ProjectPath().Matches(readme))
        {
            Directory.Exists(Repository.PathTo(match.Groups[1].Value)).ShouldBeTrue($"the README names {match.Groups[1].Value}");
        }

        var verbs = Verbs();
        foreach (Match command in Command().Matches(readme))
        {
            verbs.Keys.ShouldContain(command.Groups[1].Value, $"the README tells people to run '{command.Value.Trim()}'");
            foreach (Match option in Option().Matches(command.Groups[2].Value))
            {
                verbs[command.Groups[1].Value].ShouldContain(option.Groups[1].Value, $"the README tells people to run '{command.Value.Trim()}'");
            }
        }
    }

    [Fact]
    public void Links_between_the_documents_lead_somewhere()
    {
        var documents = Directory.EnumerateFiles(Repository.PathTo("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.PathTo("README.md")).Append(Repository.PathTo("CHANGELOG.md")).Where(File.Exists);
        var broken =
            from document in documents
            from Match match in MarkdownLink().Matches(File.ReadAllText(document))
            let target = match.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith("mailto:", StringComparison.Ordinal)
            let path = Path.Combine(Path.GetDirectoryName(document)!, Uri.UnescapeDataString(target.Split('#')[0]))
            where !Path.Exists(path)
            select $"{Path.GetRelativePath(Repository.Root, document)} links to {target}";

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Sources_hold_no_promises_for_later()
    {
        var promises =
            from file in Repository.Sources("src").Concat(Repository.Sources("tests"))
            from line in File.ReadLines(file).Select((text, index) => (text, number: index + 1))
            where Promise().IsMatch(line.text)
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.number}: {line.text.Trim()}";

        promises.ShouldBeEmpty();
    }

    /// <summary>The long options of each verb of the program.</summary>
    private static Dictionary<string, string[]> Verbs() =>
        (from type in Assembly.Load("mirrorgen").GetTypes()
         let verb = type.GetCustomAttribute<VerbAttribute>()
         where verb is not null
         select (verb.Name, Options: type.GetProperties().Select(property => property.GetCustomAttribute<OptionAttribute>()).OfType<OptionAttribute>()))
        .ToDictionary(verb => verb.Name, verb => verb.Options.SelectMany(option => new[] { option.LongName, option.ShortName }).Where(name => name != "").ToArray());

    [GeneratedRegex(@"^Directory\.\w+\.props$")]
    private static partial Regex DirectoryProps();

    [GeneratedRegex(@"--project (\S+)")]
    private static partial Regex ProjectPath();

    // A command at the start of a line of a code block, up to its comment: `mirrorgen VERB …` or `dotnet run --project … -- VERB …`.
    [GeneratedRegex(@"^(?:\$ )?(?:mirrorgen|dotnet run --project \S+ --) ([a-z]+)([^#\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<=\s)--?([a-z][a-z-]*)")]
    private static partial Regex Option();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex MarkdownLink();

    // Split, so that this very file holds none.
    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|NotImpl" + @"ementedException)\b|#pragma warning dis" + @"able")]
    private static partial Regex Promise();
}
