using System.Diagnostics;
using MirrorGen.Content;
using MirrorGen.Generation;
using MirrorGen.Generation.Templates;

namespace MirrorGen.EndToEnd;

/// <summary>Every page of the site is valid HTML, by a validator that is not ours.</summary>
[Collection(MirroredBlogCollection.Name)]
public sealed class HtmlValidityTests(MirroredBlog blog)
{
    private static readonly string Folder = Path.Combine(Surroundings.Repository, "tests", "MirrorGen.EndToEnd", "Html");
    private static readonly string Validator = Path.Combine(Folder, "node_modules", "html-validate", "bin", "html-validate.js");

    [SkippableFact]
    public async Task Every_page_of_the_site_is_valid_html()
    {
        blog.Need();
        Surroundings.Need(File.Exists(Validator), "The HTML validator is missing: 'npm ci' in tests/MirrorGen.EndToEnd/Html gets it (npm: 'apt-get install npm').");

        var (exitCode, output) = await ValidateAsync(blog.LoggedIn.Site);

        exitCode.ShouldBe(0, output);
    }

    [SkippableFact]
    public async Task Every_page_of_the_second_theme_is_valid_html()
    {
        blog.Need();
        Surroundings.Need(File.Exists(Validator), "The HTML validator is missing: 'npm ci' in tests/MirrorGen.EndToEnd/Html gets it (npm: 'apt-get install npm').");
        using var scratch = new ScratchFolder();
        var content = new ContentFolder(blog.LoggedIn.Content).Read();
        new SiteFolder(scratch.Path).Write(SiteBuilder.Build(content, Theme.BuiltIn("broadsheet")!, new SiteOptions()), content.MediaFiles, blog.LoggedIn.Media, null, CancellationToken.None);

        var (exitCode, output) = await ValidateAsync(scratch.Path);

        exitCode.ShouldBe(0, output);
    }

    private static async Task<(int ExitCode, string Output)> ValidateAsync(string site)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        // Feeds go by the name of a page, too, because many hosts show a folder by no other; see docs/decisions/0008-feeds-at-their-own-address.md.
        var pages = Directory.EnumerateFiles(site, "*.html", SearchOption.AllDirectories).Where(page => !File.ReadAllText(page).StartsWith("<?xml", StringComparison.Ordinal));
        foreach (var argument in new[] { Validator, "--config", Path.Combine(Folder, ".htmlvalidate.json"), "--formatter", "text" }.Concat(pages))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
