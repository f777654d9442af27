using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace MirrorGen.Cli.Demo;

/// <summary>
/// A recorded WordPress that answers as the real one did. What was asked for while recording is given back as it was; other questions to a
/// recorded collection (another page size, order or choice of fields) are answered out of its objects by WordPress's own rules.
/// </summary>
internal sealed class RecordedBlog
{
    /// <summary>Stands for the host in the recording; a name that can't exist, so that no request ever leaves the machine.</summary>
    public const string RecordedHost = "lamp-room.invalid";

    // Arguments of a list that mean: only those whose member of that name is this.
    private static readonly string[] Choosing = ["type", "slug", "parent", "post", "author"];

    private readonly FrozenDictionary<string, RecordedAnswer> _answers;
    private readonly FrozenDictionary<string, ImmutableArray<JsonElement>> _collections;

    public RecordedBlog(IEnumerable<RecordedAnswer> answers)
    {
        var all = answers.ToList();
        _answers = all.DistinctBy(answer => answer.PathAndQuery).ToFrozenDictionary(answer => answer.PathAndQuery, StringComparer.Ordinal);
        _collections = all.Where(answer => answer.Status == 200 && answer.Body.AsSpan().TrimStart(" \r\n\t"u8).StartsWith("["u8))
            .GroupBy(answer => answer.Path, StringComparer.Ordinal)
            .ToFrozenDictionary(same => same.Key, same => Objects(same), StringComparer.Ordinal);
    }

    /// <summary>The blog that travels inside the program.</summary>
    public static RecordedBlog OfDemo()
    {
        byte[] Resource(string name)
        {
            using var stream = typeof(RecordedBlog).Assembly.GetManifestResourceStream("demo/" + name)
                ?? throw new System.Diagnostics.UnreachableException($"The recording lacks '{name}'.");
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }

        return new(RecordedAnswer.Read(Encoding.UTF8.GetString(Resource("index.tsv")), Resource));
    }

    public RecordedAnswer Answer(string pathAndQuery)
    {
        if (_answers.TryGetValue(pathAndQuery, out var recorded))
        {
            return recorded;
        }

        var question = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? pathAndQuery : pathAndQuery[..question];
        var query = QueryHelpers.ParseQuery(question < 0 ? "" : pathAndQuery[question..]);
        if (_collections.TryGetValue(path, out var objects))
        {
            return OfCollection(pathAndQuery, objects, query);
        }

        var slash = path.LastIndexOf('/');
        if (slash > 0 && _collections.TryGetValue(path[..slash], out var siblings)
            && siblings.FirstOrDefault(sibling => Text(sibling, "id") == path[(slash + 1)..]) is { ValueKind: JsonValueKind.Object } single)
        {
            return Json(pathAndQuery, 200, Trim(single, query));
        }

        return _answers.GetValueOrDefault(path) ?? (path.Contains("/wp-json", StringComparison.Ordinal)
            ? Json(pathAndQuery, 404, """{"code":"rest_no_route","message":"No route was found matching the URL and request method.","data":{"status":404}}""")
            : new(pathAndQuery, 404, "text/html; charset=UTF-8", ImmutableDictionary<string, string>.Empty, "Page not found"u8.ToArray()));
    }

    private static RecordedAnswer OfCollection(string pathAndQuery, ImmutableArray<JsonElement> objects, Dictionary<string, StringValues> query)
    {
        var chosen = objects.Where(Choice(query)).ToList();
        chosen = query.TryGetValue("orderby", out var by) && by != "id" && by != "date"
            ? [.. chosen.OrderBy(item => Text(item, by.ToString()), StringComparer.Ordinal)]
            : [.. chosen.OrderBy(item => Number(Text(item, "id")))];
        if (!string.Equals(query.GetValueOrDefault("order"), "asc", StringComparison.OrdinalIgnoreCase))
        {
            chosen.Reverse();
        }

        var size = (int)Number(query.GetValueOrDefault("per_page", "10").ToString());
        var page = (int)Number(query.GetValueOrDefault("page", "1").ToString());
        if (size is < 1 or > 100 || page < 1)
        {
            return Json(pathAndQuery, 400, """{"code":"rest_invalid_param","message":"Invalid parameter(s): per_page","data":{"status":400}}""");
        }

        var pages = (chosen.Count + size - 1) / size;
        if (page > Math.Max(1, pages))
        {
            return Json(pathAndQuery, 400, """{"code":"rest_post_invalid_page_number","message":"The page number requested is larger than the number of pages available.","data":{"status":400}}""");
        }

        var shown = chosen.Skip((page - 1) * size).Take(size).Select(item => Trim(item, query));
        return Json(pathAndQuery, 200, $"[{string.Join(',', shown)}]") with
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["X-WP-Total"] = chosen.Count.ToString(CultureInfo.InvariantCulture),
                ["X-WP-TotalPages"] = pages.ToString(CultureInfo.InvariantCulture),
            },
        };
    }

    private static Func<JsonElement, bool> Choice(Dictionary<string, StringValues> query)
    {
        var include = query.GetValueOrDefault("include").ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        var exclude = query.GetValueOrDefault("exclude").ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        var since = query.GetValueOrDefault("modified_after").ToString();
        var equal = Choosing.Where(query.ContainsKey).ToDictionary(name => name, name => query[name].ToString().Split(','), StringComparer.Ordinal);
        return item =>
            (include.Length == 0 || include.Contains(Text(item, "id")))
            && !exclude.Contains(Text(item, "id"))
            && equal.All(wanted => wanted.Value.Contains(Text(item, wanted.Key)))
            && (since.Length == 0 || string.CompareOrdinal(Text(item, "modified"), since.TrimEnd('Z')) > 0);
    }

    // "_fields=id,title.rendered" keeps those members only.
    private static string Trim(JsonElement item, Dictionary<string, StringValues> query)
    {
        var fields = query.GetValueOrDefault("_fields").ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length == 0)
        {
            return item.GetRawText();
        }

        var wanted = fields.Select(field => field.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var kept = item.EnumerateObject().Where(member => wanted.Contains(member.Name)).Select(member => $"{JsonSerializer.Serialize(member.Name)}:{member.Value.GetRawText()}");
        return $"{{{string.Join(',', kept)}}}";
    }

    // The fullest form of each object: listings with "_fields" hold shortened ones.
    private static ImmutableArray<JsonElement> Objects(IEnumerable<RecordedAnswer> answers) =>
    [
        .. from answer in answers
           from item in JsonDocument.Parse(answer.Body).RootElement.EnumerateArray()
           where item.ValueKind == JsonValueKind.Object
           group item by Text(item, "id") into same
           select same.MaxBy(item => item.GetRawText().Length),
    ];

    private static string Text(JsonElement item, string member) =>
        item.TryGetProperty(member, out var value) ? value.ToString() : "";

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static RecordedAnswer Json(string pathAndQuery, int status, string json) =>
        new(pathAndQuery, status, "application/json; charset=UTF-8", ImmutableDictionary<string, string>.Empty, Encoding.UTF8.GetBytes(json));
}
