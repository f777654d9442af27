using System.Net;
using System.Net.Http.Headers;

namespace MirrorGen.Sources.Rest.Http;

/// <summary>Why a request came to nothing; what to do about it follows from it.</summary>
internal enum Trouble
{
    None,

    /// <summary>No connection, cut off, silent, busy or broken for the moment: was tried again, in vain. A smaller request may work.</summary>
    Failing,

    /// <summary>More bytes than the limit. A smaller request may work.</summary>
    TooLarge,

    /// <summary>The server said no (4xx). Asking again would change nothing.</summary>
    Refused,

    /// <summary>A page that tells people from programs stands before the blog. Asking again would only make it worse.</summary>
    BotWall,

    /// <summary>The address leads where we don't go: another scheme, a private network, in circles.</summary>
    Forbidden,
}

/// <summary>What came of a request: an answer, or trouble with a reason that a person understands.</summary>
internal sealed class Answer
{
    private readonly HttpResponseHeaders? _headers;

    public Answer(Uri url, HttpResponseMessage response, ReadOnlyMemory<byte> body, Trouble trouble = Trouble.None, string reason = "")
    {
        Url = url;
        Status = response.StatusCode;
        _headers = response.Headers;
        ContentType = response.Content.Headers.ContentType?.MediaType ?? "";
        LastModified = response.Content.Headers.LastModified;
        Length = response.Content.Headers.ContentLength;
        Body = body;
        Trouble = trouble;
        Reason = reason;
    }

    public Answer(Uri url, Trouble trouble, string reason)
    {
        Url = url;
        Trouble = trouble;
        Reason = reason;
    }

    /// <summary>Where it came from in the end, after redirects.</summary>
    public Uri Url { get; }

    /// <summary>Without meaning when there was no answer.</summary>
    public HttpStatusCode Status { get; }

    public bool NoAnswer => Status == default;

    public ReadOnlyMemory<byte> Body { get; }

    public string ContentType { get; } = "";

    public DateTimeOffset? LastModified { get; }

    /// <summary>In bytes as announced; null when it was not, or when the answer was compressed.</summary>
    public long? Length { get; }

    public Trouble Trouble { get; }

    /// <summary>As in <c>503 Service Unavailable</c> or <c>the connection was cut</c>; empty when all is well.</summary>
    public string Reason { get; }

    /// <summary>There was not even a connection.</summary>
    public bool Unreachable { get; init; }

    public bool Ok => Trouble == Trouble.None;

    public IEnumerable<string> Header(string name) => _headers is not null && _headers.TryGetValues(name, out var values) ? values : [];

    public long? Number(string header) =>
        long.TryParse(Header(header).FirstOrDefault(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    public TimeSpan? RetryAfter(DateTimeOffset now) => _headers?.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };
}
