namespace MirrorGen.Sources.Rest;

/// <summary>The API's own word for what went wrong, as in <c>{"code":"rest_forbidden_context",…}</c>: truer than the status.</summary>
internal static class WordPressError
{
    public static string? CodeOf(ReadOnlyMemory<byte> body)
    {
        // A code is a short word; anything else is no code and does not belong into a message.
        var code = JsonBody.TryFind(body, out var json) ? JsonBody.Text(json, "code") : null;
        return code is { Length: > 0 and < 80 } && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? code : null;
    }

    /// <summary>The arguments that the API does not take: <c>{"code":"rest_invalid_param","data":{"params":{"per_page":"…"}}}</c>.</summary>
    public static IReadOnlyList<string> InvalidParameters(ReadOnlyMemory<byte> body) =>
        JsonBody.TryFind(body, out var json) && JsonBody.Member(json, "data") is { } data && JsonBody.Member(data, "params") is { } parameters
            ? [.. JsonBody.Members(parameters).Select(member => member.Name)]
            : [];
}
