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
        Replace(folder.ReportJson, ToJson(report));
        Replace(folder.ReportHtml, ReportPage.Render(report));
    }

    // A kill leaves the old report or the new one, never half of one.
    private static void Replace(string file, string text)
    {
        var temporary = file + ".new";
        File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(temporary, file, overwrite: true);
    }
}
