namespace MirrorGen.WordPress;

/// <summary>
/// A relative path with forward slashes that is safe to join to a folder on any system: it never leaves the folder, and
/// no segment is empty, reserved on Windows, over-long, or holds a character that a file system refuses.
/// Segments are decoded text (<c>東京駅.jpg</c>, not <c>%E6…</c>) in Unicode form C.
/// </summary>
public sealed record SitePath
{
    private SitePath(string value) => Value = value;

    public string Value { get; }

    /// <summary>Takes a path that is safe already, such as one of our own making.</summary>
    /// <exception cref="FormatException">It is not safe as it stands.</exception>
    public static SitePath Parse(string value)
    {
        var safe = From(value);
        return safe.Value == value ? safe : throw new FormatException($"'{value}' is not a safe path inside a folder.");
    }

    /// <summary>
    /// Makes a safe path of any text, such as a slug, a file name or the decoded path of an address. Segments that are safe stay as they are;
    /// others are mended readably and get a short hash of what they were, so that two different texts stay two different paths.
    /// </summary>
    public static SitePath From(string text) => new(SafeSegments.Join(text));

    /// <summary>A path that was one before, and was laid aside as its text: it is not examined again.</summary>
    internal static SitePath Known(string value) => new(value);

    public SitePath Append(string text) => From(Value + "/" + text);

    public override string ToString() => Value;
}
