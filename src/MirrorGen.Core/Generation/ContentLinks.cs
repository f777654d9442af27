namespace MirrorGen.Generation;

/// <summary>Makes the addresses in a text of the blog fit the page it stands on.</summary>
internal static class ContentLinks
{
    public static string Rewrite(string html, PageContext here) => html;
}
