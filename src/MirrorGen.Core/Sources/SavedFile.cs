using MirrorGen.Sources.SavedJson;
using MirrorGen.Sources.Wxr;

namespace MirrorGen.Sources;

/// <summary>Tells by its first characters what a file is that somebody exported or saved: names and extensions are anybody's guess.</summary>
public static class SavedFile
{
    private const int LongestPreamble = 4096;

    /// <exception cref="MirrorException">The file can't be read.</exception>
    public static IContentSource Source(string file, TimeProvider clock)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var start = new byte[LongestPreamble];
            var text = LenientText.Decode(start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false))).TrimStart();
            return text.StartsWith("<?xml", StringComparison.Ordinal) || text.Contains("<rss", StringComparison.Ordinal) ? new WxrSource(file, clock) : new SavedJsonSource(file, clock);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MirrorException(Obstacle.Source, $"{file} can't be read: {e.Message}", e);
        }
    }
}
