using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.WordPress;

public sealed class LaidPostTests
{
    private static readonly BodySource Source = new Numbered();

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("", "a", "%e6%9d%b1", "東京", "🚢", "\uD83D", "\uDEA2 half", "\0", new string('x', 5000)),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get));

    private static readonly Gen<long> Numbers = Gen.OneOf(
        Gen.Elements(0L, 1, -1, long.MaxValue, long.MinValue),
        Gen.Choose(0, 100_000).Select(number => (long)number));

    private static readonly Gen<bool> Flags = ArbMap.Default.GeneratorFor<bool>();

    private static readonly Gen<DateTimeOffset?> Times = Gen.OneOf(
        Gen.Elements<DateTimeOffset?>(null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue),
        from second in Gen.Choose(0, int.MaxValue)
        from offset in Gen.Choose(-840, 840)
        select (DateTimeOffset?)new DateTimeOffset(new DateTime(1950, 1, 1).AddSeconds(second).AddTicks(second % 7), TimeSpan.FromMinutes(offset)));

    private static readonly Gen<Body> Bodies =
        from format in Gen.Elements(BodyFormat.Html, BodyFormat.Markdown)
        from number in Numbers
        from isEmpty in Flags
        select isEmpty ? (format == BodyFormat.Html ? Body.None : Body.Empty) : new Body(format, Source, number);

    private static readonly Gen<Permalink> Permalinks = Gen.Choose(0, 9).Select(number => Permalink.Parse($"https://example.org/{number}/فجر/"));

    private static readonly Gen<Revision> Revisions =
        from numbers in Numbers.ListOf(2)
        from origin in Gen.Elements(Enum.GetValues<RevisionOrigin>())
        from captured in Flags
        from modified in Times
        from title in Texts
        from body in Bodies
        select new Revision { Id = numbers[0], Origin = origin, Captured = captured, AuthorId = numbers[1], Modified = modified, Title = title, Body = body };

    private static readonly Gen<ImmutableSortedDictionary<string, ImmutableArray<long>>> Terms =
        from taxonomies in Texts.ListOf(3)
        from ids in Numbers.ListOf(4)
        select taxonomies.Distinct().ToImmutableSortedDictionary(taxonomy => taxonomy, _ => ids.ToImmutableArray(), StringComparer.Ordinal);

    private static readonly Gen<Post> Posts =
        from texts in Texts.ListOf(5)
        from permalinks in Permalinks.ListOf(3)
        from numbers in Numbers.ListOf(4)
        from times in Times.ListOf(3)
        from flags in Flags.ListOf(3)
        from bodies in Bodies.ListOf(2)
        from terms in Terms
        from revisions in Gen.OneOf(Gen.Constant<List<Revision>>([]), Revisions.ListOf(3))
        from order in ArbMap.Default.GeneratorFor<int>()
        select new Post
        {
            Type = texts[0],
            Id = numbers[0],
            Slug = texts[1],
            Permalink = permalinks[0],
            FormerPermalinks = [.. permalinks.Skip(1).Distinct()],
            Guid = texts[2],
            Title = texts[3],
            Excerpt = bodies[0],
            Body = bodies[1],
            Published = times[0],
            Modified = times[1],
            DeletedAt = times[2],
            AuthorId = numbers[1],
            FeaturedMediaId = numbers[2],
            ParentId = numbers[3],
            MenuOrder = order,
            Sticky = flags[0],
            PasswordProtected = flags[1],
            KeptFromPage = flags[2],
            Format = texts[4],
            TermIds = terms,
            Revisions = [.. revisions],
        };

    [Fact]
    public void Any_post_comes_back_from_the_shelf_as_it_was() => Prop.ForAll(Posts.ListOf(4).ToArbitrary(), posts =>
    {
        var shelf = new PostShelf();

        var laid = posts.Select(post => post.LaidOn(shelf)).ToArray();

        foreach (var (post, back) in posts.Zip(laid))
        {
            back.Equals(post).ShouldBeTrue();
            back.GetHashCode().ShouldBe(post.GetHashCode());
            (back.Published?.Offset, back.Published, back.Modified, back.DeletedAt).ShouldBe((post.Published?.Offset, post.Published, post.Modified, post.DeletedAt));
            back.Title.ShouldBe(post.Title);
            back.Revisions.ShouldBe(post.Revisions);
        }
    }).Check(Properties.Quick);

    [Fact]
    public void A_change_to_a_laid_post_changes_that_alone_and_the_post_before_stays() => Prop.ForAll(Gen.Two(Posts).ToArbitrary(), pair =>
    {
        var (post, other) = pair;
        var laid = post.LaidOn(new PostShelf());

        var changed = laid with { Title = other.Title, TermIds = other.TermIds, Published = other.Published, DeletedAt = other.DeletedAt };

        changed.ShouldBe(post with { Title = other.Title, TermIds = other.TermIds, Published = other.Published, DeletedAt = other.DeletedAt });
        changed.LaidOn(new PostShelf()).ShouldBe(changed, "and lies on another shelf as well");
        laid.ShouldBe(post);
    }).Check(Properties.Quick);

    [Fact]
    public void Posts_that_differ_in_one_thing_are_not_equal()
    {
        var shelf = new PostShelf();
        var post = Numbered.Post(1).LaidOn(shelf);

        post.ShouldBe(Numbered.Post(1));
        foreach (var other in new[] { post with { Title = "b" }, post with { Sticky = true }, post with { DeletedAt = DateTimeOffset.UnixEpoch }, post with { Body = new(BodyFormat.Html, Source, 2) }, post with { Revisions = [] }, post with { TermIds = post.TermIds.SetItem("category", [1]) } })
        {
            other.ShouldNotBe(post);
            other.LaidOn(shelf).ShouldNotBe(post);
        }
    }

    [Fact]
    public void Texts_that_were_in_memory_are_laid_down_with_their_post()
    {
        var laid = (Numbered.Post(1) with { Excerpt = Body.Html("<p>\uD83D half</p>"), Body = Body.Markdown(new string('x', 100_000)) }).LaidOn(new PostShelf());

        (laid.Excerpt.Format, laid.Excerpt.Read()).ShouldBe((BodyFormat.Html, "<p>\uD83D half</p>"));
        (laid.Body.Format, laid.Body.Read()).ShouldBe((BodyFormat.Markdown, new string('x', 100_000)));
        laid.Body.HeldText.ShouldBeNull();
    }

    [Fact]
    public void Many_threads_read_many_posts_from_one_shelf()
    {
        var shelf = new PostShelf();
        var posts = Enumerable.Range(0, 2000).Select(number => Numbered.Post(number).LaidOn(shelf)).ToArray();

        Parallel.For(0, 10_000, number => posts[number * 7 % posts.Length].Slug.ShouldBe($"slug-{number * 7 % posts.Length}"));
    }

    private sealed class Numbered : BodySource
    {
        public static Post Post(long id) => new()
        {
            Type = "post",
            Id = id,
            Slug = $"slug-{id}",
            Permalink = Permalink.Parse($"https://example.org/{id}/"),
            Body = new(BodyFormat.Html, Source, id),
            TermIds = ImmutableSortedDictionary.Create<string, ImmutableArray<long>>(StringComparer.Ordinal).Add("category", [id, 3]),
            Revisions = [new() { Id = 1, Origin = RevisionOrigin.Sync, Title = "Earlier" }],
        };

        public override string Read(long number) => $"<p>{number}</p>";
    }
}
