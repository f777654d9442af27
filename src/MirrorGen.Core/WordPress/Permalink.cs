using System.Diagnostics.CodeAnalysis;

namespace MirrorGen.WordPress;

/// <summary>The address under which the blog showed something: absolute, <c>http</c> or <c>https</c>.</summary>
public sealed record Permalink
{
    private Permalink(Uri url) => Url = url;

    public Uri Url { get; }

    public static bool TryCreate([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Permalink? permalink)
    {
        permalink = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? new Permalink(url) : null;
        return permalink is not null;
    }

    /// <exception cref="FormatException">The text is not an absolute http(s) address.</exception>
    public static Permalink Parse(string text) =>
        TryCreate(text, out var permalink) ? permalink : throw new FormatException($"'{text}' is not an absolute http(s) address.");

    public override string ToString() => Url.AbsoluteUri;
}
