using MirrorGen.Generation.Templates;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Parts;

/// <summary>The theme's style and scripts, and the mark that keeps GitHub Pages from running Jekyll over the site.</summary>
public sealed class ThemeFiles(Theme theme) : ISitePart
{
    public IEnumerable<SiteFile> Build(SiteContext site)
    {
        yield return new(SitePath.Parse(OwnFiles.NoJekyll), () => ReadOnlyMemory<byte>.Empty);
        foreach (var (path, bytes) in theme.Files)
        {
            yield return new(SitePath.Parse(path), () => bytes);
        }
    }
}
