using System.Globalization;
using System.Text.Json;
using MirrorGen.Content;
using MirrorGen.Publishing;

namespace MirrorGen.Cli.Commands;

/// <summary>Publishes a site, or writes the workflow that will.</summary>
internal static class PublishCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(PublishOptions options, Terminal terminal, CancellationToken cancel)
    {
        if (options.To != PublishOptions.GitHubPages)
        {
            throw new MirrorException(Obstacle.Usage, $"It can't publish to '{options.To}'. Say --to {PublishOptions.GitHubPages}; for other hosts upload the folder site/, which holds rules for Netlify, Cloudflare, Apache and nginx (docs/publishing.md).");
        }

        var folder = Places.Existing(options.Folder);
        if (options.Workflow)
        {
            await WriteWorkflowAsync(folder, options, terminal, cancel);
            return ExitCode.Complete;
        }

        var result = await GitHubPages.PublishAsync(
            folder,
            new() { Repository = options.Repository, Branch = options.Branch, Folder = options.SiteFolder, Domain = options.Domain, Push = options.Push },
            cancel);
        if (terminal.Json)
        {
            await terminal.Output.WriteLineAsync(JsonSerializer.Serialize(result, Json).AsMemory(), cancel);
            return ExitCode.Complete;
        }

        foreach (var finding in result.Findings)
        {
            terminal.Say($"{finding.Severity}: {finding.Message}");
        }

        await terminal.Output.WriteLineAsync(Told(result, options).AsMemory(), cancel);
        return ExitCode.Complete;
    }

    private static string Told(PublishResult result, PublishOptions options)
    {
        var commit = result.Commit[..10];
        var done = result.Changed
            ? string.Create(CultureInfo.InvariantCulture, $"Committed {result.Files} files as {commit} to the branch '{options.Branch}' of {result.Repository}.")
            : $"The branch '{options.Branch}' of {result.Repository} holds this very site already ({commit}).";
        var next = result.PushedTo is { } place ? $"Pushed to {place}."
            : options.Repository is null ? $"Nothing was pushed. To do so: git --git-dir={result.Repository} push URL {options.Branch}"
            : "Nothing was pushed. To do so, run it again with --push.";
        return $"{done}\n{next}";
    }

    private static async Task WriteWorkflowAsync(MirrorFolder folder, PublishOptions options, Terminal terminal, CancellationToken cancel)
    {
        Uri? baseUrl = null;
        if (options.BaseUrl is not null && !(Uri.TryCreate(options.BaseUrl.TrimEnd('/') + "/", UriKind.Absolute, out baseUrl) && baseUrl.Scheme is "http" or "https"))
        {
            throw new MirrorException(Obstacle.Usage, $"'{options.BaseUrl}' is no address. Give one such as https://me.github.io/blog/.");
        }

        var text = PagesWorkflow.Of(new ContentFolder(folder.Content).Read().Home, baseUrl);
        if (options.Repository is null)
        {
            await terminal.Output.WriteAsync(text.AsMemory(), cancel);
            return;
        }

        var file = Path.Combine(Places.Existing(options.Repository).Root, PagesWorkflow.File);
        if (File.Exists(file) && await File.ReadAllTextAsync(file, cancel) != text)
        {
            throw new MirrorException(Obstacle.Usage, $"'{file}' exists already, and is another one. Move it away first; nothing was changed.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, cancel);
        await terminal.Output.WriteLineAsync($"Wrote {file}. Set the variable MIRRORGEN_REPOSITORY of the repository, then commit and push it.".AsMemory(), cancel);
    }
}
