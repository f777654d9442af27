using System.Collections.Immutable;
using MirrorGen.Generation.Views;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>Puts the comments of a post below those that they answer.</summary>
internal static class CommentThread
{
    // Deeper answers stand beside the one they answer: a column must stay wide enough to read.
    private const int Deepest = 5;

    public static ImmutableArray<CommentView> Of(long postId, long postAuthorId, PageContext here)
    {
        var comments = here.Site.Blog.Comments.Of(postId).Where(comment => comment.Type is "comment" or "").OrderBy(comment => comment.Published ?? DateTimeOffset.MinValue).ThenBy(comment => comment.Id).ToArray();
        // An answer to a comment that is not here stands at the top, so that it is not lost.
        var parents = Parents.Of(comments, comment => comment.Id, comment => comment.ParentId);
        var answers = comments.ToLookup(comment => parents[comment.Id]);
        return Level(0, 1);

        ImmutableArray<CommentView> Level(long parent, int depth) =>
        [
            .. answers[parent].SelectMany(comment => depth < Deepest
                ? [View(comment, postAuthorId, here) with { Replies = Level(comment.Id, depth + 1) }]
                : new[] { View(comment, postAuthorId, here) }.Concat(Level(comment.Id, depth))),
        ];
    }

    public static ImmutableArray<CommentView> Pings(long postId, PageContext here) =>
        [.. here.Site.Blog.Comments.Of(postId).Where(comment => comment.Type is "pingback" or "trackback").Select(comment => View(comment, 0, here))];

    private static CommentView View(Comment comment, long postAuthorId, PageContext here) => new()
    {
        Id = comment.Id,
        Author = comment.AuthorName.Length > 0 ? comment.AuthorName : here.Site.Wording.Say("Anonymous"),
        AuthorHref = comment.AuthorUrl is { } url ? here.Href(url) : null,
        ByPostAuthor = comment.AuthorId != 0 && comment.AuthorId == postAuthorId,
        Published = here.Site.Wording.Date(comment.Published),
        Html = here.Blocks(comment.Html),
        Deleted = here.Site.Wording.Date(comment.DeletedAt),
    };
}
