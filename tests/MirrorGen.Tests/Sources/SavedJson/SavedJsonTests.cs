using System.Text;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;
using MirrorGen.Sources.SavedJson;
using MirrorGen.Tests.Verification;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Sources.SavedJson;

public sealed class SavedJsonTests : IDisposable
{
    // Of the shape that a real capture had: raw line breaks inside strings, opening tags lost and closing ones left.
    private const string Damaged = """
        {"id":41,"date":"2025-07-22T14:50:01","date_gmt":"2025-07-22T14:50:01","guid":{"rendered":"http:\/\/quay.example\/?p=41"},"slug":"boat-talks","status":"publish","type":"post",
        "link":"http:\/\/quay.example\/index.php\/2025\/07\/22\/boat-talks\/","title":{"rendered":"New round of boat talks on Wednesday"},"content":{"rendered":"

        A third round of talks<\/a> is planned, the harbour\u2019s master said. <\/p>\n

        “On Wednesday,” he\u00a0said<\/a><\/u>\u00a0and left.<\/p>\n

        Updated: 1:51 p.m.<\/em><\/p>\n","protected":false},"excerpt":{"rendered":"

        A third round of talks is planned, the<\/p>\n

        Continue reading <\/use> <\/svg>New round of boat talks on Wednesday<\/span><\/a><\/p>\n","protected":false},
        "author":1,"featured_media":43,"meta":[],"categories":[8],"tags":[],"_links":{"self":[{"href":"http:\/\/quay.example\/index.php\/wp-json\/wp\/v2\/posts\/41"}],
        "predecessor-version":[{"id":42,"href":"http:\/\/quay.example\/index.php\/wp-json\/wp\/v2\/posts\/41\/revisions\/42"}]}}
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_damaged_capture_of_a_post_gives_its_page_without_losing_a_word()
    {
        var (blog, findings) = await ImportAsync(Damaged);
        var post = blog.Posts.Single();

        post.Permalink.ToString().ShouldBe("http://quay.example/index.php/2025/07/22/boat-talks/");
        post.Body.Read().Trim().Replace('\u00A0', ' ').ShouldBe("""
            <p>A third round of talks is planned, the harbour’s master said.</p>
            <p>“On Wednesday,” he said and left.</p>
            <p>Updated: 1:51 p.m.</p>
            """.ReplaceLineEndings("\n"), StringCompareShould.IgnoreLineEndings);
        post.Excerpt.Read().ShouldBe("<p>A third round of talks is planned, the</p>\n");
        post.FeaturedMediaId.ShouldBe(43);
        post.Revisions.Single().ShouldSatisfyAllConditions(revision => revision.Id.ShouldBe(42), revision => revision.Captured.ShouldBeFalse());
        blog.Home.ShouldBe(new Uri("http://quay.example/"));
        blog.Terms.Single().Name.ShouldBe("Category 8");
        blog.Authors.Single().Name.ShouldBe("Author 1");
        findings.Select(finding => finding.Code).ShouldBe(["json-repaired", "tags-lost", "revisions-not-public", "term-known-by-number", "author-known-by-number", "image-known-by-number"]);
        findings.Single(finding => finding.Code == "tags-lost").Message.ShouldContain("2 × </a>, 1 × </em>, 3 × </p>, 1 × </u>");
    }

    [Fact]
    public async Task The_snapshot_keeps_the_objects_own_slice_of_the_file()
    {
        await ImportAsync($"<b>Warning</b>: array[0] in x.php on line 3 [{Damaged},\n{Post(50)}]");
        using var snapshot = Snapshot.Open(_folder["snapshot.db"]);

        Encoding.UTF8.GetString(snapshot.Find(CaptureKind.Post("post"), "41")!.Latest.Json.Span).ShouldBe(Damaged);
        Encoding.UTF8.GetString(snapshot.Find(CaptureKind.Post("post"), "50")!.Latest.Json.Span).ShouldBe(Post(50));
    }

    [Theory]
    [InlineData("{\"id\":1,\"link\":\"https://example.org/1/\",\"content\":{\"rendered\":\"x\"},}", "x")]
    [InlineData("{'id':1,'link':'https://example.org/1/','content':{'rendered':'it\\'s'}}", "it's")]
    [InlineData("{\"id\":1 \"link\":\"https://example.org/1/\",,\"content\":{\"rendered\":\"x\"}}", "x")]
    [InlineData("{\"id\":1,\"link\":\"https://example.org/1/\",\"content\":{\"rendered\":\"<a href=\"https://a.example/\" class=\"b\">say \"hi\", friend</a>\"}}", "<a href=\"https://a.example/\" class=\"b\">say \"hi\", friend</a>")]
    [InlineData("{\"id\":1,\"link\":\"https://example.org/1/\",\"content\":{\"rendered\":\"C:\\dir \\x41\"}}", "C:\\dir \\x41")]
    [InlineData("{\"id\":1,\"link\":\"https://example.org/1/\",\"excerpt\":null,\"content\":{\"rendered\":\"cut in the mid", "cut in the mid")]
    [InlineData("{\"id\":1,\"link\":\"https://example.org/1/\",\"content\":{\"rendered\":\"half \\ud83d of\"}}", "half \uFFFD of")]
    [InlineData("{\"id\":1,\"link\":\"https://example.org/1/\",\"content\":{\"rendered\":\"x\"},\"n\":NaN,\"u\":undefined,\"o\":01}", "x")]
    public async Task Damage_of_every_kind_is_read_around(string json, string body) => (await ImportAsync(json)).Blog.Posts.Single().Body.Read().ShouldBe(body);

    [Fact]
    public async Task A_file_that_ends_too_early_is_a_loss_and_says_so() =>
        (await ImportAsync("{\"id\":1,\"link\":\"https://example.org/1/\",\"content\":{\"rendered\":\"cut")).Findings.ShouldContain(finding => finding.Severity == Severity.Loss && finding.Code == "json-cut-off");

    [Fact]
    public async Task Each_kind_of_object_is_known_by_its_fields()
    {
        await ImportAsync($$$"""
            [{{{Post(1)}}},
             {"id":2,"type":"page","link":"https://example.org/p/","title":{"rendered":"P"},"content":{"rendered":""}},
             {"id":3,"media_details":{},"source_url":"https://example.org/x.jpg","slug":"x","link":"https://example.org/x/","title":{"rendered":"X"}},
             {"id":4,"taxonomy":"category","slug":"c","name":"C","link":"https://example.org/c/"},
             {"id":5,"name":"Ann","slug":"ann","avatar_urls":{},"link":"https://example.org/author/ann/"},
             {"id":6,"post":1,"author_name":"B","content":{"rendered":"hi"},"status":"approved"},
             {"id":7,"parent":1,"slug":"1-revision-v1","title":{"rendered":"R"},"content":{"rendered":"r"},"_links":{"parent":[{"href":"https://example.org/wp-json/wp/v2/posts/1"}]}},
             {"name":"Quay","home":"https://example.org","namespaces":["wp/v2"],"routes":{}},
             {"code":"rest_no_route","message":"No route"}]
            """);
        using var snapshot = Snapshot.Open(_folder["snapshot.db"]);

        snapshot.Kinds().Select(kind => kind.ToString()).ShouldBe(["comment", "post:attachment", "post:page", "post:post", "revision:post", "site", "term:category", "user"]);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("windows-1252", false)]
    public async Task Files_in_old_encodings_are_read(string name, bool mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var bytes = encoding.GetBytes("""{"id":1,"link":"https://example.org/1/","content":{"rendered":"Äiti näki älyä ja öljyä"}}""");
        await File.WriteAllBytesAsync(_folder["saved.json"], [.. mark ? encoding.GetPreamble() : [], .. bytes]);

        (await ImportFileAsync()).Blog.Posts.Single().Body.Read().ShouldBe("Äiti näki älyä ja öljyä");
    }

    [Theory]
    [InlineData("no json at all")]
    [InlineData("[]")]
    [InlineData("""{"code":"rest_post_invalid_id","message":"Invalid post ID.","data":{"status":404}}""")]
    public async Task A_file_without_an_object_says_so(string text) =>
        (await Should.ThrowAsync<MirrorException>(() => ImportAsync(text))).Obstacle.ShouldBe(Obstacle.Source);

    [Theory]
    [InlineData("<p>All <em>well</em>.</p>\n<ul><li>one</ul>", "<p>All <em>well</em>.</p>\n<ul><li>one</ul>")]
    [InlineData("Heading</h2>\nText.</p>", "\n<h2>Heading</h2>\n<p>Text.</p>")]
    [InlineData("First\n\nSecond</p>", "\n<p>First</p>\n<p>Second</p>")]
    [InlineData("<div>inside</p></div>", "<div>inside</div>")]
    [InlineData("5 < 6</strong> and <!-- </p> --> on", "5 < 6 and <!-- </p> --> on")]
    public void What_lost_its_opening_tag_is_opened_again_or_loses_the_closing_one(string html, string mended) => LostTags.Mend(html).Html.ShouldBe(mended);

    [Fact]
    public void Sound_json_comes_through_the_lenient_reader_unrepaired()
    {
        var repaired = LenientJson.Repair("""{"a":[1,-2.5e3,true,null,"x\"\u00e9\n"],"b":{}}""");

        Encoding.UTF8.GetString(repaired.Json.Span).ShouldBe("""{"a":[1,-2.5e3,true,null,"x\u0022\u00E9\n"],"b":{}}""");
        repaired.Repairs.ShouldBe(new JsonRepairs());
    }

    public void Dispose() => _folder.Dispose();

    private static string Post(long id) => $$$"""{"id":{{{id}}},"type":"post","slug":"s","link":"https://example.org/{{{id}}}/","title":{"rendered":"T"},"content":{"rendered":"x"}}""";

    private async Task<(Blog Blog, IReadOnlyList<Finding> Findings)> ImportAsync(string text)
    {
        await File.WriteAllTextAsync(_folder["saved.json"], text);
        return await ImportFileAsync();
    }

    private async Task<(Blog Blog, IReadOnlyList<Finding> Findings)> ImportFileAsync()
    {
        using var snapshot = Snapshot.Open(_folder["snapshot.db"]);
        var findings = await new SavedJsonSource(_folder["saved.json"], TimeProvider.System).FillAsync(snapshot, null, CancellationToken.None);
        var read = BlogReader.Read(snapshot);
        // Bodies are read from the snapshot: hold them before it is closed.
        return (read.Blog with { Posts = [.. read.Blog.Posts.Select(post => post with { Body = Body.Html(post.Body.Read()) })] }, [.. findings, .. read.Findings]);
    }
}
