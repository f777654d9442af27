using System.Collections.Immutable;
using MirrorGen.Content;
using MirrorGen.Conversion;
using MirrorGen.Exports;
using MirrorGen.Generation;
using MirrorGen.Generation.Templates;
using MirrorGen.Snapshots;
using MirrorGen.Sources;
using MirrorGen.Sources.Reading;
using MirrorGen.Sources.Rest;
using MirrorGen.Verification;
using MirrorGen.WordPress;

namespace MirrorGen;

/// <summary>
/// The steps from a blog to an archive, top to bottom. Each leaves something useful on the disk, each may be interrupted, and each run again
/// goes on where it was. A mirror folder is held by one run at a time.
/// </summary>
public sealed class Mirror : IDisposable
{
    private readonly MirrorFolder _folder;
    private readonly IProgress<StepProgress>? _progress;
    private readonly TimeProvider _clock;
    private readonly MirrorLock _held;
    private readonly List<ReportedStep> _steps = [];

    private Mirror(MirrorFolder folder, IProgress<StepProgress>? progress, TimeProvider clock)
    {
        _folder = folder;
        _progress = progress;
        _clock = clock;
        _held = MirrorLock.Take(folder);
    }

    /// <exception cref="MirrorException">The folder can't be written, or another run holds it.</exception>
    public static Mirror Open(MirrorFolder folder, IProgress<StepProgress>? progress, TimeProvider clock) => new(folder, progress, clock);

    /// <summary>The main job: a blog on the web to an archive with its report.</summary>
    public async Task<Report> MirrorAsync(Uri address, FetchOptions fetch, Theme theme, SiteOptions site, CancellationToken cancel)
    {
        await FetchAsync(address, fetch, cancel);
        WriteContent(cancel);
        Build(theme, site, cancel);
        return Verify(withSite: true, cancel);
    }

    /// <summary>The same from a file that somebody exported or saved.</summary>
    public async Task<Report> ImportAsync(string file, Theme theme, SiteOptions site, CancellationToken cancel)
    {
        await FillAsync(file, cancel);
        WriteContent(cancel);
        Build(theme, site, cancel);
        return Verify(withSite: true, cancel);
    }

    /// <summary>Blog → Markdown, and no site.</summary>
    public async Task<Report> FetchAloneAsync(Uri address, FetchOptions fetch, CancellationToken cancel)
    {
        await FetchAsync(address, fetch, cancel);
        WriteContent(cancel);
        return Verify(withSite: false, cancel);
    }

    /// <summary>Markdown → site, with WordPress long gone.</summary>
    public Report BuildAlone(Theme theme, SiteOptions site, CancellationToken cancel)
    {
        Build(theme, site, cancel);
        return Verify(withSite: true, cancel);
    }

    /// <summary>Blog → snapshot and media. Nothing that was sent is interpreted before it is kept.</summary>
    private Task<FetchResult> FetchAsync(Uri address, FetchOptions options, CancellationToken cancel) =>
        StepAsync("fetch", () => RestFetch.RunAsync(address, _folder, options, _progress, cancel));

    /// <summary>Snapshot → Markdown. What did not change is not converted again; what a person has edited is kept.</summary>
    private ContentResult WriteContent(CancellationToken cancel) => Step("content", () =>
    {
        using var snapshot = Snapshot.Open(_folder.Snapshot);
        return new ContentFolder(_folder.Content).Write(BlogReader.Read(snapshot).Blog, _progress, cancel);
    });

    /// <summary>Markdown, media and templates → site. Needs neither the blog nor the snapshot. Where nothing changed since the last build, nothing is done.</summary>
    private void Build(Theme theme, SiteOptions options, CancellationToken cancel) => Step("build", () =>
    {
        if (BuildStamp.Holds(_folder, theme, options))
        {
            _progress?.Report(new("pages of the site", 0, 0, "nothing changed since the last build"));
            return 0;
        }

        BuildStamp.Lift(_folder);
        var blog = new ContentFolder(_folder.Content).Read();
        new SiteFolder(_folder.Site).Write(SiteBuilder.Build(blog, theme, options), blog.MediaFiles, _folder.Media, _progress, cancel);
        BuildStamp.Set(_folder, theme, options);
        return 0;
    });

    /// <summary>Everything → report. Reads all of it again from the disk and trusts no step before.</summary>
    /// <param name="withSite">False when this run fetched and did not build: the site is older than the rest then.</param>
    /// <param name="cancel">Ends the verification.</param>
    public Report Verify(bool withSite, CancellationToken cancel) => Verify(withSite, [], cancel);

    /// <summary>The same, after asking the blog how much it has by now. A blog that does not answer is no obstacle: that is what the mirror is for.</summary>
    public async Task<Report> VerifyWithOriginAsync(CancellationToken cancel)
    {
        if (!File.Exists(_folder.Snapshot))
        {
            return Verify(withSite: true, cancel);
        }

        using var snapshot = Snapshot.Open(_folder.Snapshot);
        var asked = await OriginTotals.AskAsync(snapshot, new FetchOptions { Retries = 1, IdleTimeout = TimeSpan.FromSeconds(15) }, cancel);
        return Verify(withSite: true, asked, cancel);
    }

    /// <summary>Everything → a WXR file that WordPress imports: the texts as the blog had them, and a person's edits where there are any.</summary>
    public ImmutableArray<Finding> ExportWxr(string file, CancellationToken cancel) => DiskTrouble.Guard(_folder.Root, () =>
    {
        var content = new ContentFolder(_folder.Content);
        using var snapshot = File.Exists(_folder.Snapshot) ? Snapshot.Open(_folder.Snapshot) : null;
        var blog = snapshot is null ? content.Read() : BlogReader.Read(snapshot).Blog.With(content.ReadEdited());
        using var stream = File.Create(file);
        return new WxrExport(blog, body => body.Format == BodyFormat.Html ? body.Read() : MarkdownToHtml.Render(body.Read())).Write(stream, cancel);
    });

    public void Dispose() => _held.Dispose();

    private Report Verify(bool withSite, ImmutableArray<OriginTotal> asked, CancellationToken cancel)
    {
        var report = Step("verify", () => Verifier.Verify(_folder, withSite, asked, _progress, _clock, cancel)) with { Steps = [.. _steps] };
        DiskTrouble.Guard(_folder.Root, () => ReportFiles.Write(_folder, report));
        return report;
    }

    private Task<ImmutableArray<Finding>> FillAsync(string file, CancellationToken cancel) => StepAsync("import", async () =>
    {
        using var snapshot = Snapshot.Open(_folder.Snapshot);
        var source = SavedFile.Source(file, _clock);
        var run = snapshot.BeginRun(Path.GetFileName(file), _clock.GetUtcNow());
        var findings = await source.FillAsync(snapshot, _progress, cancel);
        snapshot.EndRun(run, findings, _clock.GetUtcNow());
        return findings;
    });

    private T Step<T>(string name, Func<T> work)
    {
        var started = _clock.GetTimestamp();
        var result = DiskTrouble.Guard(_folder.Root, work);
        Took(name, started);
        return result;
    }

    private async Task<T> StepAsync<T>(string name, Func<Task<T>> work)
    {
        var started = _clock.GetTimestamp();
        var result = await DiskTrouble.GuardAsync(_folder.Root, work);
        Took(name, started);
        return result;
    }

    // No step takes anything from the one before but what lies on the disk, so all that it held is garbage by now.
    private void Took(string name, long started)
    {
        Leftovers.GiveBack();
        _steps.Add(new(name, Math.Round(_clock.GetElapsedTime(started).TotalSeconds, 2)));
    }
}
