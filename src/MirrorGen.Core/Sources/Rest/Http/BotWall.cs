using System.Text;

namespace MirrorGen.Sources.Rest.Http;

/// <summary>Recognises the pages that tell people from programs and stand in the blog's place.</summary>
internal static class BotWall
{
    public const string Reason = "a bot check stands before the blog";

    // The services say it in a header of their own when they hold a request up.
    private static readonly (string Header, string? Value)[] Headers =
    [
        ("cf-mitigated", "challenge"),
        ("sg-captcha", null),
        ("x-amzn-waf-action", null),
        ("x-vercel-mitigated", "challenge"),
    ];

    // Nothing but such a page holds these.
    private static readonly string[] Certain =
    [
        "/cdn-cgi/challenge-platform/", "<title>Just a moment...</title>", "<title>Attention Required! | Cloudflare</title>", "_Incapsula_Resource?SWJIYLWA",
        "sucuri_cloudproxy_js", "/.well-known/sgcaptcha/", "<title>Pardon Our Interruption</title>", "ddos-guard/js-challenge",
    ];

    // A form on a page may hold these as well; in the place of JSON they mean a wall.
    private static readonly string[] InPlaceOfJson = ["captcha", "Checking your browser", "are human", "enable JavaScript and cookies", "not a robot", "unusual traffic"];

    /// <summary>Whether the headers say so.</summary>
    public static bool Announced(Func<string, IEnumerable<string>> header) =>
        Headers.Any(wall => header(wall.Header).Any(value => wall.Value is null || value.Contains(wall.Value, StringComparison.OrdinalIgnoreCase)));

    public static bool Stands(Answer answer, Expect expect)
    {
        if (Announced(answer.Header))
        {
            return true;
        }

        var body = answer.Body.Span;
        var start = body.IndexOfAnyExcept(" \r\n\t\uFEFF"u8);
        if (start < 0 || body[start] != '<')
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 64 << 10)]);
        var small = body.Length < 64 << 10;
        return (small && Certain.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase)))
            || (small && expect == Expect.Json && !JsonBody.TryFind(answer.Body, out _) && InPlaceOfJson.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase)));
    }
}
