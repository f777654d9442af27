using System.Globalization;
using System.Reflection;
using CommandLine;

namespace MirrorGen.Cli;

/// <summary>What is shown to someone who asks for help, and to someone whose arguments make no sense.</summary>
internal static class Help
{
    public static string Version { get; } =
        typeof(Help).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string ExitCodes { get; } =
        Columns(ExitCode.Table.Select(row => (row.Code.ToString(CultureInfo.InvariantCulture), row.Meaning)));

    public static int Answer(ParserResult<object> parsed, string[] args, IReadOnlyList<Verb> verbs, TextWriter output, TextWriter errors)
    {
        var problems = parsed.Errors.ToList();
        if (problems.Exists(problem => problem is VersionRequestedError))
        {
            output.WriteLine($"mirrorgen {Version}");
            return ExitCode.Complete;
        }

        var verb = verbs.FirstOrDefault(verb => args.Any(argument => argument == verb.Name));
        if (problems.Exists(problem => problem is HelpRequestedError or HelpVerbRequestedError))
        {
            output.WriteLine(verb is null ? Overview(verbs) : Of(verb));
            return ExitCode.Complete;
        }

        if (problems.Exists(problem => problem is NoVerbSelectedError))
        {
            errors.WriteLine(Overview(verbs));
            return ExitCode.Usage;
        }

        foreach (var problem in problems)
        {
            errors.WriteLine($"mirrorgen: {Sentence(problem, verbs)}");
        }

        errors.WriteLine(verb is null ? "Try 'mirrorgen --help'." : $"Try 'mirrorgen {verb.Name} --help'.");
        return ExitCode.Usage;
    }

    public static string Overview(IReadOnlyList<Verb> verbs) =>
        $"""
        mirrorgen {Version}: turns a WordPress blog into a static archive that its owner can trust.

        Usage: mirrorgen VERB [ARGUMENTS]

        {Columns(verbs.Select(verb => (verb.Name, verb.Summary)))}

        Start with one of these:
        {Columns(verbs.Select(verb => verb.Examples[0]).Take(4).Select(example => (example.CommandLine, example.Does)))}

        'mirrorgen VERB --help' explains a verb, with examples.

        Exit codes:
        {ExitCodes}
        """;

    private static string Of(Verb verb) =>
        $"""
        mirrorgen {verb.Name}: {verb.Summary}

        Usage: mirrorgen {verb.Name} {string.Join(' ', Values(verb).Select(value => value.MetaName))} [OPTIONS]

        Examples:
        {Columns(verb.Examples.Select(example => (example.CommandLine, example.Does)))}

        Arguments and options:
        {Columns(Values(verb).Select(value => (value.MetaName, value.HelpText)).Concat(Options(verb).Select(option => (Written(option), Explained(option)))))}

        Exit codes:
        {ExitCodes}
        """;

    private static IEnumerable<ValueAttribute> Values(Verb verb) =>
        verb.Options.GetProperties().Select(property => property.GetCustomAttribute<ValueAttribute>()).OfType<ValueAttribute>().OrderBy(value => value.Index);

    // The verb's own options come before those that it shares with others.
    public static IEnumerable<OptionAttribute> Options(Verb verb) =>
        from property in verb.Options.GetProperties()
        orderby property.DeclaringType == verb.Options ? 0 : property.DeclaringType == typeof(SharedOptions) ? 2 : 1
        let option = property.GetCustomAttribute<OptionAttribute>()
        where option is not null
        select option;

    private static string Written(OptionAttribute option) =>
        (option.ShortName.Length == 0 ? "    " : $"-{option.ShortName}, ") + $"--{option.LongName}" + (option.MetaValue.Length == 0 ? "" : $" {option.MetaValue}");

    private static string Explained(OptionAttribute option) =>
        option.Default is null ? option.HelpText : string.Create(CultureInfo.InvariantCulture, $"{option.HelpText} (default: {option.Default})");

    // Long left columns get a line of their own, so that the right one stays readable.
    private static string Columns(IEnumerable<(string Left, string Right)> rows)
    {
        var list = rows.ToList();
        var width = Math.Min(list.Max(row => row.Left.Length), 62);
        return string.Join('\n', list.Select(row => row.Left.Length <= width
            ? $"  {row.Left.PadRight(width)}  {row.Right}"
            : $"  {row.Left}\n  {new string(' ', width)}  {row.Right}"));
    }

    private static string Sentence(Error problem, IReadOnlyList<Verb> verbs) => problem switch
    {
        BadVerbSelectedError bad => $"'{bad.Token}' is nothing that it can do; it can {string.Join(", ", verbs.Select(verb => verb.Name))}.",
        UnknownOptionError unknown => $"the option '{Dashed(unknown.Token)}' does not exist.",
        MissingRequiredOptionError { NameInfo.LongName.Length: 0 } => "an argument is missing.",
        MissingRequiredOptionError missing => $"the option '{Dashed(missing.NameInfo.LongName)}' is missing.",
        MissingValueOptionError missing => $"the option '{Dashed(missing.NameInfo.LongName)}' needs a value.",
        BadFormatConversionError { NameInfo.LongName.Length: 0 } => "an argument can't be understood.",
        BadFormatConversionError bad => $"the value of '{Dashed(bad.NameInfo.LongName)}' can't be understood.",
        RepeatedOptionError repeated => $"the option '{Dashed(repeated.NameInfo.LongName)}' is given twice; separate several values by commas.",
        TokenError token => $"'{token.Token}' can't be understood.",
        NamedError named => $"the option '{Dashed(named.NameInfo.LongName)}' can't be understood.",
        _ => "the arguments can't be understood.",
    };

    private static string Dashed(string name) => name.Length == 1 ? $"-{name}" : $"--{name}";
}
