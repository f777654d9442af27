using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MirrorGen.Content;
using MirrorGen.Tests.Verification;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Content;

public sealed class RoundTripTests
{
    private static readonly string[] Nasty =
    [
        "", " ", "---", "...", "a: b", "# no comment", "- item", "{x}", "[y]", "&anchor", "*alias", "!tag", "yes", "null", "~", "1e3", "0x1F", "2024-01-01", "'", "\"", "\\", "\\n", "%", "@", "`",
        "line\nbreak", "tab\tbed", "\r\n", "\u0002", "\u0085", "\u2028", "\uFEFF", "\u00A0", "🚢", "e\u0301", "é", "\u202Eabc", "<b>bold</b>", "A &amp; B", "5 < 6", "</script>", "key: \"v\"\n---\ninjected: true",
        "../../etc/passwd", "/", "..", "con", "AUX.txt", ".git", "a/b", "a\\b", "trailing.", "index.md", "revisions", "%2e%2e%2f", "%e6%9d%b1", "%zz", "very long " + new string('x', 300),
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements(Nasty),
        Gen.Elements("a", "hello-world", "A Walk", "twin", "Twin", "TWIN", "東京"),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => new string([.. text.Get.Where(c => !char.IsSurrogate(c))])),
        Gen.Two(Gen.Elements(Nasty)).Select(pair => pair.Item1 + pair.Item2));

    // Line ends and spaces at the ends are Markdown's and HTML's to fold; bodies are the converter's own matter, tested there.
    private static readonly Gen<string> Names = Texts.Select(text => text.Trim());

    private static readonly Gen<DateTimeOffset?> Times = Gen.OneOf(
        Gen.Constant<DateTimeOffset?>(null),
        from day in Gen.Choose(-30000, 30000)
        from second in Gen.Choose(0, 86399)
        from offset in Gen.Choose(-56, 56)
        select (DateTimeOffset?)new DateTimeOffset(new DateTime(1990, 1, 1).AddDays(day).AddSeconds(second), TimeSpan.FromMinutes(15 * offset)));

    private static readonly Gen<long> Ids = Gen.Choose(0, 6).Select(id => (long)id);

    private static readonly Gen<Permalink> Permalinks =
        from home in Gen.Elements("https://example.org/blog/", "https://example.org/", "http://other.example/")
        from path in Texts
        from query in Gen.Elements("", "", "?p=3", "/")
        select Permalink.Parse(home + Uri.EscapeDataString(path) + query);

    private static readonly Gen<Revision> Revisions =
        from id in Gen.Choose(1, 50)
        from origin in Gen.Elements(Enum.GetValues<RevisionOrigin>())
        from captured in ArbMap.Default.GeneratorFor<bool>()
        from author in Ids
        from modified in Times
        from title in Names
        select new Revision { Id = id, Origin = origin, Captured = captured, AuthorId = author, Modified = modified, Title = title, Body = Body.Markdown(captured ? "Earlier.\n" : "") };

    private static readonly Gen<Post> Posts =
        from type in Gen.Elements("post", "page", "recipe", "data", "..", "a b")
        from slug in Texts
        from permalink in Permalinks
        from former in Permalinks.ListOf(2)
        from texts in Names.ListOf(4)
        from times in Times.ListOf(3)
        from numbers in Ids.ListOf(4)
        from terms in Ids.ListOf(3)
        from flags in ArbMap.Default.GeneratorFor<bool>().ListOf(2)
        from revisions in Revisions.ListOf(2)
        select new Post
        {
            Type = type,
            Id = 0,
            Slug = slug,
            Permalink = permalink,
            FormerPermalinks = [.. former],
            Guid = texts[0],
            Title = texts[1],
            Excerpt = Body.Html(texts[2]),
            Format = texts[3].Length > 0 ? texts[3] : "standard",
            Body = Body.Markdown("Some *words*.\n"),
            Published = times[0],
            Modified = times[1],
            DeletedAt = times[2],
            AuthorId = numbers[0],
            FeaturedMediaId = numbers[1],
            ParentId = numbers[2],
            MenuOrder = (int)numbers[3],
            Sticky = flags[0],
            TermIds = ImmutableSortedDictionary.Create<string, ImmutableArray<long>>(StringComparer.Ordinal)
                .Add("category", [.. terms.Where(id => id > 0).Distinct().Append(1)]).Add("title", [2, 1]),
            PasswordProtected = false,
            Revisions = [.. revisions.DistinctBy(revision => (revision.Id, revision.Origin == RevisionOrigin.Sync)).Order(RevisionOrder.NewestFirst)],
        };

    private static readonly Gen<Blog> Blogs =
        from posts in Posts.ListOf(6)
        from names in Names.ListOf(8)
        from times in Times.ListOf(2)
        from permalinks in Permalinks.ListOf(3)
        select new Blog
        {
            Home = new("https://example.org/blog/"),
            Title = names[0],
            Tagline = names[1],
            Language = "fi",
            FrontPageId = 4,
            CapturedAt = times[0],
            PostTypes = [new() { Slug = "page", Name = "Pages", Hierarchical = true }],
            Taxonomies = [new() { Slug = "category", Name = names[2], PostTypes = ["post"] }],
            Terms = [.. Enumerable.Range(1, 4).Select(id => new Term { Taxonomy = "category", Id = id, Slug = names[id], Name = names[id + 1], Permalink = permalinks[0] })],
            Authors = [.. Enumerable.Range(1, 3).Select(id => new Author { Id = id, Slug = names[id], Name = names[id + 3], Permalink = permalinks[1] })],
            Attachments = [.. Enumerable.Range(1, 2).Select(id => new Attachment { Id = id, Slug = "x", Source = permalinks[2].Url, Alt = names[id] })],
            Posts = [.. posts.Select((post, index) => post with { Id = index + 1 })],
            Comments = [.. Enumerable.Range(1, 4).Select(id => new Comment { Id = id, PostId = id * 3, AuthorName = names[id], Published = times[1], Html = names[id + 1] })],
            Menus = [new() { Name = names[6], Locations = ["primary"], Items = [new(names[7], permalinks[0].Url, [new("x", null, [])])] }],
            MediaFiles = [new(permalinks[0].Url, SitePath.From(names[0]), 5, "ab", "image/png")],
        };

    [Fact]
    public void Any_blog_comes_out_of_its_content_as_it_went_in()
    {
        var property = Prop.ForAll(Blogs.ToArbitrary(), blog =>
        {
            using var folder = new TemporaryFolder();
            var content = new ContentFolder(folder.Root);
            content.Write(blog, CancellationToken.None);
            var back = content.Read(out var findings);
            findings.ShouldBeEmpty();
            Difference(TestBlog.Tell(back), TestBlog.Tell(TestBlog.Normal(blog))).ShouldBeNull();

            // What comes out writes the same files.
            var before = Files(folder.Root);
            content.Write(back, CancellationToken.None).Edited.ShouldBe(0);
            Difference(Files(folder.Root), before).ShouldBeNull();
        });
        property.Check(Properties.Quick.WithMaxTest(20));
    }

    private static string Files(string folder) => string.Join('\n', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(file => !file.Contains(".mirrorgen", StringComparison.Ordinal))
        .Select(file => $"{Path.GetRelativePath(folder, file)}\n{File.ReadAllText(file)}"));

    // Two pages of JSON that differ in a character which no console shows help nobody.
    private static string? Difference(string found, string should)
    {
        var at = found.Zip(should).TakeWhile(pair => pair.First == pair.Second).Count();
        return found == should ? null : $"is {Around(found, at)}, should be {Around(should, at)}";
    }

    private static string Around(string text, int at) =>
        string.Concat(text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)].Select(c => c is >= ' ' and < '\u007F' ? c.ToString() : $"\\u{(int)c:X4}"));
}
