using CommandLine;

namespace MirrorGen.Cli;

/// <summary>What the verbs that ask a blog have in common.</summary>
internal abstract class FetchingOptions : SharedOptions
{
    [Value(0, MetaName = "URL", Required = true, HelpText = "The blog's address, such as https://example.org/ or example.org/blog.")]
    public string Url { get; set; } = "";

    [Option('o', "output", MetaValue = "DIR", HelpText = "The mirror folder (default: output/ and the blog's name). An existing mirror is brought up to date.")]
    public string? Output { get; set; }

    [Option("user", MetaValue = "NAME", HelpText = "Your WordPress login name: adds revisions and menus. What is not public stays out of content/ and site/ all the same.")]
    public string? User { get; set; }

    [Option("password-env", MetaValue = "VARIABLE", HelpText = "The environment variable that holds an application password (WordPress: Users, Profile, Application Passwords).")]
    public string? PasswordEnv { get; set; }

    [Option("concurrency", Default = 4, MetaValue = "N", HelpText = "Requests at the same time; fewer when the server asks for patience.")]
    public int Concurrency { get; set; }

    [Option("delay", MetaValue = "SECONDS", HelpText = "The least time between two requests, such as 0.5, for a server that is easily tired.")]
    public double Delay { get; set; }

    [Option("include", MetaValue = "TYPES", HelpText = "Only these post types, apart by commas: post,page,recipe.")]
    public string? Include { get; set; }

    [Option("exclude", MetaValue = "TYPES", HelpText = "Leave out these post types, taxonomies, or: comment, user, revision.")]
    public string? Exclude { get; set; }

    [Option("since", MetaValue = "DATE", HelpText = "Only what changed since that day, such as 2024-05-01. What is older stays as it is.")]
    public string? Since { get; set; }

    [Option("external-images", HelpText = "Fetch the pictures that posts show from other hosts, too.")]
    public bool ExternalImages { get; set; }

    [Option("recheck-media", HelpText = "Ask for every file again whether it has changed; without it only for those whose record in WordPress has.")]
    public bool RecheckMedia { get; set; }
}
