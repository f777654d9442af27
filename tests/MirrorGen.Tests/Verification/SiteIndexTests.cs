using MirrorGen.Verification;

namespace MirrorGen.Tests.Verification;

public class SiteIndexTests
{
    [Fact]
    public void Every_file_is_found_by_its_path_and_by_its_number()
    {
        // What shares beginnings and what does not, other scripts, names around the slash in the order of characters.
        string[] paths =
        [
            "index.html", "a.html", "a/index.html", "a/b/c/d/index.html", "a-b/index.html", "a-b.html", "a0/x", "ab", "ä/ö.html", "東京/塔/index.html", "東京/塔.html", "\U0001F986/index.html",
            .. Enumerable.Range(0, 200).Select(number => $"2024/{number % 12:00}/post-{number}/index.html"),
            $"{new string('x', 200)}/{new string('y', 200)}/index.html",
        ];
        using var folder = new TemporaryFolder();
        foreach (var path in paths)
        {
            folder.Write(path, "");
        }

        var index = SiteIndex.Of(folder.Root);

        Enumerable.Range(0, index.Count).Select(number => index[number]).ShouldBe(paths.Order(StringComparer.Ordinal));
        foreach (var path in paths)
        {
            index.TryFind(path, out var number).ShouldBeTrue(path);
            index[number].ShouldBe(path);
            index.TryFind(path + "x", out _).ShouldBeFalse();
            index.TryFind(path[..^1], out _).ShouldBe(paths.Contains(path[..^1]));
        }
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("a", true)]
    [InlineData("a/b", true)]
    [InlineData("a/b/c.html", false)]
    [InlineData("a-b", false)]
    [InlineData("A", false)]
    [InlineData("z", false)]
    public void A_folder_is_what_has_files_below_it(string path, bool there)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/b/c.html", "");
        folder.Write("a-b.html", "");

        SiteIndex.Of(folder.Root).IsFolder(path).ShouldBe(there);
    }

    [Fact]
    public void An_empty_site_has_no_file()
    {
        using var folder = new TemporaryFolder();

        var index = SiteIndex.Of(folder.Root);

        index.Count.ShouldBe(0);
        index.TryFind("index.html", out _).ShouldBeFalse();
    }
}
