namespace MirrorGen.Tests.Generation;

/// <summary>
/// A few whole files of a small site as a person has read them, in <c>Goldens/</c>. <c>MIRRORGEN_ACCEPT=1</c> rewrites them: read that diff as you would read code.
/// </summary>
public class PageGoldens
{
    private static readonly Lazy<TestSite> Site = new(() => TestSite.Build("""
        -- blog https://example.org/ "Tides & Timetables" --
        -- page /about/ id=3 --
        # About
        Who we are.
        -- post /2024/05/31/first/ news/local #blue @ann id=10 image=50 --
        # Boats <em>&amp;</em> trains
        Some *words* and [the second](https://example.org/2024/06/01/second/).
        -- post /2024/06/01/second/ news @ann id=11 --
        # Second
        -- media /wp-content/uploads/a.jpg 800x600 id=50 --
        -- comment 5 on 10 by Ann --
        Hello.
        -- comment 6 on 10 to 5 by Bob --
        Answer.
        -- revision 20 of 10 --
        Some old words.
        """, new() { BaseUrl = new("https://ann.github.io/mirror/") }, blog => blog with { Tagline = "Slow things", CapturedAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero) }));

    [Theory]
    [InlineData("index.html")]
    [InlineData("2024/05/31/first/index.html")]
    [InlineData("2024/05/31/first/revisions/index.html")]
    [InlineData("2024/05/31/first/revisions/20/index.html")]
    [InlineData("category/news/index.html")]
    [InlineData("404.html")]
    [InlineData("feed/index.xml")]
    [InlineData("feed/atom/index.xml")]
    [InlineData("sitemap.xml")]
    [InlineData("robots.txt")]
    public void The_file_is_as_a_person_read_it(string path)
    {
        var golden = Repository.PathTo("tests", "MirrorGen.Tests", "Generation", "Goldens", path.Replace('/', '~'));
        var made = Site.Value[path].Text;
        if (Environment.GetEnvironmentVariable("MIRRORGEN_ACCEPT") == "1")
        {
            File.WriteAllText(golden, made);
        }

        File.Exists(golden).ShouldBeTrue($"{golden} is missing: run with MIRRORGEN_ACCEPT=1 and read what it holds.");
        made.ShouldBe(File.ReadAllText(golden));
    }
}
