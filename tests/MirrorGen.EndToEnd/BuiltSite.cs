using MirrorGen.Generation;
using MirrorGen.Generation.Templates;
using MirrorGen.WordPress;

namespace MirrorGen.EndToEnd;

/// <summary>A site on disk, built from a blog that the test writes itself: for what needs a browser and no WordPress.</summary>
internal sealed class BuiltSite : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    /// <param name="below">The folder of the server in which the site lies, as in <c>repo</c>; empty for its root.</param>
    /// <param name="only">Which files to write, by their path; null for all.</param>
    public BuiltSite(Blog blog, string below = "", Theme? theme = null, Func<string, bool>? only = null)
    {
        Site = below.Length == 0 ? _scratch.Path : _scratch[below];
        var files = SiteBuilder.Build(blog, theme ?? Theme.Default, new SiteOptions()).Where(file => only?.Invoke(file.Path.Value) ?? true);
        new SiteFolder(Site).Write(files, [], _scratch["media"], null, CancellationToken.None);
        if (below.Length > 0)
        {
            // As GitHub does for user.github.io/repo/: the 404 page of the repository answers for everything below it.
            File.Copy(Path.Combine(Site, "404.html"), _scratch["404.html"]);
        }
    }

    public string Site { get; }

    /// <summary>The folder that a server shows.</summary>
    public string Root => _scratch.Path;

    public Uri FromDisk(string path) => new(new Uri(Site + "/"), path);

    public static Blog Blog(params Post[] posts) => new()
    {
        Home = new("https://example.org/"),
        Title = "Example",
        Language = "en",
        PostTypes = [new() { Slug = "post", Name = "Posts" }, new() { Slug = "page", Name = "Pages", Hierarchical = true }],
        Posts = [.. posts],
    };

    public static Post Post(long id, string path, string title, string markdown) => new()
    {
        Type = "post",
        Id = id,
        Slug = path.Trim('/').Split('/')[^1],
        Permalink = Permalink.Parse("https://example.org" + path),
        Title = title,
        Body = Body.Markdown(markdown),
        Published = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero),
    };

    public void Dispose() => _scratch.Dispose();
}
