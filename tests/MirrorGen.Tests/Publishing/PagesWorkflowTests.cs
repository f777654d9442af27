using MirrorGen.Publishing;
using YamlDotNet.RepresentationModel;

namespace MirrorGen.Tests.Publishing;

public sealed class PagesWorkflowTests
{
    [Fact]
    public void It_is_yaml_and_runs_at_night()
    {
        var root = Parse(PagesWorkflow.Of(new("https://example.org/blog/"), null));

        root["on"]["schedule"][0]["cron"].ToString().ShouldMatch(@"^\d{1,2} 3 \* \* \*$");
        root["env"]["BLOG"].ToString().ShouldBe("https://example.org/blog/");
        root["env"]["BASE_URL"].ToString().ShouldBe("");
        ((YamlSequenceNode)root["jobs"]["mirror"]["steps"]).Children.Count.ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData("https://example.org/\"; rm -rf /; echo \"")]
    [InlineData("https://example.org/$(evil)/${{ secrets.X }}")]
    [InlineData("https://example.org/a\nb: c")]
    public void An_address_stays_in_its_place(string address)
    {
        var root = Parse(PagesWorkflow.Of(new(address), new("https://me.example/\"x/")));

        root["env"]["BLOG"].ToString().ShouldBe(new Uri(address).AbsoluteUri.Replace("\"", "%22", StringComparison.Ordinal));
        root["env"]["BLOG"].ToString().ShouldNotContain("{{");
        ((YamlMappingNode)root).Children.Count.ShouldBe(6);
    }

    private static YamlNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents[0].RootNode;
    }
}
