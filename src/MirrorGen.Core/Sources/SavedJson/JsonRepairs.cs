using System.Globalization;

namespace MirrorGen.Sources.SavedJson;

/// <summary>What had to be repaired so that JSON could be read, counted.</summary>
public sealed record JsonRepairs
{
    /// <summary>Line breaks and other control characters that stood raw inside a string.</summary>
    public int ControlCharacters { get; init; }

    /// <summary>Quotation marks inside a string that were not escaped.</summary>
    public int OpenQuotes { get; init; }

    /// <summary>Escapes that JSON does not have, kept as the characters that they were.</summary>
    public int BadEscapes { get; init; }

    /// <summary>Commas, colons, quotation marks of keys: too many or missing; single quotes; words that are no JSON.</summary>
    public int Punctuation { get; init; }

    /// <summary>Characters ahead of the JSON, such as a PHP warning, and after it.</summary>
    public int Surroundings { get; init; }

    /// <summary>The text ended before the JSON did.</summary>
    public bool Truncated { get; init; }

    public IEnumerable<string> Sentences()
    {
        foreach (var (count, what) in new[]
        {
            (ControlCharacters, "raw line breaks or control characters in strings"), (OpenQuotes, "quotation marks without escape"), (BadEscapes, "escapes that JSON does not have"),
            (Punctuation, "commas, colons or quotes too many or missing"), (Surroundings, "characters around the JSON that are not part of it"),
        })
        {
            if (count > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{count} {what}");
            }
        }

        if (Truncated)
        {
            yield return "its end is missing";
        }
    }
}

/// <param name="Json">Well-formed JSON in UTF-8.</param>
/// <param name="Repairs">What was done to make it so.</param>
public sealed record RepairedJson(ReadOnlyMemory<byte> Json, JsonRepairs Repairs);
