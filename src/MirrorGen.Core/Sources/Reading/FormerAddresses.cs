using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>Addresses from which the blog redirects to a post: what the post was called before.</summary>
internal static class FormerAddresses
{
    /// <summary>Null for an address that led nowhere.</summary>
    public static Redirect? Read(JsonFields fields) =>
        Permalink.TryCreate(fields.Text("from"), out var from) && Permalink.TryCreate(fields.Text("to"), out var to) ? new(from, to) : null;

    public static void Add(List<Post> posts, IEnumerable<Redirect> redirects)
    {
        var byTarget = redirects.ToLookup(redirect => redirect.To, redirect => redirect.From);
        if (byTarget.Count == 0)
        {
            return;
        }

        for (var index = 0; index < posts.Count; index++)
        {
            var post = posts[index];
            var more = byTarget[post.Permalink].Except(post.FormerPermalinks).OrderBy(former => former.ToString(), StringComparer.Ordinal).ToArray();
            if (more.Length > 0)
            {
                posts[index] = post with { FormerPermalinks = [.. post.FormerPermalinks, .. more] };
            }
        }
    }

    internal sealed record Redirect(Permalink From, Permalink To);
}
