using System.Globalization;
using System.Text;

namespace MirrorGen.Publishing;

/// <summary>
/// What GitHub takes: https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits and
/// https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github.
/// </summary>
internal static class PagesLimits
{
    private const long LargestFile = 100L * 1024 * 1024;
    private const long LargeFile = 50L * 1024 * 1024;
    private const long LargestSite = 1024L * 1024 * 1024;

    /// <summary>Findings of <see cref="Severity.Loss"/> are things that GitHub refuses.</summary>
    public static IEnumerable<Finding> Check(IReadOnlyCollection<(string Path, long Length)> files)
    {
        foreach (var (path, length) in files)
        {
            if (length > LargestFile)
            {
                yield return new(Severity.Loss, "publish-file-too-large", path, $"{path} has {Size(length)}; GitHub refuses files above 100 MB. Make it smaller, or publish elsewhere.");
            }
            else if (length > LargeFile)
            {
                yield return new(Severity.Warning, "publish-file-large", path, $"{path} has {Size(length)}; GitHub warns about files above 50 MB.");
            }

            if (path.Split('/').Any(segment => segment.Equals(".git", StringComparison.OrdinalIgnoreCase) || Encoding.UTF8.GetByteCount(segment) > 255))
            {
                yield return new(Severity.Loss, "publish-name", path, $"{path} has a name that git can't keep.");
            }
        }

        var total = files.Sum(file => file.Length);
        if (total > LargestSite)
        {
            yield return new(Severity.Warning, "publish-site-large", "site", $"The site has {Size(total)}; GitHub Pages shows sites up to 1 GB. Consider another host, or a smaller set of pictures.");
        }
    }

    public static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes >> 10)} KB"),
    };
}
