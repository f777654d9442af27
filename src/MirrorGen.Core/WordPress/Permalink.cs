using System.Diagnostics.CodeAnalysis;

namespace MirrorGen.WordPress;

/// <summary>The address under which the blog showed something: absolute, <c>http</c> or <c>https</c>.</summary>
public sealed record Permalink
{
    // A Uri that was looked at once is five times as long as its text, and every post has one.
    private readonly string _url;

    private Permalink(string url) => _url = url;

    public Uri Url => new(_url);

    public static bool TryCreate([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Permalink? permalink)
    {
        permalink = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? new Permalink(url.AbsoluteUri) : null;
        return permalink is not null;
    }

    /// <exception cref="FormatException">The text is not an absolute http(s) address.</exception>
    public static Permalink Parse(string text) =>
        TryCreate(text, out var permalink) ? permalink : throw new FormatException($"'{text}' is not an absolute http(s) address.");

    /// <summary>One that was made before, from its text: not looked at again.</summary>
    internal static Permalink Known(string url) => new(url);

    public override string ToString() => _url;
}
