using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>
/// The Markdown files of a content folder. Of each that was read, its front matter is known; its text is read again when somebody asks for it. Safe to use
/// from several threads.
/// </summary>
/// <param name="root">The folder, absolute.</param>
internal sealed class BundleTexts(string root) : BodySource
{
    private readonly Shelf _files = new();

    /// <param name="file">Inside the folder, with forward slashes.</param>
    /// <returns>Its number here, for <see cref="Body"/> and <see cref="File"/>.</returns>
    public long Put(string file) => _files.Put(file);

    public string File(long number) => _files.ReadText(number);

    public Body Body(long number) => new(BodyFormat.Markdown, this, number);

    public override string Read(long number) => Open(File(number)).Body;

    public MarkdownFile Open(string file) => MarkdownFile.Parse(TextFile.Read(Path.Combine(root, file.Replace('/', Path.DirectorySeparatorChar))));
}
