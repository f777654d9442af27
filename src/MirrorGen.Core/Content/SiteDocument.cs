using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>What the blog says of itself: content/data/site.json.</summary>
internal sealed record SiteDocument
{
    public required Uri Home { get; init; }

    public string Title { get; init; } = "";

    public string Tagline { get; init; } = "";

    public string? Language { get; init; }

    public string? TimeZone { get; init; }

    public long? FrontPageId { get; init; }

    public long? PostsPageId { get; init; }

    public int PostsPerPage { get; init; } = 10;

    public long? IconId { get; init; }

    public long? LogoId { get; init; }

    public DateTimeOffset? CapturedAt { get; init; }

    public static SiteDocument Of(Blog blog) => new()
    {
        Home = blog.Home,
        Title = blog.Title,
        Tagline = blog.Tagline,
        Language = blog.Language,
        TimeZone = blog.TimeZone,
        FrontPageId = blog.FrontPageId,
        PostsPageId = blog.PostsPageId,
        PostsPerPage = blog.PostsPerPage,
        IconId = blog.IconId,
        LogoId = blog.LogoId,
        CapturedAt = blog.CapturedAt,
    };

    public Blog ToBlog() => new()
    {
        Home = Home.AbsoluteUri.EndsWith('/') ? Home : new Uri(Home.AbsoluteUri + "/"),
        Title = Title,
        Tagline = Tagline,
        Language = Language,
        TimeZone = TimeZone,
        FrontPageId = FrontPageId,
        PostsPageId = PostsPageId,
        PostsPerPage = Math.Max(1, PostsPerPage),
        IconId = IconId,
        LogoId = LogoId,
        CapturedAt = CapturedAt,
    };
}
