using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.Snapshots;

namespace MirrorGen.Sources.Wxr;

/// <summary>
/// An export that WordPress wrote (Tools › Export, "WordPress eXtended RSS"), for blogs whose API is closed or that are gone already. Only what
/// every visitor could see is taken. The file is walked twice and never held as a whole.
/// </summary>
/// <param name="file">The path of the file.</param>
/// <param name="clock">Says when a file without a date of its own was read.</param>
public sealed class WxrSource(string file, TimeProvider clock) : IContentSource
{
    private const int Batch = 500;

    public Task<ImmutableArray<Finding>> FillAsync(Snapshot snapshot, IProgress<StepProgress>? progress, CancellationToken cancel) =>
        Task.Run(() => Fill(snapshot, progress, cancel), cancel);

    private ImmutableArray<Finding> Fill(Snapshot snapshot, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        try
        {
            var wxr = new WxrFile(file);
            var blog = WxrBlog.Of(wxr, cancel);
            if (!Uri.TryCreate(blog.Home, UriKind.Absolute, out var home) || home.Scheme is not ("http" or "https") || blog.Items.Count == 0)
            {
                throw new MirrorException(Obstacle.Source, $"{file} is no export of WordPress: it names no blog, or holds no posts.{(wxr.CutOff is { } broken ? $" It can't be read beyond this: {broken.Message}" : "")} Export one with Tools › Export › All content.");
            }

            var written = new DateTimeOffset(File.GetLastWriteTimeUtc(file), TimeSpan.Zero);
            var capturing = new WxrCapturing(blog, new Uri(Path.GetFullPath(file)), written < clock.GetUtcNow() ? written : clock.GetUtcNow());
            snapshot.Keep(Merging.News(snapshot, capturing.OfChannel()));
            Items(snapshot, wxr, capturing, blog.Items.Count, progress, cancel);
            return [.. Findings(wxr, blog)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MirrorException(Obstacle.Source, $"{file} can't be read: {e.Message}", e);
        }
    }

    private static void Items(Snapshot snapshot, WxrFile wxr, WxrCapturing capturing, int total, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        var batch = new List<Capture>(Batch);
        var done = 0;
        foreach (var item in wxr.Elements(cancel).Where(element => element.Name.LocalName == "item"))
        {
            batch.AddRange(capturing.OfItem(item));
            done++;
            if (batch.Count >= Batch)
            {
                snapshot.Keep(Merging.News(snapshot, batch));
                batch.Clear();
                progress?.Report(new("items of the export", done, total));
            }
        }

        snapshot.Keep(Merging.News(snapshot, batch));
        progress?.Report(new("items of the export", done, total));
    }

    private IEnumerable<Finding> Findings(WxrFile wxr, WxrBlog blog)
    {
        foreach (var (type, count) in blog.Hidden)
        {
            yield return new(Severity.Note, "export-type-without-pages", Path.GetFileName(file), string.Create(
                CultureInfo.InvariantCulture, $"{count} entries of the type {type} have no page that a visitor could open, so they are left out."));
        }

        if (wxr.CutOff is { } broken)
        {
            yield return new(Severity.Loss, "export-cut-off", Path.GetFileName(file), string.Create(
                CultureInfo.InvariantCulture, $"The export ends, or is damaged, at line {broken.LineNumber}: {broken.Message} What stands before it was taken; export the blog again for the rest."));
        }

        if (wxr.Removed > 0)
        {
            yield return new(Severity.Note, "export-control-characters", Path.GetFileName(file), string.Create(
                CultureInfo.InvariantCulture, $"{wxr.Removed} control characters that XML can't hold were left out. They are invisible; no word is touched."));
        }
    }
}
