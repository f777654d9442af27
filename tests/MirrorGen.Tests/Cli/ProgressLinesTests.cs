using MirrorGen.Cli;

namespace MirrorGen.Tests.Cli;

public class ProgressLinesTests
{
    private readonly List<string> _lines = [];
    private readonly Clock _clock = new();

    [Fact]
    public void A_pipe_gets_a_line_when_a_step_ends_and_one_now_and_then_while_it_runs()
    {
        var progress = new ProgressLines(_lines.Add, _clock);

        progress.Report(new("posts", 0, 2500));
        progress.Report(new("posts", 100, 2500));
        _clock.Pass(11);
        progress.Report(new("posts", 1200, 2500));
        progress.Report(new("posts", 1300, 2500));
        _clock.Pass(4);
        progress.Report(new("posts", 2500, 2500));
        progress.Report(new("posts", 2500, 2500));

        _lines.ShouldBe(["posts: 1,200 of 2,500 ...", "posts: 2,500 in 15.0 s"]);
    }

    [Fact]
    public void Notes_are_lines_of_their_own()
    {
        new ProgressLines(_lines.Add, _clock).Report(new("blog", 0, null, "https://example.org/wp-json/"));

        _lines.ShouldBe(["blog: https://example.org/wp-json/"]);
    }

    [Fact]
    public void A_step_whose_end_nobody_announced_is_told_at_the_end()
    {
        var progress = new ProgressLines(_lines.Add, _clock);
        progress.Report(new("comments", 139, 142));

        progress.Finish();

        _lines.ShouldBe(["comments: 139 of 142 in 0.0 s"]);
    }

    private sealed class Clock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Pass(int seconds) => _ticks += seconds * TimeSpan.TicksPerSecond;
    }
}
