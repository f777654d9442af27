using System.Text.Json.Nodes;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest;

namespace MirrorGen.Tests.Sources.Rest;

/// <summary>A blog on loopback and a mirror of it in a temporary folder, with a clock for which every pause is over at once.</summary>
internal sealed class Mirroring : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mirrorgen-").FullName;

    private Mirroring(FakeBlog blog) => Blog = blog;

    public FakeBlog Blog { get; }

    public InstantClock Clock { get; } = new();

    public MirrorFolder Folder => new(_root);

    public static async Task<Mirroring> OfAsync(int posts = 0) => new(await FakeBlog.StartAsync(posts));

    public FetchOptions Options => new()
    {
        Clock = Clock,
        IdleTimeout = TimeSpan.FromMilliseconds(700),
        AnswerTimeout = TimeSpan.FromSeconds(4),
        LongestAnswer = 24 << 20,
        LargestFile = 2 << 20,
    };

    public Task<FetchResult> RunAsync(Func<FetchOptions, FetchOptions>? with = null, Uri? address = null) =>
        RestFetch.RunAsync(address ?? Blog.Home, Folder, with?.Invoke(Options) ?? Options, null, CancellationToken.None);

    public async Task<MirrorException> RunFailsAsync(Func<FetchOptions, FetchOptions>? with = null, Uri? address = null) =>
        await Should.ThrowAsync<MirrorException>(() => RunAsync(with, address));

    public long[] Ids(CaptureKind kind)
    {
        using var snapshot = Snapshot.Open(Folder.Snapshot);
        return [.. snapshot.Objects(kind).Where(o => o.DeletedAt is null).Select(o => long.Parse(o.Latest.Id, System.Globalization.CultureInfo.InvariantCulture))];
    }

    public long[] Posts() => Ids(CaptureKind.Post("post"));

    public CapturedObject Post(long id)
    {
        using var snapshot = Snapshot.Open(Folder.Snapshot);
        return snapshot.Find(CaptureKind.Post("post"), id.ToString(System.Globalization.CultureInfo.InvariantCulture)).ShouldNotBeNull();
    }

    public T Look<T>(Func<Snapshot, T> look)
    {
        using var snapshot = Snapshot.Open(Folder.Snapshot);
        return look(snapshot);
    }

    public string MediaFile(string path) => Path.Combine(Folder.Media, path);

    public static JsonNode Json(Capture capture) => JsonNode.Parse(capture.Json.Span)!;

    public async ValueTask DisposeAsync()
    {
        await Blog.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}

/// <summary>Every pause is over at once, and is remembered.</summary>
internal sealed class InstantClock : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public List<TimeSpan> Pauses { get; } = [];

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public void Advance(TimeSpan time)
    {
        lock (_lock)
        {
            _now += time;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            Pauses.Add(dueTime);
            _now += dueTime > TimeSpan.Zero ? dueTime : TimeSpan.Zero;
        }

        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Elapsed();
    }

    private sealed class Elapsed : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
