using System.Globalization;
using System.Text.RegularExpressions;
using MirrorGen.Cli;

namespace MirrorGen.Tests.Cli;

/// <summary>docs/cli.md and --help say the same.</summary>
public sealed partial class CliDocumentTests
{
    private static readonly string Document = Repository.Read("docs", "cli.md");

    [Fact]
    public void The_exit_codes_are_the_same()
    {
        var documented = ExitCodeRow().Matches(Document).Select(row => (int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture), row.Groups[2].Value));

        documented.ShouldBe(ExitCode.Table);
    }

    [Fact]
    public void Every_verb_is_documented_and_no_other()
    {
        VerbRow().Matches(Document).Select(row => row.Groups[1].Value).ShouldBe(App.Verbs.Select(verb => verb.Name));
    }

    [Fact]
    public void Every_option_is_documented_for_its_verbs_and_no_other()
    {
        var all = App.Verbs.Select(verb => verb.Name).ToArray();
        var documented =
            from Match row in OptionRow().Matches(Document)
            from Match option in LongName().Matches(row.Groups[1].Value)
            let verbs = row.Groups[2].Value
            from verb in verbs.StartsWith("all but ", StringComparison.Ordinal) ? all.Except(verbs["all but ".Length..].Split(" and ")) : verbs.Split(", ")
            select $"{verb} --{option.Groups[1].Value}";
        var real =
            from verb in App.Verbs
            from option in Help.Options(verb)
            select $"{verb.Name} --{option.LongName}";

        documented.Order(StringComparer.Ordinal).ShouldBe(real.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_example_of_the_help_is_understood()
    {
        foreach (var verb in App.Verbs)
        {
            foreach (var example in verb.Examples)
            {
                var command = example.CommandLine[example.CommandLine.IndexOf("mirrorgen ", StringComparison.Ordinal)..].Split('>')[0];
                var run = await Run.Of([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1), "--no-such-option"]);

                run.Errors.ShouldStartWith("mirrorgen: the option '--no-such-option' does not exist.\nTry", Case.Sensitive, example.CommandLine);
            }
        }
    }

    [GeneratedRegex(@"^\| (\d+) \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex ExitCodeRow();

    [GeneratedRegex(@"^\| `([a-z]+)[^`]*` \| [^|]+\|$", RegexOptions.Multiline)]
    private static partial Regex VerbRow();

    [GeneratedRegex(@"^\| (`-[^|]+) \| ([a-z, ]+) \|", RegexOptions.Multiline)]
    private static partial Regex OptionRow();

    [GeneratedRegex("`--([a-z-]+)`")]
    private static partial Regex LongName();
}
