using System.Collections.Immutable;
using System.Text.Json;
using MirrorGen.Snapshots;

namespace MirrorGen.Sources.Rest;

/// <summary>
/// What one run leaves to the next about the blog's sitemap, so that an unchanged blog is asked for next to nothing of it: where it begins, and
/// which of its files named nothing but what the API lists.
/// </summary>
internal sealed record SitemapMemory
{
    private const string Name = "sitemap";

    // A blog that gets a sitemap, or a file of it that comes to name something hidden, is seen after so long at the latest.
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The files that <c>robots.txt</c> names, or the one at a usual place; empty when the blog has none.</summary>
    public ImmutableArray<Uri> Begins { get; init; } = [];

    /// <summary>The files that named nothing hidden, with their <c>lastmod</c> as the file above them says it, if it does.</summary>
    public ImmutableDictionary<string, string> Plain { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Null when nothing is remembered, or it is too long ago.</summary>
    public static SitemapMemory? Of(Snapshot snapshot, DateTimeOffset now)
    {
        try
        {
            return snapshot.Fact(Name) is { } fact && JsonSerializer.Deserialize<SitemapMemory>(fact) is { } memory && now - memory.AskedAt < Lasts ? memory : null;
        }
        catch (JsonException)
        {
            // Written by another version: asked anew.
            return null;
        }
    }

    public void Keep(Snapshot snapshot) => snapshot.KeepFact(Name, JsonSerializer.Serialize(this));
}
