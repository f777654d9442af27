using System.Collections.Immutable;

namespace MirrorGen.Generation.Views;

/// <summary>The index of all posts.</summary>
public sealed record AllPostsView
{
    /// <summary>Set on the page of one year of a large blog.</summary>
    public string Year { get; init; } = "";

    public required int PostCount { get; init; }

    public bool OnePost => PostCount == 1;

    /// <summary>Newest first, each with its posts, or, in a large blog, with a link to a page of them.</summary>
    public required ImmutableArray<YearView> Years { get; init; }

    /// <summary>The pages, as a tree laid out in reading order.</summary>
    public ImmutableArray<PageLineView> Pages { get; init; } = [];
}

/// <param name="Year">Empty for posts without a date.</param>
/// <param name="Href">The page of its posts, when they are not here.</param>
/// <param name="Count">How many posts.</param>
/// <param name="Posts">Newest first.</param>
public sealed record YearView(string Year, string? Href, int Count, ImmutableArray<PostLineView> Posts);

/// <param name="Title">Plain text.</param>
/// <param name="Href">Its page.</param>
/// <param name="Published">Null when it has no date.</param>
/// <param name="Day">Day and month, as in <c>31 May</c>.</param>
/// <param name="Deleted">Whether it was gone from the origin.</param>
/// <param name="Dir">The direction of the title where it differs from the site's.</param>
public sealed record PostLineView(string Title, string Href, DateView? Published, string Day, bool Deleted, string? Dir);

/// <param name="Level">Counted from 1.</param>
public sealed record PageLineView(string Title, string Href, int Level, string? Dir);

/// <param name="Name">Of the taxonomy.</param>
/// <param name="Terms">The terms at the top, each with those below it.</param>
public sealed record TopicGroupView(string Name, ImmutableArray<TopicView> Terms);

public sealed record TopicView(string Name, string Href, int Count, ImmutableArray<TopicView> Children);

/// <param name="Name">In words, as in <c>Posts</c>.</param>
/// <param name="Count">How many the mirror holds.</param>
public sealed record CountView(string Name, int Count);
