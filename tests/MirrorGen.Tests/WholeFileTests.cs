using MirrorGen.Tests.Verification;

namespace MirrorGen.Tests;

public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_fails_in_the_middle_leaves_the_old_file_and_nothing_else()
    {
        var file = _folder["deep/inside/a.txt"];
        WholeFile.Write(file, "old"u8.ToArray());

        Should.Throw<IOException>(() => WholeFile.Write(file, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));

        File.ReadAllText(file).ShouldBe("old");
        Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories).ShouldBe([file]);
    }

    [Fact]
    public void A_file_that_a_kill_left_unfinished_is_no_obstacle()
    {
        var file = _folder["a.txt"];
        _folder.Write("a.txt.mirrorgen-new", "half of it, and longer than the whole");

        WholeFile.Write(file, "new"u8.ToArray());

        File.ReadAllText(file).ShouldBe("new");
        Directory.GetFiles(_folder.Root).ShouldBe([file]);
    }
}
