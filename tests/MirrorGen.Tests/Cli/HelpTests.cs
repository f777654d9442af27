namespace MirrorGen.Tests.Cli;

public class HelpTests
{
    [Fact]
    public async Task No_arguments_show_the_overview_and_are_wrong_usage()
    {
        var run = await Run.Of();

        run.Code.ShouldBe(2);
        run.Errors.ShouldContain("Usage: mirrorgen VERB");
        run.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("help")]
    public async Task Asking_for_help_is_no_error(string argument)
    {
        var run = await Run.Of(argument);

        run.Code.ShouldBe(0);
        run.Output.ShouldContain("Usage: mirrorgen VERB");
        run.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("serve", "--help")]
    [InlineData("help", "serve")]
    public async Task A_verbs_help_teaches_with_examples_options_and_exit_codes(params string[] args)
    {
        var run = await Run.Of(args);

        run.Code.ShouldBe(0);
        run.Output.ShouldContain("mirrorgen serve output/example.org");
        run.Output.ShouldContain("-p, --port N");
        run.Output.ShouldContain("130  interrupted");
    }

    [Theory]
    [InlineData("'mirorr' is nothing that it can do", "mirorr", "https://example.org/")]
    [InlineData("the option '--prot' does not exist", "serve", "x", "--prot", "1")]
    [InlineData("the option '--to' is missing", "convert", "x")]
    [InlineData("the value of '--to' can't be understood", "convert", "x", "--to", "pdf")]
    [InlineData("an argument is missing", "serve")]
    public async Task Wrong_usage_is_one_sentence_and_where_to_look(string sentence, params string[] args)
    {
        var run = await Run.Of(args);

        run.Code.ShouldBe(2);
        run.Errors.ShouldContain(sentence);
        run.Errors.ShouldContain("--help'");
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var run = await Run.Of("--version");

        run.Code.ShouldBe(0);
        run.Output.ShouldMatch(@"^mirrorgen \d+\.\d+\.\d+\S*\s*$");
    }
}
