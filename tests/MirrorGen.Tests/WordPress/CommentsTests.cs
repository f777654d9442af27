using MirrorGen.WordPress;

namespace MirrorGen.Tests.WordPress;

public sealed class CommentsTests
{
    private static readonly Comment[] Four =
    [
        new() { Id = 9, PostId = 1, Page = 2, Html = "<p>later</p>" },
        new() { Id = 3, PostId = 2, Type = "pingback", AuthorUrl = new Uri("https://example.net/?a=b&c") },
        new() { Id = 5, PostId = 1, ParentId = 2, AuthorName = "名前 \"&\" 🌊", AuthorId = 4, Published = new(2024, 3, 1, 10, 0, 0, TimeSpan.FromHours(9.5)), Html = new string('x', 10_000) },
        new() { Id = 2, PostId = 1, DeletedAt = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), Html = "<p>first</p>" },
    ];

    public static TheoryData<string> Ways => ["in memory", "laid aside"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Comments_come_back_as_they_were_in_order_of_ID(string way)
    {
        var comments = Make(way);

        comments.ShouldBe(Four.OrderBy(comment => comment.Id));
        comments.Count.ShouldBe(4);
        comments.Of(1).ShouldBe([Four[3], Four[2], Four[0]]);
        comments.Of(2).ShouldBe([Four[1]]);
        comments.Of(7).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Whose_they_are_and_how_many_is_known_without_reading_them(string way)
    {
        var comments = Make(way);

        comments.HasAny(1).ShouldBeTrue();
        comments.HasAny(7).ShouldBeFalse();
        comments.CountOf(1).ShouldBe(2, "what was deleted does not count");
        comments.CountOf(2).ShouldBe(0, "a pingback is no comment");
        comments.PostOf(3).ShouldBe(2);
        comments.NotOf(new HashSet<long> { 1 }).ShouldBe([Four[1]]);
        comments.AreInPages.ShouldBeTrue();
        comments.LastPageOf(1).ShouldBe(2);
        comments.LastPageOf(2).ShouldBe(0);
        comments.PostOf(4).ShouldBeNull();
        comments.PostOf(99).ShouldBeNull();
    }

    [Fact]
    public void A_blog_takes_only_those_of_the_comments_laid_aside_that_are_its_own()
    {
        var aside = new Comments.Aside();
        var entries = Four.Select(aside.Put).ToList();

        aside.Take(entries.Where(entry => entry.PostId == 2)).ShouldBe([Four[1]]);
    }

    [Fact]
    public void No_comments_are_no_trouble() => new Comments.Aside().Take([]).ShouldBeEmpty();

    private static Comments Make(string way)
    {
        if (way == "in memory")
        {
            return [.. Four];
        }

        var aside = new Comments.Aside();
        return aside.Take([.. Four.Select(aside.Put)]);
    }
}
