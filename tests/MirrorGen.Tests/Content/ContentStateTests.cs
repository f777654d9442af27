using MirrorGen.Content;
using MirrorGen.Tests.Verification;

namespace MirrorGen.Tests.Content;

public sealed class ContentStateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Any_number_of_files_are_written_down_in_the_order_of_their_paths()
    {
        // More than are sorted at once, in an order of their own, and with a name that UTF-8 and UTF-16 order differently.
        var files = Enumerable.Range(0, 9000).Select(number => $"posts/{number * 7919 % 9000}/index.md").Append("posts/\uFF5E").Append("posts/🚢").ToArray();
        using (var state = ContentState.Load(_folder.Root))
        {
            foreach (var file in files)
            {
                state.Add(Of(file));
            }

            state.Forget(files[5]);
            state.Compact();
        }

        File.ReadLines(StateFile).Count().ShouldBe(files.Length - 1);
        using var again = ContentState.Load(_folder.Root);
        again.InOrder().Select(written => written.Path).ShouldBe(files.Except([files[5]]).Order(StringComparer.Ordinal));
        again.Find(files[5]).ShouldBeNull();
        again.Find(files[6]).ShouldNotBeNull().Hash.ShouldBe("hash of " + files[6]);
    }

    [Fact]
    public void What_is_known_of_a_file_comes_back_whole()
    {
        var written = Of("a") with { Maker = "us", Blocks = 7, BlocksInHtml = 2, Fallbacks = ["table (no \uD83D rows)", "x"], Shortcodes = ["gallery"] };
        using var state = ContentState.Load(_folder.Root);
        state.Add(written);

        var back = state.Find("a").ShouldNotBeNull();

        (back.Of, back.Source, back.Maker, back.Hash, back.Blocks, back.BlocksInHtml).ShouldBe((written.Of, written.Source, "us", written.Hash, 7, 2));
        back.Fallbacks.ShouldBe(written.Fallbacks);
        back.Shortcodes.ShouldBe(written.Shortcodes);
    }

    [Fact]
    public void After_an_interrupted_run_both_texts_of_a_file_are_ours()
    {
        using (var state = ContentState.Load(_folder.Root))
        {
            state.Add(Of("a") with { Hash = "first" });
            state.Add(Of("a") with { Hash = "second" });
        }

        using var again = ContentState.Load(_folder.Root);

        var known = again.Find("a").ShouldNotBeNull();
        new[] { "first", "second", "third" }.Where(known.IsOurs).ShouldBe(["first", "second"]);
    }

    [Fact]
    public void Nothing_new_is_nothing_written()
    {
        using (var state = ContentState.Load(_folder.Root))
        {
            state.Add(Of("a"));
            state.Compact();
        }

        var before = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(StateFile, before);
        using var again = ContentState.Load(_folder.Root);
        again.Compact();

        File.GetLastWriteTimeUtc(StateFile).ShouldBe(before);
    }

    public void Dispose() => _folder.Dispose();

    private string StateFile => Path.Combine(_folder.Root, ".mirrorgen", "state.jsonl");

    private static Written Of(string path) => new() { Path = path, Of = "what " + path, Source = "source of " + path, Hash = "hash of " + path };
}
