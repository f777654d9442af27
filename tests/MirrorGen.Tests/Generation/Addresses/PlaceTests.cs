using MirrorGen.Generation.Addresses;

namespace MirrorGen.Tests.Generation.Addresses;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("post:30")]
    [InlineData("post:-3")]
    [InlineData("post:+3")]
    [InlineData("post:007")]
    [InlineData("post:99999999999999999999")]
    [InlineData("source:30")]
    [InlineData("history:30")]
    [InlineData("comment-feed:post:30")]
    [InlineData("comment-feed:term:category:8")]
    [InlineData("comment-page:post:30")]
    [InlineData("revision:30:Sync:2")]
    [InlineData("term:category:8")]
    [InlineData("posts")]
    [InlineData("")]
    public void A_key_stays_as_it_is(string key)
    {
        new Place(key).Key.ShouldBe(key);
        new Place(key, 2).ShouldBe(new Place(key) with { Page = 2 });
        new Place(key, 2).ShouldNotBe(new Place(key));
    }

    [Fact]
    public void Places_of_a_post_are_the_same_by_number_and_by_key()
    {
        var post = Place.OfPost(30);

        post.ShouldBe(new Place("post:30"));
        Place.CommentFeed(post).ShouldBe(new Place("comment-feed:post:30"));
        Place.CommentPage(post, 2).ShouldBe(new Place("comment-page:post:30", 2));
    }

    [Theory]
    [InlineData("post:30", 30L)]
    [InlineData("history:30", 30L)]
    [InlineData("revision:30:Sync:2", 30L)]
    [InlineData("source:30", null)]
    [InlineData("term:category:8", null)]
    public void The_pages_of_a_post_know_it(string key, long? post) => new Place(key).PostId.ShouldBe(post);

    [Fact]
    public void No_place_at_all_has_an_empty_key() => default(Place).Key.ShouldBe("");
}
