using System.Collections.Immutable;

namespace MirrorGen.WordPress;

/// <summary>An entry of the media library: a file with its texts. It has a page of its own in WordPress.</summary>
public sealed record Attachment : ILaid<Attachment>
{
    public required long Id { get; init; }

    public required string Slug { get; init; }

    public Permalink? Permalink { get; init; }

    /// <summary>HTML: hostile until cleaned.</summary>
    public string Title { get; init; } = "";

    /// <summary>Plain text.</summary>
    public string Alt { get; init; } = "";

    /// <summary>HTML: hostile until cleaned.</summary>
    public string Caption { get; init; } = "";

    /// <summary>HTML: hostile until cleaned.</summary>
    public string Description { get; init; } = "";

    /// <summary>As in <c>image/jpeg</c>; empty when it is not known.</summary>
    public string MimeType { get; init; } = "";

    /// <summary>The address of the file; of the <c>-scaled</c> copy when WordPress made one.</summary>
    public Uri? Source { get; init; }

    /// <summary>The address of the file as it was uploaded, when WordPress scaled it down.</summary>
    public Uri? Original { get; init; }

    /// <summary>In pixels; null for what is no image.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>The copies in other sizes, by WordPress's name for the size (<c>thumbnail</c>, <c>medium</c> …).</summary>
    public ImmutableArray<ImageSize> Sizes { get; init; } = [];

    /// <summary>The post it was uploaded to; 0 for none.</summary>
    public long PostId { get; init; }

    public long AuthorId { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public string Guid { get; init; } = "";

    public DateTimeOffset? DeletedAt { get; init; }

    static void ILaid<Attachment>.Write(Attachment thing, LaidWriter writer)
    {
        writer.Number(thing.Id);
        writer.Text(thing.Slug);
        writer.Text(thing.Permalink?.ToString() ?? "");
        writer.Text(thing.Title);
        writer.Text(thing.Alt);
        writer.Text(thing.Caption);
        writer.Text(thing.Description);
        writer.Text(thing.MimeType);
        writer.Address(thing.Source);
        writer.Address(thing.Original);
        writer.Count(thing.Width);
        writer.Count(thing.Height);
        writer.Number(thing.PostId);
        writer.Number(thing.AuthorId);
        writer.Time(thing.Published);
        writer.Time(thing.Modified);
        writer.Text(thing.Guid);
        writer.Time(thing.DeletedAt);
        writer.Number(thing.Sizes.Length);
        foreach (var size in thing.Sizes)
        {
            writer.Text(size.Name);
            writer.Address(size.Source);
            writer.Number(size.Width);
            writer.Number(size.Height);
        }
    }

    static Attachment ILaid<Attachment>.Read(ref LaidReader reader) => new()
    {
        Id = reader.Number(),
        Slug = reader.Text(),
        Permalink = reader.Text() is { Length: > 0 } link ? Permalink.Known(link) : null,
        Title = reader.Text(),
        Alt = reader.Text(),
        Caption = reader.Text(),
        Description = reader.Text(),
        MimeType = reader.Text(),
        Source = reader.Address(),
        Original = reader.Address(),
        Width = reader.Count(),
        Height = reader.Count(),
        PostId = reader.Number(),
        AuthorId = reader.Number(),
        Published = reader.Time(),
        Modified = reader.Time(),
        Guid = reader.Text(),
        DeletedAt = reader.Time(),
        Sizes = ReadSizes(ref reader),
    };

    private static ImmutableArray<ImageSize> ReadSizes(ref LaidReader reader)
    {
        var sizes = ImmutableArray.CreateBuilder<ImageSize>((int)reader.Number());
        while (sizes.Count < sizes.Capacity)
        {
            sizes.Add(new(reader.Text(), reader.Address()!, (int)reader.Number(), (int)reader.Number()));
        }

        return sizes.MoveToImmutable();
    }
}

/// <summary>A copy of an image in another size.</summary>
/// <param name="Name">WordPress's name for the size.</param>
/// <param name="Source">The address of the file.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record ImageSize(string Name, Uri Source, int Width, int Height);

/// <summary>A file in the mirror's <c>media/</c>, and the address that it had.</summary>
/// <param name="Url">The address from which it came, absolute.</param>
/// <param name="Path">Where it lies below <c>media/</c>, which is also where the site shows it.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">Of the content, in lower-case hexadecimal.</param>
/// <param name="MimeType">As the server named it; empty when it did not.</param>
public sealed record MediaFile(Uri Url, SitePath Path, long Length, string Sha256, string MimeType) : ILaid<MediaFile>
{
    static void ILaid<MediaFile>.Write(MediaFile thing, LaidWriter writer)
    {
        writer.Address(thing.Url);
        writer.Text(thing.Path.Value);
        writer.Number(thing.Length);
        writer.Text(thing.Sha256);
        writer.Text(thing.MimeType);
    }

    static MediaFile ILaid<MediaFile>.Read(ref LaidReader reader) => new(reader.Address()!, SitePath.Known(reader.Text()), reader.Number(), reader.Text(), reader.Text());
}
