using System.Text;
using System.Text.Json;

namespace MirrorGen.Snapshots;

/// <summary>
/// Tells a change of an object from the noise that WordPress makes afresh for each answer. Between two answers with the same <c>modified</c>
/// the bytes of <c>content.rendered</c> may differ: numbers of containers and galleries and the paragraphs around shortcodes depend on the
/// neighbours in the list, embeds carry a random secret, a random gallery shuffles, and an upgrade of WordPress adds classes.
/// </summary>
internal static class Meaning
{
    // Computed by WordPress or by plugins out of other objects: no change of this object.
    private static readonly HashSet<string> Computed = new(StringComparer.Ordinal)
    {
        "_links", "_embedded", "count", "jetpack-related-posts", "jetpack_sharing_enabled", "jetpack_likes_enabled", "yoast_head", "yoast_head_json",
        "class_list", "author_avatar_urls", "avatar_urls",
    };

    /// <summary>The <c>modified_gmt</c> (or <c>modified</c>) of an object's JSON; null when it has none.</summary>
    public static string? Modified(ReadOnlySpan<byte> json)
    {
        string? local = null;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                {
                    continue;
                }

                var utc = reader.ValueTextEquals("modified_gmt");
                var wanted = utc || reader.ValueTextEquals("modified");
                reader.Read();
                if (wanted && reader.TokenType == JsonTokenType.String)
                {
                    var value = reader.GetString();
                    if (utc)
                    {
                        return value;
                    }

                    local = value;
                }

                reader.Skip();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A damaged capture is kept all the same; without a date its meaning alone tells whether it changed.
            return local;
        }

        return local;
    }

    public static bool Same(CaptureKind kind, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after) =>
        before.Span.SequenceEqual(after.Span) || string.Equals(Of(kind, before), Of(kind, after), StringComparison.Ordinal);

    private static string Of(CaptureKind kind, ReadOnlyMemory<byte> body)
    {
        var text = new StringBuilder();
        if (kind.Family == "page")
        {
            return HtmlWords.Of(Encoding.UTF8.GetString(body.Span));
        }

        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            Append(text, document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Encoding.UTF8.GetString(body.Span);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject().Where(property => !Computed.Contains(property.Name)).OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    text.Append('\u0001').Append(property.Name).Append('\u0002');
                    Append(text, property.Value);
                }

                break;
            case JsonValueKind.Array:
                // The terms of a post come in whatever order the database found them.
                var numbers = element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number);
                foreach (var item in numbers ? element.EnumerateArray().OrderBy(item => item.GetRawText(), StringComparer.Ordinal) : element.EnumerateArray().AsEnumerable())
                {
                    text.Append('\u0003');
                    Append(text, item);
                }

                break;
            case JsonValueKind.String:
                var value = element.GetString()!;
                text.Append(value.Contains('<', StringComparison.Ordinal) ? HtmlWords.Of(value) : value);
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }

        text.Append('\u0004');
    }
}
