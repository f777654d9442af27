using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>How the nouns stand in content/data/*.json: indented, in camel case, readable in any script, and forgiving to a person's commas.</summary>
internal static class ContentJson
{
    public static JsonSerializerOptions Document { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new PermalinkConverter(), new SitePathConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static JsonSerializerOptions OneLine { get; } = new(Document) { WriteIndented = false };

    private sealed class PermalinkConverter : JsonConverter<Permalink>
    {
        public override Permalink? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Permalink.TryCreate(reader.GetString(), out var permalink) ? permalink : throw new JsonException("This is no address that begins with http:// or https://.");

        public override void Write(Utf8JsonWriter writer, Permalink value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class SitePathConverter : JsonConverter<SitePath>
    {
        public override SitePath? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return SitePath.Parse(reader.GetString() ?? "");
            }
            catch (FormatException e)
            {
                throw new JsonException(e.Message, e);
            }
        }

        public override void Write(Utf8JsonWriter writer, SitePath value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
