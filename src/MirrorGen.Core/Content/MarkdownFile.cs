namespace MirrorGen.Content;

/// <summary>A Markdown file with its front matter, as we or a person wrote it.</summary>
/// <param name="Front">The YAML between the lines of three dashes; empty when there is none.</param>
/// <param name="Body">The Markdown below.</param>
internal readonly record struct MarkdownFile(string Front, string Body)
{
    private const string Fence = "---";

    public static MarkdownFile Parse(string text)
    {
        text = text.TrimStart('\uFEFF');
        if (!text.StartsWith(Fence, StringComparison.Ordinal) || Line(text, 0).Trim() is not Fence)
        {
            return new("", text);
        }

        var start = After(text, 0);
        for (var at = start; at < text.Length; at = After(text, at))
        {
            if (Line(text, at).TrimEnd() is Fence)
            {
                var body = After(text, at);
                return new(text[start..at], text[(body < text.Length && Line(text, body).Trim().IsEmpty ? After(text, body) : body)..]);
            }
        }

        return new("", text);
    }

    public override string ToString() => Body.Length == 0 ? $"{Fence}\n{Front}{Fence}\n" : $"{Fence}\n{Front}{Fence}\n\n{Body}";

    private static ReadOnlySpan<char> Line(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return text.AsSpan(at, (end < 0 ? text.Length : end) - at);
    }

    private static int After(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end + 1;
    }
}
