namespace MirrorGen.Generation.Views;

/// <summary>Where the reader of an old address is led.</summary>
/// <param name="Href">The page, with the place on it.</param>
/// <param name="Text">Plain text: the title of that page.</param>
public sealed record MovedView(string Href, string Text);
