using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MirrorGen.Verification;

/// <summary>Writes <c>report.json</c> and <c>report.html</c>.</summary>
public static class ReportFiles
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string ToJson(Report report) => JsonSerializer.Serialize(report, Json) + "\n";

    /// <exception cref="JsonException">It is no report.</exception>
    public static Report FromJson(string json) => JsonSerializer.Deserialize<Report>(json, Json) ?? throw new JsonException("The report is empty.");

    public static void Write(MirrorFolder folder, Report report)
    {
        WholeFile.Write(folder.ReportJson, Encoding.UTF8.GetBytes(ToJson(report)));
        WholeFile.Write(folder.ReportHtml, Encoding.UTF8.GetBytes(ReportPage.Render(report)));
    }
}
