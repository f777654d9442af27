using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MirrorGen.Conversion;
using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>One file that we wrote.</summary>
internal sealed record Written
{
    /// <summary>Inside content/, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>What it tells, independent of where it lies: <c>post:12/index.md</c>.</summary>
    public required string Of { get; init; }

    /// <summary>Hash of what it was made from.</summary>
    public required string Source { get; init; }

    /// <summary>The version of the program that made it.</summary>
    public string Maker { get; init => field = string.Intern(value); } = "";

    /// <summary>Hash of what we wrote.</summary>
    public required string Hash { get; init; }

    /// <summary>Blocks that stayed HTML, and why.</summary>
    public ImmutableArray<string> Fallbacks { get; init; } = [];

    /// <summary>The names of shortcodes that stand in it, because nothing resolved them.</summary>
    public ImmutableArray<string> Shortcodes { get; init; } = [];

    /// <summary>How many blocks its text has.</summary>
    public int Blocks { get; init; }

    /// <summary>How many of them hold HTML that Markdown can't say.</summary>
    public int BlocksInHtml { get; init; }

    /// <summary>Hashes that we wrote to this path before, within an interrupted run.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Earlier { get; init; } = [];

    public Written With(ConvertedText? converted) => converted is null ? this : this with
    {
        Fallbacks = [.. converted.Fallbacks.Select(fallback => $"{fallback.Block} ({fallback.Reason})")],
        Shortcodes = converted.Shortcodes,
        Blocks = converted.Blocks,
        BlocksInHtml = converted.BlocksInHtml,
    };

    public bool IsOurs(string hash) => hash == Hash || Earlier.Contains(hash);

    /// <summary>In few bytes, for a <see cref="Shelf"/>.</summary>
    public void LayOn(LaidWriter writer)
    {
        writer.Text(Path);
        writer.Text(Of);
        writer.Text(Source);
        writer.Text(Maker);
        writer.Text(Hash);
        writer.Number(Blocks);
        writer.Number(BlocksInHtml);
        foreach (var texts in new[] { Fallbacks, Shortcodes, Earlier })
        {
            writer.Number(texts.Length);
            foreach (var text in texts)
            {
                writer.Text(text);
            }
        }
    }

    /// <summary>What <see cref="LayOn"/> wrote.</summary>
    public static Written Read(ReadOnlySpan<byte> laid)
    {
        var reader = new LaidReader(laid);
        return new()
        {
            Path = reader.Text(),
            Of = reader.Text(),
            Source = reader.Text(),
            Maker = reader.Text(),
            Hash = reader.Text(),
            Blocks = (int)reader.Number(),
            BlocksInHtml = (int)reader.Number(),
            Fallbacks = Texts(ref reader),
            Shortcodes = Texts(ref reader),
            Earlier = Texts(ref reader),
        };
    }

    private static ImmutableArray<string> Texts(ref LaidReader reader)
    {
        var texts = ImmutableArray.CreateBuilder<string>((int)reader.Number());
        while (texts.Count < texts.Capacity)
        {
            texts.Add(reader.Text());
        }

        return texts.MoveToImmutable();
    }
}
