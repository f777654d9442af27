using MirrorGen.Generation;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Generation;

public sealed class SiteFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mirrorgen-site-").FullName;

    private string Site => Path.Combine(_root, "site");

    private string Media => Path.Combine(_root, "media");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_second_build_of_the_same_site_writes_nothing()
    {
        Write(("a/index.html", "A"), ("b.txt", "B")).Written.ShouldBe(2);

        var again = Write(("a/index.html", "A"), ("b.txt", "B"));
        (again.Written, again.Unchanged, again.Removed).ShouldBe((0, 2, 0));
    }

    [Fact]
    public void What_no_longer_belongs_to_the_site_is_removed_with_its_folder()
    {
        Write(("a/b/index.html", "A"), ("c.txt", "C"));

        Write(("c.txt", "C")).Removed.ShouldBe(1);
        Directory.Exists(Path.Combine(Site, "a")).ShouldBeFalse();
    }

    [Fact]
    public void A_repository_and_a_host_name_in_the_folder_stay()
    {
        Write(("c.txt", "C"));
        Directory.CreateDirectory(Path.Combine(Site, ".git"));
        File.WriteAllText(Path.Combine(Site, ".git", "HEAD"), "x");
        File.WriteAllText(Path.Combine(Site, "CNAME"), "example.org");

        Write(("c.txt", "C")).Removed.ShouldBe(0);
    }

    [Fact]
    public void A_folder_of_somebody_else_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(Site);
        File.WriteAllText(Path.Combine(Site, "thesis.doc"), "x");

        Should.Throw<MirrorException>(() => Write(("c.txt", "C"))).Message.ShouldContain("did not write");
        File.Exists(Path.Combine(Site, "thesis.doc")).ShouldBeTrue();
    }

    [Fact]
    public void Media_appear_at_their_path_and_writing_to_the_site_never_changes_them()
    {
        Directory.CreateDirectory(Media);
        File.WriteAllText(Path.Combine(Media, "a.jpg"), "picture");
        var file = new MediaFile(new("https://example.org/a.jpg"), SitePath.Parse("a.jpg"), 7, "", "image/jpeg");
        var gone = file with { Path = SitePath.Parse("gone.jpg") };
        var folder = new SiteFolder(Site);

        var result = folder.Write([], [file, gone], Media, null, default);
        result.MissingMedia.ShouldBe([gone.Path]);
        File.ReadAllText(Path.Combine(Site, "a.jpg")).ShouldBe("picture");
        folder.Write([Text("a.jpg", "page")], [], Media, null, default);
        File.ReadAllText(Path.Combine(Media, "a.jpg")).ShouldBe("picture");
    }

    [Fact]
    public void A_build_that_was_cut_short_is_recognised()
    {
        var folder = new SiteFolder(Site);
        folder.Write([Text("a.txt", "A")], [], Media, null, default);
        folder.IsFinished.ShouldBeTrue();

        Should.Throw<MirrorException>(() => folder.Write([new SiteFile(SitePath.Parse("b.txt"), () => throw new IOException("disk full"))], [], Media, null, default)).Message.ShouldContain("disk full");
        folder.IsFinished.ShouldBeFalse();
    }

    private SiteFolderResult Write(params (string Path, string Text)[] files) => new SiteFolder(Site).Write(files.Select(file => Text(file.Path, file.Text)), [], Media, null, default);

    private static SiteFile Text(string path, string text) => SiteFile.Text(SitePath.Parse(path), () => text);
}
