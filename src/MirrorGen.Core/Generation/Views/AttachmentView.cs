using System.Collections.Immutable;

namespace MirrorGen.Generation.Views;

/// <summary>A file of the media library with its texts.</summary>
public sealed record AttachmentView
{
    public required long Id { get; init; }

    public required string TitleHtml { get; init; }

    /// <summary>The picture; null when it is none or its file is not in the mirror.</summary>
    public ImageView? Image { get; init; }

    /// <summary>The file in the mirror; null when it is not here.</summary>
    public LinkView? File { get; init; }

    /// <summary>The file as it was uploaded, where WordPress made a smaller one of it.</summary>
    public LinkView? Original { get; init; }

    /// <summary>As in <c>image/jpeg</c>; may be empty.</summary>
    public string MimeType { get; init; } = "";

    public bool IsVideo { get; init; }

    public bool IsAudio { get; init; }

    /// <summary>Clean HTML; may be empty.</summary>
    public string CaptionHtml { get; init; } = "";

    /// <summary>Clean HTML; may be empty.</summary>
    public string DescriptionHtml { get; init; } = "";

    /// <summary>The post it was uploaded to.</summary>
    public LinkView? Post { get; init; }

    public DateView? Published { get; init; }

    public DateView? Deleted { get; init; }

    // What the partials that it shares with posts ask for.
    public bool Protected { get; }

    public bool KeptFromPage { get; }

    public int CommentCount { get; init; }

    public bool OneComment => CommentCount == 1;

    public ImmutableArray<CommentView> Pings { get; init; } = [];

    public ImmutableArray<CommentView> Comments { get; init; } = [];
}
