using System.Globalization;
using MirrorGen.Generation.Views;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>Pictures from the media library, as far as the mirror has their files.</summary>
internal sealed class Images(SiteContext site)
{
    // By the fingerprint of the file: a library has half a dozen copies of each of its pictures.
    private readonly FingerprintMap<(int Width, int Height)> _sizes = Sizes(site);

    /// <summary>In pixels, as the media library tells; null when it doesn't.</summary>
    public (int Width, int Height)? SizeOf(SitePath file) => _sizes.TryGet(Fingerprint.Of(file.Value), out var size) ? size : null;

    /// <summary>Null when there is no such picture or its file is not in the mirror.</summary>
    public ImageView? Of(long attachmentId, PageContext here)
    {
        if (FileOf(attachmentId) is not { } file || site.Attachment(attachmentId) is not { } attachment)
        {
            return null;
        }

        return new()
        {
            Src = here.Href(file),
            Srcset = Srcset(attachment, file, here),
            Width = attachment.Width,
            Height = attachment.Height,
            Alt = attachment.Alt,
            CaptionHtml = here.Inline(attachment.Caption),
        };
    }

    /// <summary>The picture's file in the mirror.</summary>
    public SitePath? FileOf(long attachmentId) =>
        attachmentId != 0 && site.Attachment(attachmentId) is { Source: { } source } attachment && IsImage(attachment) ? site.Addresses.Find(source) : null;

    public static bool IsImage(Attachment attachment) => attachment.MimeType.StartsWith("image/", StringComparison.OrdinalIgnoreCase);

    private static FingerprintMap<(int Width, int Height)> Sizes(SiteContext site)
    {
        var sizes = new FingerprintMap<(int Width, int Height)>();
        foreach (var attachment in site.Blog.Attachments)
        {
            if (attachment is { Source: { } source, Width: > 0 and { } width, Height: > 0 and { } height } && site.Addresses.Find(source) is { } full)
            {
                sizes.TryAdd(Fingerprint.Of(full.Value), (width, height));
            }

            foreach (var size in attachment.Sizes.Where(size => size.Width > 0 && size.Height > 0))
            {
                if (site.Addresses.Find(size.Source) is { } copy)
                {
                    sizes.TryAdd(Fingerprint.Of(copy.Value), (size.Width, size.Height));
                }
            }
        }

        return sizes;
    }

    private string Srcset(Attachment attachment, SitePath full, PageContext here)
    {
        // A copy of other proportions (a square thumbnail) is another picture, so it is no candidate.
        if (attachment is not { Width: > 0 and { } fullWidth, Height: > 0 and { } fullHeight })
        {
            return "";
        }

        var proportion = (double)fullWidth / fullHeight;
        var candidates =
            from size in attachment.Sizes
            where size.Width > 0 && size.Height > 0 && Math.Abs(((double)size.Width / size.Height) - proportion) < 0.02
            let file = site.Addresses.Find(size.Source)
            where file is not null
            select (File: file, size.Width);
        var distinct = candidates.Append((File: full, Width: fullWidth)).DistinctBy(candidate => candidate.Width).OrderBy(candidate => candidate.Width).ToArray();
        return distinct.Length < 2 ? "" : string.Join(", ", distinct.Select(candidate => string.Create(CultureInfo.InvariantCulture, $"{here.Href(candidate.File)} {candidate.Width}w")));
    }
}
