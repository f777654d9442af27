using Microsoft.Playwright;
using MirrorGen.Content;
using MirrorGen.Generation;
using MirrorGen.Generation.Templates;

namespace MirrorGen.EndToEnd;

/// <summary>The second theme over the same blog: every kind of page, on a phone and on a desk, in light and dark.</summary>
[Collection(MirroredBlogCollection.Name)]
public sealed class ThemeTests(MirroredBlog blog, Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task Every_page_in_broadsheet_is_whole_and_open_to_all()
    {
        blog.Need();
        Surroundings.NeedChromium();
        using var scratch = new ScratchFolder();
        var content = new ContentFolder(blog.LoggedIn.Content).Read();
        new SiteFolder(scratch.Path).Write(SiteBuilder.Build(content, Theme.BuiltIn("broadsheet")!, new SiteOptions()), content.MediaFiles, blog.LoggedIn.Media, null, CancellationToken.None);
        await using var tab = await chromium.OpenAsync(Device.Phone);

        var troubles = new List<string>();
        foreach (var kind in SitePages.Kinds)
        {
            await tab.GoAsync(new Uri(Path.Combine(scratch.Path, SitePages.Find(scratch.Path, kind))));
            foreach (var (device, scheme) in new[] { (Device.Phone, ColorScheme.Light), (Device.Desktop, ColorScheme.Dark) })
            {
                await tab.ChangeAsync(device, scheme);
                troubles.AddRange((await tab.ViolationsAsync()).Select(violation => $"{kind}, {device.Name}, {scheme}: {violation}"));
                if (await tab.OverflowAsync() is var wider and not 0)
                {
                    troubles.Add($"{kind}, {device.Name}: {wider} pixels too wide");
                }
            }
        }

        troubles.Concat(tab.Troubles).ShouldBeEmpty();
    }
}
