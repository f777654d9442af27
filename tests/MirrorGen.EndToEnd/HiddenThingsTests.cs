using System.Text;
using System.Text.RegularExpressions;

namespace MirrorGen.EndToEnd;

/// <summary>What the blog does not show to strangers, the archive does not show either: not even after a login.</summary>
[Collection(MirroredBlogCollection.Name)]
public sealed partial class HiddenThingsTests(MirroredBlog blog)
{
    [SkippableFact]
    public void Nothing_hidden_reaches_content_site_or_report()
    {
        blog.Need();
        var leaks =
            from folder in blog.Both()
            from part in new[] { folder.Content, folder.Site }
            from file in MirroredBlog.Texts(part)
            from Match match in Marked().Matches(file.Text)
            select $"{match.Value} in {Path.GetFileName(part)}/{file.Path}";

        leaks.Distinct().ShouldBeEmpty();
        foreach (var folder in blog.Both())
        {
            Marked().Matches(File.ReadAllText(folder.ReportJson) + File.ReadAllText(folder.ReportHtml)).Select(match => match.Value).ShouldBeEmpty();
        }
    }

    [SkippableFact]
    public async Task The_program_says_no_secret()
    {
        blog.Need();
        using var scratch = new ScratchFolder();
        string[] login = ["--user", Surroundings.User, "--password-env", MirroredBlog.PasswordVariable];
        var runs = new[]
        {
            blog.LoggedInRun,
            await Program.RunAsync(["fetch", Surroundings.WordPress.AbsoluteUri, "-o", scratch["verbose"], "--verbose", .. login]),
            await Program.RunAsync(["fetch", Surroundings.WordPress.AbsoluteUri, "-o", scratch["json"], "--json", .. login]),
            await Program.RunAsync(["fetch", "http://127.0.0.1:9/", "-o", scratch["nobody"], "--verbose", .. login]),
        };

        runs.SelectMany(run => Secrets(Encoding.UTF8.GetBytes(run.Output + run.Errors))).ShouldBeEmpty();
    }

    [SkippableFact]
    public void No_file_of_the_mirror_holds_the_password()
    {
        blog.Need();
        var files = Directory.GetFiles(blog.LoggedIn.Root, "*", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(300);
        files.ShouldContain(blog.LoggedIn.Snapshot);

        files.SelectMany(file => Secrets(File.ReadAllBytes(file)).Select(secret => $"{secret} in {file}")).ShouldBeEmpty();

        // Bytes that the database may keep in another form are read as it gives them.
        using var snapshot = Snapshots.Snapshot.Open(blog.LoggedIn.Snapshot);
        var kept = from kind in snapshot.Kinds() from captured in snapshot.Objects(kind) from version in captured.Versions select version;
        kept.SelectMany(version => Secrets(version.Json.ToArray()).Concat(Secrets(Encoding.UTF8.GetBytes(version.Url.AbsoluteUri)))).ShouldBeEmpty();
    }

    // As it was given, as WordPress shows it, as HTTP sends it, and as an address would hold it.
    private static IEnumerable<string> Secrets(byte[] bytes)
    {
        var password = Surroundings.Password;
        var spaced = string.Join(' ', password.Chunk(4).Select(four => new string(four)));
        string[] forms =
        [
            password, spaced, Uri.EscapeDataString(spaced), Convert.ToBase64String(Encoding.UTF8.GetBytes(password)).TrimEnd('='), Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Surroundings.User}:{password}")).TrimEnd('='),
        ];
        return forms.Where(form => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(form)) >= 0);
    }

    // The seed marks everything hidden with words that begin so; commenters' addresses and networks are reserved ones.
    [GeneratedRegex(@"LEAK[A-Z]+|leak-mail-\d+|203\.0\.113\.\d+|leak-agent|leak-private")]
    private static partial Regex Marked();
}
