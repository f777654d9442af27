using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Polly;
using Polly.Retry;

namespace MirrorGen.Sources.Rest.Http;

/// <summary>
/// The blog's server as we talk to it: politely (see <see cref="Gate"/>), patiently (retries with growing, jittered pauses), within limits
/// of time and size, never into private networks, and with the login to one origin only. Trouble comes back as an <see cref="Answer"/>.
/// </summary>
internal sealed class Origin : IDisposable
{
    private const int MostRedirects = 10;

    // A fatal error of PHP is the same each time; a second and a third try are for the server that was merely out of breath.
    private const int RetriesOfBrokenAnswers = 2;

    // So many requests, each with all its retries, that found nobody: the others need not try.
    private const int MostUnreachable = 3;

    // Whoever asks for more patience than this is better visited again by the next run.
    private static readonly TimeSpan MostPatience = TimeSpan.FromMinutes(5);

    private readonly FetchOptions _options;
    private readonly HttpClient _client;
    private readonly Gate _gate;
    private readonly AddressGuard _guard = new();
    private readonly ResiliencePipeline<Answer> _retry;
    private readonly ResiliencePipeline<Answer> _retryOnce;
    private readonly ConcurrentDictionary<string, byte> _answered = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, int> _unreachable = new(StringComparer.OrdinalIgnoreCase);
    private Uri? _loginOrigin;
    private long _requests;

    public Origin(FetchOptions options)
    {
        _options = options;
        _gate = new(Math.Max(1, options.Concurrency), options.Delay, options.Clock);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = _guard.ConnectAsync,
            ConnectTimeout = options.IdleTimeout,
            MaxConnectionsPerServer = Math.Max(1, options.Concurrency),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
        _retry = Retrying(options.Retries);
        _retryOnce = Retrying(Math.Min(1, options.Retries));
    }

    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Set once the server's bot wall was seen: nothing more is asked.</summary>
    public bool Walled { get; set; }

    /// <summary>Lets the blog itself be in a private network.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">Nobody knows its name.</exception>
    public async Task AllowAsync(Uri blog, CancellationToken cancel)
    {
        try
        {
            await _guard.AllowAsync(blog, cancel);
        }
        catch (System.Net.Sockets.SocketException) when (IsProxied(blog))
        {
            // Names are the proxy's business then; in many companies nobody else knows those of the Internet.
            return;
        }
    }

    /// <summary>From now on requests that want a login carry it, to this origin and no other.</summary>
    public void LogInAt(Uri root) => _loginOrigin = root;

    /// <summary>One answer in memory.</summary>
    /// <param name="url">The address.</param>
    /// <param name="expect">What kind of answer makes sense; another kind is trouble.</param>
    /// <param name="withLogin">Whether to send the login, if there is one and the address lies at its origin.</param>
    /// <param name="cancel">Ends everything.</param>
    public Task<Answer> GetAsync(Uri url, Expect expect, bool withLogin, CancellationToken cancel) => GetAsync(_retry, url, expect, withLogin, cancel);

    /// <summary>The same for the very first knock on the door: a host that is not there is said to be so soon.</summary>
    public Task<Answer> KnockAsync(Uri url, CancellationToken cancel) => GetAsync(_retryOnce, url, Expect.Html, withLogin: false, cancel);

    private async Task<Answer> GetAsync(ResiliencePipeline<Answer> retry, Uri url, Expect expect, bool withLogin, CancellationToken cancel)
    {
        if (Walled && expect == Expect.Json)
        {
            return new Answer(url, Trouble.BotWall, BotWall.Reason);
        }

        var answer = await SendAsync(
            retry,
            url,
            request => request.Headers.Accept.ParseAdd(expect == Expect.Json ? "application/json" : "text/html, */*;q=0.5"),
            withLogin,
            _options.AnswerTimeout,
            async (response, from, watch) => Judge(new Answer(from, response, await ReadAsync(response, watch)), response, expect),
            cancel);
        Walled |= answer.Trouble == Trouble.BotWall;
        if (answer.RetryAfter(_options.Clock.GetUtcNow()) is { } wait && wait > MostPatience && answer.Trouble == Trouble.Failing)
        {
            throw new MirrorException(Obstacle.Source, $"{url.Host} asks us to come back in {Math.Ceiling(wait.TotalMinutes):0} minutes. Run the same command again then: it goes on where it was.");
        }

        if (expect == Expect.Json && _unreachable.GetValueOrDefault(answer.Url.Authority) >= MostUnreachable && _answered.ContainsKey(answer.Url.Authority))
        {
            throw new MirrorException(Obstacle.Source, $"{url.Host} has stopped answering ({answer.Reason}). What came by then is kept; run the same command again later: it goes on where it was.");
        }

        return answer;
    }

