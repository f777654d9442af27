using System.Text.Json;

namespace MirrorGen.Cli.Demo;

/// <summary>One answer of the recorded blog.</summary>
/// <param name="PathAndQuery">As it was asked for.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">As it was sent; empty for none.</param>
/// <param name="Headers">The other headers that matter.</param>
/// <param name="Body">As it was sent, with the recorded host.</param>
internal sealed record RecordedAnswer(string PathAndQuery, int Status, string ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Path => PathAndQuery.Split('?')[0];

    public bool IsText => ContentType.StartsWith("text/", StringComparison.Ordinal)
        || ContentType.Contains("json", StringComparison.Ordinal)
        || ContentType.Contains("xml", StringComparison.Ordinal)
        || ContentType.Contains("javascript", StringComparison.Ordinal);

    /// <param name="index">The text of <c>index.tsv</c>: method, path and query, status, content type, headers as JSON, file.</param>
    /// <param name="body">Gives the file of that name.</param>
    public static IEnumerable<RecordedAnswer> Read(string index, Func<string, byte[]> body) =>
        from line in index.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        let columns = line.TrimEnd('\r').Split('\t')
        where columns[0] == "GET"
        select new RecordedAnswer(
            columns[1],
            int.Parse(columns[2], System.Globalization.CultureInfo.InvariantCulture),
            columns[3],
            columns[4].Length == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(columns[4])!,
            columns[5].Length == 0 ? [] : body(columns[5]));
}
