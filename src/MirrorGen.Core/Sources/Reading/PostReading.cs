using System.Collections.Immutable;
using System.Text.Json;
using MirrorGen.Snapshots;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>One post with the versions that our own syncs saw of it. Its texts stay in the snapshot until somebody asks for them.</summary>
/// <param name="texts">Where the bodies are read from, later.</param>
/// <param name="time">The blog's clock.</param>
/// <param name="taxonomies">By which terms are named: a post lists them under the taxonomy's name in the REST API.</param>
internal sealed class PostReading(CaptureTexts texts, BlogTime time, IReadOnlyList<Taxonomy> taxonomies)
{
    /// <summary>Null for what is not public.</summary>
    public PostRead? Read(CapturedObject captured, CaptureJson json)
    {
        var fields = json.Fields;
        var capture = captured.Latest;
        var id = PeopleReading.Id(fields, capture.Id);
        if (id <= 0 || fields.Text("status") is { Length: > 0 } and not "publish")
        {
            return null;
        }

        var secret = IsProtected(fields);
        var title = json.Html("title");
        var address = Address(fields, capture);
        return new(
            new()
            {
                Type = capture.Kind.Type,
                Id = id,
                Slug = fields.Text("slug") ?? "",
                Permalink = address,
                FormerPermalinks = Former(captured, fields, address),
                Guid = fields.Rendered("guid") ?? "",
                Title = title,
                Excerpt = secret ? Body.None : Body.Html(Excerpt(json, id, title)),
                Body = secret ? Body.Empty : texts.Of(captured, captured.Versions.Count - 1),
                Published = time.Read(fields, "date"),
                Modified = time.Read(fields, "modified"),
                AuthorId = Math.Max(0, fields.Number("author")),
                FeaturedMediaId = Math.Max(0, fields.Number("featured_media")),
                ParentId = Math.Max(0, fields.Number("parent")),
                MenuOrder = fields.Small("menu_order"),
                Sticky = fields.Flag("sticky"),
                Format = fields.Text("format") is { Length: > 0 } format ? format : "standard",
                TermIds = Terms(fields),
                PasswordProtected = secret,
                Revisions = secret ? [] : [.. Synced(captured)],
                DeletedAt = captured.DeletedAt,
            },
            secret ? [] : [.. NamedRevisions(fields)]);
    }

    // Where no WordPress has rendered the post, none has made an excerpt of it either.
    private string Excerpt(CaptureJson json, long id, string title) => json.Raw("excerpt") switch
    {
        null => Excerpts.Own(json.Html("excerpt"), title),
        var raw when string.IsNullOrWhiteSpace(raw) => Excerpts.Made(texts.Content(json, id)),
        var raw => AutoParagraphs.Of(raw),
    };

    private static bool IsProtected(JsonFields fields) => fields.Object("content").Flag("protected") || fields.Text("password") is { Length: > 0 };

    private static Permalink Address(JsonFields fields, Capture capture) =>
        Permalink.TryCreate(fields.Text("link"), out var permalink) || Permalink.TryCreate(fields.Rendered("guid"), out permalink)
            ? permalink
            : Permalink.Parse(new Uri(capture.Url, "/?p=" + capture.Id).AbsoluteUri);

    private ImmutableSortedDictionary<string, ImmutableArray<long>> Terms(JsonFields fields)
    {
        var terms = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<long>>(StringComparer.Ordinal);
        foreach (var taxonomy in taxonomies)
        {
            ImmutableArray<long> ids = [.. fields.Numbers(taxonomy.RestBase ?? taxonomy.Slug)];
            if (ids.Length > 0)
            {
                terms[taxonomy.Slug] = ids;
            }
        }

        return terms.ToImmutable();
    }

    private static ImmutableArray<Permalink> Former(CapturedObject captured, JsonFields latest, Permalink now)
    {
        // An export says which slugs a post had before; a sync sees it move.
        var former = new List<Permalink>();
        foreach (var link in latest.Texts("former_links"))
        {
            if (Permalink.TryCreate(link, out var then) && then != now && !former.Contains(then))
            {
                former.Add(then);
            }
        }

        foreach (var version in captured.Versions.SkipLast(1))
        {
            using var json = TryParse(version);
            if (Permalink.TryCreate(json?.Fields.Text("link"), out var then) && then != now && !former.Contains(then))
            {
                former.Add(then);
            }
        }

        return [.. former];
    }

    // A version counts as a revision when readers would have read something else: a new category or date is none.
    private IEnumerable<Revision> Synced(CapturedObject captured)
    {
        if (captured.Versions.Count < 2)
        {
            yield break;
        }

        var meanings = captured.Versions.Select(Meaning).ToArray();
        for (var index = captured.Versions.Count - 2; index >= 0; index--)
        {
            if (meanings[index] is not { } then || then.Secret || string.Equals(then.Words, meanings[index + 1]?.Words, StringComparison.Ordinal))
            {
                continue;
            }

            yield return new()
            {
                Id = index + 1,
                Origin = RevisionOrigin.Sync,
                AuthorId = then.AuthorId,
                Modified = then.Modified,
                Title = then.Title,
                Body = texts.Of(captured, index),
            };
        }
    }

    private VersionMeaning? Meaning(Capture version)
    {
        using var json = TryParse(version);
        if (json is null)
        {
            return null;
        }

        var title = json.Html("title");
        var words = HtmlWords.Of(title) + "\n" + HtmlWords.Of(json.Html("content"));
        return new(title, words, Math.Max(0, json.Fields.Number("author")), time.Read(json.Fields, "modified"), IsProtected(json.Fields));
    }

    private static CaptureJson? TryParse(Capture version)
    {
        try
        {
            return CaptureJson.Parse(version);
        }
        catch (JsonException)
        {
            // An unreadable earlier version costs itself alone; the newest one is what the post is read from.
            return null;
        }
    }

    private static IEnumerable<long> NamedRevisions(JsonFields fields) =>
        fields.Object("_links").Objects("predecessor-version").Select(link => link.Number("id")).Where(id => id > 0);

    private sealed record VersionMeaning(string Title, string Words, long AuthorId, DateTimeOffset? Modified, bool Secret);
}

/// <param name="Post">The post, with the versions of our own syncs as its revisions.</param>
/// <param name="NamedRevisions">IDs of WordPress's revisions that the post names; whether they were captured is seen later.</param>
internal sealed record PostRead(Post Post, ImmutableArray<long> NamedRevisions);