    /// <summary>Sends with retries and redirects. <paramref name="read"/> turns each final response into an answer; what it throws for reasons of the network is tried again.</summary>
    public Task<Answer> SendAsync(
        Uri url, Action<HttpRequestMessage> prepare, TimeSpan timeout, Func<HttpResponseMessage, Uri, Watch, Task<Answer>> read, CancellationToken cancel) =>
        SendAsync(_retry, url, prepare, withLogin: false, timeout, read, cancel);

    private async Task<Answer> SendAsync(
        ResiliencePipeline<Answer> retry,
        Uri url,
        Action<HttpRequestMessage> prepare,
        bool withLogin,
        TimeSpan timeout,
        Func<HttpResponseMessage, Uri, Watch, Task<Answer>> read,
        CancellationToken cancel)
    {
        if (_unreachable.GetValueOrDefault(url.Authority) >= MostUnreachable)
        {
            return new Answer(url, Trouble.Failing, "its host does not answer") { Unreachable = true };
        }

        var answer = await retry.ExecuteAsync(async token => await OnceAsync(url, prepare, withLogin, timeout, read, token), cancel);
        if (answer.Unreachable)
        {
            _unreachable.AddOrUpdate(answer.Url.Authority, 1, (_, count) => count + 1);
        }
        else if (!answer.NoAnswer)
        {
            _unreachable.TryRemove(answer.Url.Authority, out _);
        }

        return answer;
    }

    public void Dispose() => _client.Dispose();

