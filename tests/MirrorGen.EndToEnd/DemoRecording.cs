using MirrorGen.Sources.Rest;

namespace MirrorGen.EndToEnd;

/// <summary>Makes the recording that <c>mirrorgen demo</c> serves, from a real WordPress. See tests/wordpress/README.md.</summary>
public sealed class DemoRecording
{
    [RecordingFact]
    public async Task Recording_of_the_demo()
    {
        using var scratch = new ScratchFolder();
        await using var proxy = await RecordingProxy.StartAsync(Surroundings.WordPress);
        var options = new FetchOptions { User = Surroundings.User, Password = Surroundings.Password };

        var result = await RestFetch.RunAsync(proxy.Address, new MirrorFolder(scratch["recorded"]), options, progress: null, CancellationToken.None);

        result.Findings.Where(finding => finding.Severity >= Severity.Loss).ShouldBeEmpty();
        proxy.Save(Path.Combine(Surroundings.Repository, "src", "MirrorGen.Cli", "Demo", "recorded"));
    }
}
