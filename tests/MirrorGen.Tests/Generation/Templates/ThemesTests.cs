using System.Text;
using MirrorGen.Generation.Templates;

namespace MirrorGen.Tests.Generation.Templates;

public sealed class ThemesTests
{
    private const string Blog = """
        -- media /wp-content/uploads/boat.jpg 800x600 id=7 --
        -- post /2024/05/old-boat/ id=30 image=7 travel/finland #ferry @ann --
        # The Old Boat
        A text with **weight** and a [link](https://example.org/about/).
        -- post /2024/06/second/ id=32 travel sticky --
        # Second
        -- post /2024/06/secret/ id=33 protected --
        # Secret
        -- page /about/ id=2 --
        # About
        -- page /about/team/ id=3 parent=2 --
        # Team
        -- recipe /recipe/soup/ id=31 --
        # Soup
        -- comment 5 on 30 by Ann page=1 --
        First.
        -- comment 6 on 30 to 5 by Ben --
        Second.
        -- comment 8 on 30 by Elsewhere as pingback --
        Mentioned.
        -- revision 40 of 30 --
        A text with some weight.
        -- revision 41 of 30 --
        A text with **weight**.
        """;

    public static TheoryData<string> Names => [.. Theme.BuiltInNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_theme_can_make_every_kind_of_page(string name)
    {
        var site = TestSite.Build(Blog, theme: Theme.BuiltIn(name));

        var kinds = site.Pages().Select(page => page.Document.Body!.ClassList[0]).Distinct().ToArray();
        kinds.ShouldBe(["home", "single", "page", "archive", "attachment", "history", "revision", "all-posts", "topics", "about", "search", "not-found", "moved"], ignoreOrder: true);
        foreach (var page in site.Pages().Where(page => page.Document.Body!.ClassName != "moved"))
        {
            page.Document.QuerySelectorAll("h1").Length.ShouldBe(1, page.Path);
            page.Document.QuerySelectorAll("main").Length.ShouldBe(1, page.Path);
            page.Document.DocumentElement.GetAttribute("lang").ShouldNotBeNullOrEmpty(page.Path);
            page.Document.QuerySelector("a.skip")!.GetAttribute("href").ShouldBe("#main", page.Path);
            page.Document.QuerySelectorAll("[src^='http'], link[rel=stylesheet][href^='http']").ShouldBeEmpty($"{page.Path} asks somebody else for something");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_theme_is_light(string name)
    {
        var theme = Theme.BuiltIn(name)!;
        theme.Files["assets/site.css"].Length.ShouldBeLessThan(20_000);
        Encoding.UTF8.GetString(theme.Files["assets/site.css"].Span).ShouldNotContain("url(");

        var site = TestSite.Build(Blog, theme: theme);
        Encoding.UTF8.GetByteCount(site["2024/06/second/index.html"].Text).ShouldBeLessThan(15_000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_theme_can_search_and_finds_old_addresses(string name)
    {
        var site = TestSite.Build(Blog, theme: Theme.BuiltIn(name));

        foreach (var needed in new[] { "form[data-search] [name=s]", "[data-search-status][role=status]", "ol[data-search-results]", "template[data-search-result]", "button[data-search-more]", "noscript a" })
        {
            site["search/index.html"].Document.QuerySelector(needed).ShouldNotBeNull(needed);
        }

        site["404.html"].Document.QuerySelector("script[data-find-root]").ShouldNotBeNull();
        site["index.html"].Document.QuerySelector("script[src='assets/old-addresses.js']").ShouldNotBeNull();
        site.Has("assets/search.js").ShouldBeTrue();
        site.Has("assets/old-addresses.js").ShouldBeTrue();
    }

    [Fact]
    public void A_folder_is_laid_over_the_default_theme_file_by_file()
    {
        var folder = Directory.CreateTempSubdirectory("templates").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "topics.hbs"), "<p>{{site.title}}: {{#each taxonomies}}{{name}} {{/each}}</p>");

            var site = TestSite.Build(Blog, theme: Theme.Default.With(folder));

            site["topics/index.html"].Text.ShouldBe("<p>Example: Categories Tags </p>");
            site["about/index.html"].Document.QuerySelector("h1")!.TextContent.ShouldBe("About");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("<p>\n{{post.titel}}\n</p>", "page.hbs, line 2:", "titel")]
    [InlineData("{{#> layout}}\n\n{{#each post.comments}}{{autor}}{{/each}}\n{{site.tittle}}{{/layout}}", "page.hbs, line 4:", "tittle")]
    [InlineData("{{#> layout}}{{#with post}}\n{{> partials/byline}}{{site.title}}{{/with}}{{/layout}}", "page.hbs, line 2:", "site")]
    [InlineData("<p>\n{{#if post.title}}never closed\n</p>", "page.hbs", "if")]
    [InlineData("{{> partials/byeline}}", "page.hbs", "partials/byeline")]
    public void A_mistake_in_a_template_is_named_with_its_file_its_line_and_the_name(string template, string place, string name)
    {
        var folder = Directory.CreateTempSubdirectory("templates").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "page.hbs"), template);

            var mistake = Should.Throw<MirrorException>(() => _ = TestSite.Build(Blog, theme: Theme.Default.With(folder))["about/index.html"].Text);

            mistake.Obstacle.ShouldBe(Obstacle.Usage);
            mistake.Message.ShouldContain(place);
            mistake.Message.ShouldContain(name);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
