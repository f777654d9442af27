using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.OldAddresses;

/// <summary>An address of the blog that no file of the site answers by its name alone.</summary>
/// <param name="Key">In the form of <see cref="OriginalAddress.Key"/>: <c>?p=30</c>, <c>?cat=8</c>, or the path of a post before it moved.</param>
/// <param name="File">The file that it has become.</param>
internal sealed record OldAddress(string Key, SitePath File)
{
    public bool IsQuery => Key.StartsWith('?');

    /// <summary>Of a query with one variable: its name.</summary>
    public string Variable => Key[1..Key.IndexOf('=', StringComparison.Ordinal)];

    /// <summary>Of a query with one variable: its value.</summary>
    public string Value => Key[(Key.IndexOf('=', StringComparison.Ordinal) + 1)..];

    public bool HasOneVariable => IsQuery && !Key.Contains('&', StringComparison.Ordinal);
}
