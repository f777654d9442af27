using System.Reflection;
using System.Text.RegularExpressions;
using MirrorGen.Generation.Templates;
using MirrorGen.Generation.Views;

namespace MirrorGen.Tests.Generation.Templates;

/// <summary>Holds docs/templates.md to what templates really get.</summary>
public sealed partial class TemplateDocsTests
{
    private static readonly string Document = Repository.Read("docs", "templates.md").ReplaceLineEndings("\n");

    private static readonly Type[] Views =
        [.. typeof(SiteView).Assembly.GetTypes().Where(type => type is { IsPublic: true, IsEnum: false } && type.Namespace == typeof(SiteView).Namespace && !(type.IsAbstract && type.IsSealed))];

    public static TheoryData<string> ViewNames => [.. Views.Where(type => !type.Name.EndsWith("Page", StringComparison.Ordinal)).Select(type => type.Name)];

    public static TheoryData<string> PageNames => [.. Views.Where(type => type.Name.EndsWith("Page", StringComparison.Ordinal)).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(ViewNames))]
    public void Every_variable_is_documented_with_an_example_and_nothing_else_is(string view)
    {
        var section = Section().Matches(Document).SingleOrDefault(match => match.Groups[1].Value == view) ?? throw new KeyNotFoundException($"docs/templates.md has no section '### {view}'.");
        var rows = Row().Matches(section.Value).Select(row => row.Groups).ToArray();

        rows.Select(row => row[1].Value).ShouldBe(Variables(Views.Single(type => type.Name == view)), ignoreOrder: true);
        rows.ShouldAllBe(row => row[3].Value.Length > 0, "a variable without a meaning");
        rows.ShouldAllBe(row => row[4].Value.Contains("{{", StringComparison.Ordinal) && row[4].Value.Contains(row[1].Value, StringComparison.Ordinal), "a variable without an example");
    }

    [Theory]
    [MemberData(nameof(PageNames))]
    public void What_each_template_gets_is_documented(string page)
    {
        var expected = Variables(Views.Single(type => type.Name == page)).Order(StringComparer.Ordinal).ToArray();
        var documented = PageRow().Matches(Document).Select(row => Quoted().Matches(row.Groups[1].Value).Select(name => name.Groups[1].Value).Order(StringComparer.Ordinal).ToArray());

        documented.ShouldContain(names => names.SequenceEqual(expected), $"no row of the table lists {string.Join(", ", expected)}");
    }

    [Fact]
    public void Every_template_of_the_default_theme_is_named()
    {
        var missing = Theme.Default.Templates.Keys.Where(name => name != "layout" && !Document.Contains($"`{name}`", StringComparison.Ordinal));

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_theme_inside_the_tool_is_named() => Theme.BuiltInNames.ShouldAllBe(name => Document.Contains($"`{name}`", StringComparison.Ordinal));

    private static string[] Variables(Type view) =>
        [.. view.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.Name != "EqualityContract").Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..])];

    [GeneratedRegex(@"^### (\w+)\n(?:(?!^### ).*\n?)*", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `(\w+)` \| ([^|]+) \| ([^|]*) \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    // A row of the table of pages: its variables stand in the second column, site first.
    [GeneratedRegex(@"^\| [^|]+ \| (`site`[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex PageRow();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Quoted();
}