    private ResiliencePipeline<Answer> Retrying(int most) => most == 0 ? ResiliencePipeline<Answer>.Empty : new ResiliencePipelineBuilder<Answer> { TimeProvider = _options.Clock }
        .AddRetry(new RetryStrategyOptions<Answer>
        {
            MaxRetryAttempts = most,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = _options.RetryDelay,
            MaxDelay = TimeSpan.FromSeconds(60),
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { } answer && args.AttemptNumber < RetriesFor(answer)),
            DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.RetryAfter(_options.Clock.GetUtcNow())),
        })
        .Build();

    private async Task<Answer> OnceAsync(
        Uri url, Action<HttpRequestMessage> prepare, bool withLogin, TimeSpan timeout, Func<HttpResponseMessage, Uri, Watch, Task<Answer>> read, CancellationToken cancel)
    {
        await _gate.EnterAsync(cancel);
        try
        {
            using var watch = new Watch(_options.IdleTimeout, timeout, cancel);
            var answer = await FollowAsync(url, prepare, withLogin, read, watch, cancel);
            if (answer.Trouble == Trouble.Failing && (answer.NoAnswer || answer.Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable || answer.RetryAfter(_options.Clock.GetUtcNow()) is not null))
            {
                var pause = answer.RetryAfter(_options.Clock.GetUtcNow());
                _gate.SlowDown(pause > MostPatience ? null : pause);
            }
            else if (answer.Ok)
            {
                _gate.WentWell();
            }

            return answer;
        }
        finally
        {
            _gate.Leave();
        }
    }

    private async Task<Answer> FollowAsync(
        Uri url, Action<HttpRequestMessage> prepare, bool withLogin, Func<HttpResponseMessage, Uri, Watch, Task<Answer>> read, Watch watch, CancellationToken cancel)
    {
        try
        {
            for (var redirects = 0; redirects <= MostRedirects; redirects++)
            {
                if (url.Scheme is not ("http" or "https"))
                {
                    return new Answer(url, Trouble.Forbidden, $"it leads to '{url.Scheme}:', which is not the web");
                }

                if (IsProxied(url) && _guard.Refuses(url))
                {
                    return new Answer(url, Trouble.Forbidden, $"{url.Host} is an address inside a private network");
                }

                using var request = new HttpRequestMessage(HttpMethod.Get, url);
                prepare(request);
                if (withLogin && _options.User is { } user && _loginOrigin is { } origin && SameOrigin(url, origin))
                {
                    request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{_options.Password}")));
                }

                Interlocked.Increment(ref _requests);
                _options.Sending?.Invoke(url);
                using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, watch.Token);
                watch.Alive();
                _answered.TryAdd(url.Authority, 0);
                if (response.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
                    || response.Headers.Location is not { } location)
                {
                    return await read(response, url, watch);
                }

                url = new Uri(url, location);
            }

            return new Answer(url, Trouble.Forbidden, "it redirects in circles");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Answer(url, Trouble.Failing, watch.WhyStopped);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or System.Net.Sockets.SocketException)
        {
            return e.InnerException is ForbiddenAddressException forbidden
                ? new Answer(url, Trouble.Forbidden, forbidden.Message)
                : new Answer(url, Trouble.Failing, Describe(e)) { Unreachable = e is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } };
        }
        catch (AnswerTooLargeException)
        {
            return new Answer(url, Trouble.TooLarge, "larger than the limit");
        }
        catch (UriFormatException)
        {
            return new Answer(url, Trouble.Forbidden, "it redirects to something that is no address");
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, Watch watch)
    {
        var hint = Math.Clamp(response.Content.Headers.ContentLength ?? 64 << 10, 1 << 10, Math.Min(_options.LongestAnswer, 4 << 20));
        var body = new System.Buffers.ArrayBufferWriter<byte>((int)hint);
        await using var stream = await response.Content.ReadAsStreamAsync(watch.Token);
        while (await stream.ReadAsync(body.GetMemory(16 << 10), watch.Token) is > 0 and var count)
        {
            watch.Alive();
            body.Advance(count);
            if (body.WrittenCount > _options.LongestAnswer)
            {
                throw new AnswerTooLargeException();
            }
        }

        return body.WrittenMemory;
    }

    private static Answer Judge(Answer answer, HttpResponseMessage response, Expect expect)
    {
        var (status, body) = (answer.Status, answer.Body);
        if (BotWall.Stands(answer, expect))
        {
            return new Answer(answer.Url, response, body, Trouble.BotWall, BotWall.Reason);
        }

        if ((int)status >= 500 || status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or (HttpStatusCode)425)
        {
            return new Answer(answer.Url, response, body, Trouble.Failing, Named(status, response));
        }

        if ((int)status >= 300)
        {
            var code = WordPressError.CodeOf(body);
            return new Answer(answer.Url, response, body, Trouble.Refused, code is null ? Named(status, response) : $"{(int)status} {code}");
        }

        return expect == Expect.Json && !JsonBody.TryFind(body, out _)
            ? new Answer(answer.Url, response, body, Trouble.Failing, body.IsEmpty ? "an empty answer" : "an answer that is no JSON")
            : answer;
    }

    public static string Named(HttpStatusCode status, HttpResponseMessage response) => $"{(int)status} {response.ReasonPhrase}".TrimEnd();

    private int RetriesFor(Answer answer) => answer switch
    {
        { Trouble: not Trouble.Failing } => 0,
        _ when answer.RetryAfter(_options.Clock.GetUtcNow()) > MostPatience => 0,
        // A host that never answered is more likely not there than out of breath.
        { NoAnswer: true, Unreachable: false } => Math.Min(_options.Retries, RetriesOfBrokenAnswers),
        { NoAnswer: true } => _answered.ContainsKey(answer.Url.Authority) ? _options.Retries : Math.Min(_options.Retries, 1),
        { Status: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout } => _options.Retries,
        _ => Math.Min(_options.Retries, RetriesOfBrokenAnswers),
    };

    private static bool IsProxied(Uri url) => !HttpClient.DefaultProxy.IsBypassed(url);

    private static bool SameOrigin(Uri a, Uri b) =>
        a.Scheme == b.Scheme && a.Port == b.Port && string.Equals(a.IdnHost, b.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static string Describe(Exception e) => e switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "its name is not known (DNS)",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "no secure connection (TLS): its certificate is not valid",
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } or HttpRequestException { InnerException: IOException } or IOException => "the connection was cut",
        InvalidDataException => "an answer that can't be decompressed",
        _ => "the connection failed",
    };
}

/// <summary>What kind of answer makes sense.</summary>
internal enum Expect
{
    Json,
    Html,
}

/// <summary>Thrown inside reading; becomes <see cref="Trouble.TooLarge"/>.</summary>
internal sealed class AnswerTooLargeException() : Exception("larger than the limit");
