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
    public void The_program_says_no_secret()
    {
        blog.Need();
        foreach (var text in new[] { blog.LoggedInRun.Output, blog.LoggedInRun.Errors, File.ReadAllText(blog.LoggedIn.ReportJson) })
        {
            text.ShouldNotContain(Surroundings.Password);
            text.ShouldNotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{Surroundings.User}:{Surroundings.Password}")));
        }
    }

    [SkippableFact]
    public void The_snapshot_holds_no_password()
    {
        blog.Need();
        foreach (var file in Directory.EnumerateFiles(blog.LoggedIn.Root, "snapshot.db*"))
        {
            var bytes = File.ReadAllBytes(file);
            bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Surroundings.Password)).ShouldBe(-1);
        }
    }

    // The seed marks everything hidden with words that begin so; commenters' addresses and networks are reserved ones.
    [GeneratedRegex(@"LEAK[A-Z]+|leak-mail-\d+|203\.0\.113\.\d+|leak-agent|leak-private")]
    private static partial Regex Marked();
}
