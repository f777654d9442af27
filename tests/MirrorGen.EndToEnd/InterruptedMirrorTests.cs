using MirrorGen.Tests.Sources.Rest;

namespace MirrorGen.EndToEnd;

/// <summary>Somebody presses Ctrl+C, or the machine goes down for the night.</summary>
public sealed class InterruptedMirrorTests
{
    [SkippableFact]
    public async Task A_mirror_that_is_interrupted_says_how_to_go_on_and_goes_on()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows sends no signals to other programs.");
        await using var blog = await FakeBlog.StartAsync(950);
        using var scratch = new ScratchFolder();
        var release = new TaskCompletionSource();
        blog.Fault = async context =>
        {
            if (context.Request.QueryString.Value!.Contains("page=9", StringComparison.Ordinal))
            {
                await release.Task;
            }

            return false;
        };

        using var program = RunningProgram.Start("mirror", blog.Home.AbsoluteUri, "-o", scratch["mirror"]);
        (await program.LivesUntilAsync(() => blog.CountOf("page=9") > 0, TimeSpan.FromMinutes(1))).ShouldBeTrue();
        await program.InterruptAsync();
        (await program.EndAsync()).ShouldBe(130, program.Said);
        release.SetResult();
        program.Said.ShouldContain("same command");
        program.Said.ShouldNotContain("   at ");

        var again = await Program.RunAsync("mirror", blog.Home.AbsoluteUri, "-o", scratch["mirror"]);
        again.ExitCode.ShouldBe(0, again.Everything);
        again.Everything.ShouldContain("950 Posts");
    }
}
