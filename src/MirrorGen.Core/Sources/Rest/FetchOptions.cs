using System.Collections.Immutable;

namespace MirrorGen.Sources.Rest;

/// <summary>What to fetch and how gently. The defaults suit a blog on shared hosting.</summary>
public sealed record FetchOptions
{
    /// <summary>A WordPress login name for revisions, menus and settings; null to see what everybody sees.</summary>
    public string? User { get; init; }

    /// <summary>An application password (WordPress → Profile → Application Passwords). Sent to the API's origin only, kept nowhere.</summary>
    public string? Password { get; init; }

    /// <summary>Requests in flight; fewer while the server asks for patience.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>The least time between the starts of two requests.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.Zero;

    /// <summary>Slugs of the only post types to fetch; empty for all.</summary>
    public ImmutableArray<string> Include { get; init; } = [];

    /// <summary>Slugs of post types and taxonomies to leave out; also <c>comment</c>, <c>user</c>, <c>revision</c>.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Only posts and comments changed since then. What is older is neither fetched nor taken for deleted.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether files go into <c>media/</c>.</summary>
    public bool Media { get; init; } = true;

    /// <summary>Whether images that content shows from other hosts are fetched too.</summary>
    public bool ExternalImages { get; init; }

    /// <summary>Asks for every file again whether it changed (If-None-Match), not only for those whose record changed.</summary>
    public bool RecheckMedia { get; init; }

    /// <summary>Says who asks and what for, so that a host can let it through or turn it away.</summary>
    public string UserAgent { get; init; } = $"MirrorGen/{typeof(FetchOptions).Assembly.GetName().Version!.ToString(2)} (makes a static archive of this blog; a few requests at a time)";

    /// <summary>The longest answer of the API that is read, in bytes after decompression.</summary>
    public long LongestAnswer { get; init; } = 64 << 20;

    /// <summary>The largest file that is downloaded, in bytes.</summary>
    public long LargestFile { get; init; } = 2L << 30;

    /// <summary>How long the server may say nothing.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one answer of the API may take in all. Files may take as long as they keep coming at a fair pace.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>The first pause before a request is tried again; later ones are longer.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a request is tried again when the server is busy or out of reach.</summary>
    public int Retries { get; init; } = 5;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>More than requests in flight: while some keep what came, the others ask for more. Bounds what is in memory, too.</summary>
    internal int Workers => Math.Max(1, Concurrency) + 2;

    /// <summary>Told of each request before it is sent: for measuring.</summary>
    internal Action<Uri>? Sending { get; init; }
}
