namespace MirrorGen.EndToEnd;

/// <summary>Makes the recording that <c>mirrorgen demo</c> serves, from a real WordPress. See tests/wordpress/README.md.</summary>
public sealed class DemoRecording
{
    [RecordingFact]
    public async Task Recording_of_the_demo()
    {
        using var scratch = new ScratchFolder();
        Environment.SetEnvironmentVariable(MirroredBlog.PasswordVariable, Surroundings.Password);
        await using var proxy = await RecordingProxy.StartAsync(Surroundings.WordPress);

        var run = await Program.RunAsync("fetch", proxy.Address.AbsoluteUri, "-o", scratch["recorded"], "--user", Surroundings.User, "--password-env", MirroredBlog.PasswordVariable);

        run.ExitCode.ShouldBe(0, run.Everything);
        proxy.Save(Path.Combine(Surroundings.Repository, "src", "MirrorGen.Cli", "Demo", "recorded"));
    }
}
