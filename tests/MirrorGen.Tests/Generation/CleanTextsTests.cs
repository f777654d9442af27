using MirrorGen.Generation;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Generation;

public sealed class CleanTextsTests
{
    [Fact]
    public void A_text_is_cleaned_once_however_often_it_is_asked_for()
    {
        var read = 0;
        var posts = Enumerable.Range(1, 1000).Select(id => Post(id) with
        {
            Excerpt = new(BodyFormat.Html, () =>
            {
                read++;
                return $"<p>Excerpt {id}</p>";
            }),
        }).ToArray();
        var texts = new CleanTexts(new([.. posts], post => post.Id), posts.Length);

        for (var time = 0; time < 3; time++)
        {
            foreach (var post in posts)
            {
                texts.Of(post).ShouldBe(new($"Fish & chips {post.Id}", $"Fish &amp; <em>chips</em> {post.Id}", $"Excerpt {post.Id}", "ltr"));
            }
        }

        read.ShouldBe(posts.Length);
    }

    [Fact]
    public void Many_threads_ask_at_once()
    {
        var posts = Enumerable.Range(1, 1000).Select(Post).ToArray();
        var texts = new CleanTexts(new([.. posts], post => post.Id), posts.Length);

        Parallel.For(0, 5000, number => texts.Of(posts[number * 7 % posts.Length]).Title.ShouldBe($"Fish & chips {posts[number * 7 % posts.Length].Id}"));
    }

    [Fact]
    public void Two_posts_of_one_number_keep_their_own_titles_and_a_stranger_has_one_too()
    {
        Post[] posts = [Post(1), Post(1) with { Title = "The other" }];
        var texts = new CleanTexts(new([.. posts], post => post.Id), posts.Length);

        texts.Of(posts[0]).Title.ShouldBe("Fish & chips 1");
        texts.Of(posts[1]).Title.ShouldBe("The other");
        texts.Of(Post(1) with { Title = "" }).Title.ShouldBe("#1");
    }

    private static Post Post(int id) => new() { Id = id, Type = "post", Slug = "", Permalink = Permalink.Parse("https://example.org/"), Title = $"Fish &amp; <em>chips</em> {id}" };
}
