using System.Diagnostics;
using MirrorGen.Tests.Verification;

namespace MirrorGen.Tests.Cli;

public sealed class DiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void A_full_disk_is_one_sentence_with_what_to_do()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "/dev/full is a Linux device");

        var thrown = Should.Throw<MirrorException>(() => DiskTrouble.Guard("/archive", () => File.WriteAllText("/dev/full", new string('x', 100_000))));

        thrown.Obstacle.ShouldBe(Obstacle.Usage);
        thrown.Message.ShouldStartWith("The disk is full. Make room for '/archive'");
    }

    [Fact]
    public void A_folder_that_is_a_file_is_one_sentence()
    {
        _folder.Write("taken", "a file");

        var thrown = Should.Throw<MirrorException>(() => MirrorLock.Take(new(_folder["taken"])));

        thrown.Obstacle.ShouldBe(Obstacle.Usage);
        thrown.Message.ShouldContain("-o");
    }

    [Fact]
    public void Two_runs_can_not_hold_one_folder()
    {
        using var first = MirrorLock.Take(_folder.Mirror);

        Should.Throw<MirrorException>(() => MirrorLock.Take(_folder.Mirror)).Message.ShouldStartWith("Another mirrorgen is at work in");
    }

    [Fact]
    public void A_folder_can_be_held_again_afterwards()
    {
        _folder.Write("snapshot.db", "");
        MirrorLock.Take(_folder.Mirror).Dispose();

        Should.NotThrow(() => MirrorLock.Take(_folder.Mirror).Dispose());
    }

    [Fact]
    public void A_run_that_made_nothing_leaves_no_folder()
    {
        var folder = new MirrorFolder(_folder["mistyped"]);

        MirrorLock.Take(folder).Dispose();

        Directory.Exists(folder.Root).ShouldBeFalse();
    }

    [Fact]
    public void Faults_of_our_own_are_not_explained_away() =>
        Should.Throw<UnreachableException>(() => DiskTrouble.Guard("x", () => throw new UnreachableException()));
}
