namespace MirrorGen.Tests.Cli;

/// <summary>The converter as a filter.</summary>
public sealed class ConvertTests
{
    [Fact]
    public async Task The_report_names_what_stayed_HTML_and_how_much_that_is()
    {
        var run = await Run.WithInput("<p>a</p><p>[vc_row]</p><p>b</p><dl><dt>x</dt><dd>y</dd></dl>", "convert", "-", "--to", "markdown", "--report");

        run.Code.ShouldBe(0, run.Errors);
        run.Output.ShouldStartWith("a\n\n");
        run.Errors.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ShouldBe(
        [
            "-: dl stays HTML: definition lists are not part of GFM",
            "-: [vc_row] stays as it is: nothing resolved this shortcode",
            "1 of 4 blocks stay HTML (25 %)",
        ]);
    }

    [Fact]
    public async Task Without_being_asked_nothing_but_the_text_is_said()
    {
        var run = await Run.WithInput("<dl><dt>x</dt><dd>y</dd></dl>", "convert", "-", "--to", "markdown");

        run.Errors.ShouldBeEmpty();
    }
}
