using FsCheck;
using FsCheck.Fluent;
using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Generation.Addresses;

public sealed class PlaceTableTests
{
    private static readonly Place[] Places =
    [
        .. from id in new[] { 1, 2, 3, -1 }
           from place in new[] { $"post:{id}", $"source:{id}", $"history:{id}", $"comment-feed:post:{id}", $"comment-page:post:{id}" }
           from page in new[] { 1, 2, 3 }
           select new Place(place, page),
        Place.Posts,
        new("term:category:8", 2),
        // Of no post of the blog.
        new("post:99"),
        new("source:99"),
    ];

    // What the files of a post usually are, so that some follow from the post's, and some that are in their way.
    private static readonly string[] Files =
    [
        "a/index.html", "a/index.md", "a/feed/index.html", "a/revisions/index.html", "a/comment-page-1/index.html", "a/comment-page-2/index.html", "a/comment-page-3/index.html",
        "a/index-1a2b3c4d.md", "a/feed-1a2b3c4d/index.html", "a/comment-page-2-1a2b3c4d/index.html", "b.html", "b/index.md", "b/comment-page-1/index.html", "東京/index.html", "index.html", "index.md",
    ];

    [Fact]
    public void Whatever_file_a_place_was_given_is_the_one_that_it_has()
    {
        var entries = Gen.Two(Gen.Choose(0, int.MaxValue - 1)).Select(pair => (Place: Places[pair.Item1 % Places.Length], File: SitePath.Parse(Files[pair.Item2 % Files.Length]))).ListOf();
        Prop.ForAll(entries.ToArbitrary(), given =>
        {
            var table = new PlaceTable([3, 1, 2, -1, 1], 4);
            var expected = new Dictionary<Place, SitePath>();
            foreach (var (place, file) in given.Where(entry => expected.TryAdd(entry.Place, entry.File)))
            {
                var number = table.Add(place, file);
                (number is null || table.At(number.Value) == file).ShouldBeTrue($"{place}: {file}");
            }

            foreach (var place in Places)
            {
                table.Find(place).ShouldBe(expected.GetValueOrDefault(place), place.ToString());
                table.Has(place).ShouldBe(expected.ContainsKey(place), place.ToString());
            }
        }).Check(Properties.Of(300));
    }

    // Posts of one number occur in damaged blogs; the second one's page of comments takes the place of the first one's.
    [Fact]
    public void A_page_of_comments_that_is_given_again_has_its_last_file()
    {
        var table = new PlaceTable([1], 0);
        table.Add(new("post:1"), SitePath.Parse("a/index.html"));
        table.Add(new("comment-page:post:1"), SitePath.Parse("a/comment-page-1/index.html"));
        table.Add(new("comment-page:post:1"), SitePath.Parse("a/comment-page-1-1a2b3c4d/index.html"));

        table.Find(new("comment-page:post:1"))?.Value.ShouldBe("a/comment-page-1-1a2b3c4d/index.html");
    }
}
