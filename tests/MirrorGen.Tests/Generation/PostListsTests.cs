using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MirrorGen.Generation;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Templates;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Generation;

/// <summary>The lists in which the posts of a blog stand, compared with what the simplest way of making them gives.</summary>
public sealed class PostListsTests
{
    private static readonly string[] Types = ["post", "post", "post", "page", "recipe"];

    // Days, hours and offsets from UTC of few posts, so that many meet; an offset may put the later post on the earlier day.
    private static readonly Gen<Post> AnyPost =
        from id in Gen.Choose(1, 12)
        from type in Gen.Elements(Types)
        from hour in Gen.Choose(-1, 60)
        from offset in Gen.Elements(-11, 0, 2, 13)
        from parent in Gen.Choose(0, 3)
        from order in Gen.Choose(0, 2)
        from sticky in Gen.Elements(false, false, true)
        from deleted in Gen.Elements(false, false, false, true)
        select new Post
        {
            Id = id,
            Type = type,
            Slug = $"p{id}",
            Permalink = Permalink.Parse($"https://example.org/p{id}/"),
            Published = hour < 0 ? null : new DateTimeOffset(2024, 12, 30, 0, 0, 0, TimeSpan.Zero).AddHours(hour).ToOffset(TimeSpan.FromHours(offset)),
            ParentId = parent,
            MenuOrder = order,
            Sticky = sticky,
            AuthorId = id % 3,
            DeletedAt = deleted ? DateTimeOffset.UnixEpoch : null,
        };

    [Fact]
    public void Archives_hold_their_posts_newest_first() => Each((blog, site) =>
    {
        var newest = blog.Posts.Where(post => post.DeletedAt is null && post.Type == "post").OrderByDescending(post => post.Published ?? DateTimeOffset.MinValue).ThenByDescending(post => post.Id).ToArray();

        site.Archive(Place.Posts)!.Posts.ShouldBe([.. newest.Where(post => post.Sticky), .. newest.Where(post => !post.Sticky)]);
        site.Archive(new Place("author:1"))!.Posts.ShouldBe(newest.Where(post => post.AuthorId == 1));
        foreach (var format in new[] { "yyyy", "yyyy/MM", "yyyy/MM/dd" })
        {
            var days = newest.Where(post => post.Published is not null).GroupBy(post => post.Published!.Value.ToString(format, CultureInfo.InvariantCulture)).ToArray();
            site.Archives.Where(archive => archive.Place.Key.StartsWith("date:", StringComparison.Ordinal) && archive.Place.Key.Length == "date:".Length + format.Length)
                .Select(archive => archive.Place.Key["date:".Length..]).ShouldBe(days.Select(day => day.Key));
            foreach (var day in days)
            {
                site.Archive(Place.Date(day.Key))!.Posts.ShouldBe(day);
            }
        }
    });

    [Fact]
    public void A_post_has_those_of_its_type_before_and_behind_it() => Each((blog, site) =>
    {
        foreach (var type in Types.Distinct())
        {
            var row = type == "page" ? [] : blog.Posts.Where(post => post.DeletedAt is null && post.Type == type).OrderBy(post => post.Published ?? DateTimeOffset.MinValue).ThenBy(post => post.Id).ToArray();
            foreach (var post in blog.Posts.Where(post => post.Type == type))
            {
                var at = Array.FindIndex(row, other => ReferenceEquals(other, post));
                site.Neighbours(post).ShouldBe((at > 0 ? row[at - 1] : null, at >= 0 && at + 1 < row.Length ? row[at + 1] : null));
            }
        }
    });

    [Fact]
    public void Children_stand_in_the_order_of_the_menu() => Each((blog, site) =>
    {
        for (var id = 1; id < 14; id++)
        {
            site.Children(id).ShouldBe(blog.Posts.Where(post => post.ParentId == id).OrderBy(post => post.MenuOrder).ThenBy(post => post.Id));
        }
    });

    [Fact]
    public void A_part_of_a_list_ends_where_it_should()
    {
        var blog = TestBlog.Parse("""
            -- post /a/ id=1 --
            -- post /b/ id=2 --
            -- post /c/ id=3 --
            """);
        var part = PostList.Of(blog.Posts, [2, 0, 1]).Slice(1, 2);

        part.Select(post => post.Id).ShouldBe([1, 2]);
        part.Slice(1, 1).Single().Id.ShouldBe(2);
        part.Slice(2, 0).ShouldBeEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => part.Slice(1, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => part[2]);
    }

    private static void Each(Action<Blog, SiteContext> check) => Prop.ForAll(AnyPost.ListOf().ToArbitrary(), posts =>
    {
        var blog = TestBlog.Parse("-- post /a/ id=1 --") with
        {
            Posts = [.. posts],
            PostTypes = [],
            Authors = [new() { Id = 1, Slug = "ann", Name = "Ann" }],
        };
        check(blog, new(blog, HandlebarsTemplates.Of(Theme.Default, "en"), new SiteOptions()));
    }).Check(Properties.Of(40));
}
