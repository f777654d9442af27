using System.Text;
using System.Text.Json;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;

namespace MirrorGen.Sources.SavedJson;

/// <summary>Tells by its fields what an object is: a saved file says nothing of the address that it came from.</summary>
internal static class SavedObject
{
    public static IEnumerable<Capture> Captures(string json, Uri file, DateTimeOffset takenAt, List<Finding> findings)
    {
        using var document = JsonDocument.Parse(LenientJson.Repair(json).Json);
        var fields = new JsonFields(document.RootElement);
        if (fields.Has("body") && fields.Has("status") && fields.Has("headers"))
        {
            // An answer asked for with _envelope.
            return Inside(document.RootElement.GetProperty("body")).SelectMany(inner => Captures(inner, file, takenAt, findings)).ToArray();
        }

        if (fields.Members().All(member => member.Value.Has("rest_base")) && fields.Members().Any())
        {
            // /wp/v2/types and /wp/v2/taxonomies answer with one object for all.
            return fields.Members().Select(member => (member.Name, Json: document.RootElement.GetProperty(member.Name).GetRawText()))
                .SelectMany(member => Captures(member.Json, file, takenAt, findings)).ToArray();
        }

        if (Identify(fields) is not var (kind, id))
        {
            findings.Add(new(Severity.Warning, "saved-object-unknown", file.LocalPath, Unknown(fields)));
            return [];
        }

        var address = fields.Object("_links").Objects("self").Select(link => link.Text("href")).FirstOrDefault() ?? fields.Text("link") ?? fields.Text("home");
        return
        [
            new()
            {
                Kind = kind,
                Id = id,
                Url = Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : file,
                Json = Encoding.UTF8.GetBytes(json),
                TakenAt = takenAt,
            },
        ];
    }

    private static (CaptureKind Kind, string Id)? Identify(JsonFields fields)
    {
        var id = fields.Text("id") ?? "";
        var type = fields.Text("type") ?? "";
        if (fields.Has("routes") || (fields.Has("namespaces") && fields.Has("home")))
        {
            return (CaptureKind.Site, "");
        }

        if (fields.Has("show_on_front"))
        {
            return (CaptureKind.Site, "settings");
        }

        if (fields.Has("rest_base") && fields.Text("slug") is { Length: > 0 } slug)
        {
            return (fields.Has("types") ? CaptureKind.Taxonomy : CaptureKind.PostType, slug);
        }

        return id.Length == 0 || !id.All(char.IsAsciiDigit) ? null
            : fields.Has("author_name") && fields.Has("post") ? (CaptureKind.Comment, id)
            : fields.Text("taxonomy") is "nav_menu" || fields.Has("auto_add") ? (CaptureKind.Menu, id)
            : fields.Text("taxonomy") is { Length: > 0 } taxonomy ? (CaptureKind.Term(taxonomy), id)
            : fields.Has("menus") && fields.Has("object_id") ? (CaptureKind.MenuItem, id)
            : fields.Has("media_details") || fields.Has("source_url") || type == "attachment" ? (CaptureKind.Attachment, id)
            : fields.Has("avatar_urls") || (fields.Has("name") && fields.Has("slug") && !fields.Has("content")) ? (CaptureKind.User, id)
            : IsRevision(fields) ? (CaptureKind.Revision(ParentType(fields)), id)
            : fields.Has("content") || fields.Has("title") ? (CaptureKind.Post(type.Length > 0 ? type : "post"), id)
            : null;
    }

    private static bool IsRevision(JsonFields fields) =>
        fields.Number("parent") > 0 && !fields.Has("link") && fields.Text("slug") is { } slug
        && (slug.Contains("-revision-v", StringComparison.Ordinal) || slug.Contains("-autosave-v", StringComparison.Ordinal));

    // A revision names its parent by address only: …/wp/v2/pages/6.
    private static string ParentType(JsonFields fields)
    {
        var parent = fields.Object("_links").Objects("parent").Select(link => link.Text("href")).FirstOrDefault() ?? "";
        return parent.Split('/') is [.., var collection, _] ? collection switch { "posts" => "post", "pages" => "page", _ => collection } : "post";
    }

    private static IEnumerable<string> Inside(JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.Array => body.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => item.GetRawText()),
        JsonValueKind.Object => [body.GetRawText()],
        _ => [],
    };

    private static string Unknown(JsonFields fields) => fields.Has("code") && fields.Text("message") is { } message
        ? $"The file holds an error that WordPress answered with, not an object: {message}"
        : "An object in the file is none that the WordPress REST API sends; it was passed over.";
}
