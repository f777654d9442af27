using System.Globalization;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Addresses;

/// <summary>
/// Where the blog had its archives of years, months and days. WordPress never tells; it derives them from the permalink structure
/// (https://developer.wordpress.org/reference/classes/wp_rewrite/get_date_permastruct/), and the posts' own addresses show that.
/// </summary>
internal sealed class DateAddresses
{
    // Null when the blog had plain permalinks (?p=30).
    private readonly string? _front;

    private DateAddresses(string? front) => _front = front;

    public static DateAddresses Of(Blog blog, Origin origin)
    {
        var fronts =
            from post in blog.Posts
            where post.Type == "post" && post.Published is not null
            select Front(post, OriginalAddress.Of(origin, post.Permalink.Url) ?? "");
        var usual = fronts.CountBy(front => front).OrderByDescending(front => front.Value).ThenBy(front => front.Key, StringComparer.Ordinal).FirstOrDefault().Key ?? "";
        return new(usual == "?" ? null : usual);
    }

    /// <param name="date">As in <c>2024/05</c>.</param>
    public string Original(string date) => _front is null ? $"?m={date.Replace("/", "", StringComparison.Ordinal)}" : $"{_front}{date}/";

    private static string Front(Post post, string original)
    {
        if (original.StartsWith('?'))
        {
            return "?";
        }

        var year = post.Published!.Value.ToString("yyyy", CultureInfo.InvariantCulture);
        var start = ("/" + original).IndexOf($"/{year}/", StringComparison.Ordinal);
        if (start >= 0)
        {
            return original[..start];
        }

        // When the ID follows the front (/archives/123), a year would look like a post, so WordPress moves the dates aside.
        var id = string.Create(CultureInfo.InvariantCulture, $"/{post.Id}/");
        var beforeId = ("/" + original).IndexOf(id, StringComparison.Ordinal);
        return beforeId >= 0 ? original[..beforeId] + "date/" : original.StartsWith("index.php/", StringComparison.Ordinal) ? "index.php/" : "";
    }
}
