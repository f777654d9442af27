using System.Collections.Immutable;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest.Http;

namespace MirrorGen.Sources.Rest;

/// <summary>Asks a blog how much it has by now: one small request for each kind that the snapshot knows.</summary>
public static class OriginTotals
{
    /// <param name="snapshot">Its captures tell where each list stands.</param>
    /// <param name="options">How gently to ask.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The kinds whose number the blog told; empty when it does not answer.</returns>
    public static async Task<ImmutableArray<OriginTotal>> AskAsync(Snapshot snapshot, FetchOptions options, CancellationToken cancel)
    {
        using var origin = new Origin(options);
        var totals = ImmutableArray.CreateBuilder<OriginTotal>();
        foreach (var known in snapshot.Totals().Where(total => total.Total is not null))
        {
            if (List(snapshot, known.Kind) is not { } list)
            {
                continue;
            }

            if (await AskAsync(origin, list, cancel) is not { NoAnswer: false } answer)
            {
                break;
            }

            if (answer.Number("X-WP-Total") is { } now)
            {
                totals.Add(new(known.Kind, known.Total!.Value, now));
            }
        }

        return totals.ToImmutable();
    }

    /// <returns>Null when even the blog's name is gone.</returns>
    private static async Task<Answer?> AskAsync(Origin origin, Uri list, CancellationToken cancel)
    {
        try
        {
            await origin.AllowAsync(list, cancel);
        }
        catch (System.Net.Sockets.SocketException)
        {
            return null;
        }

        return await origin.GetAsync(list, Expect.Json, withLogin: false, cancel);
    }

    // The list that an object of the kind came from, asked for one ID.
    private static Uri? List(Snapshot snapshot, CaptureKind kind)
    {
        if (snapshot.Objects(kind).FirstOrDefault()?.Latest.Url is not { } url || url.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var kept = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(argument => argument.StartsWith("rest_route=", StringComparison.Ordinal))
            .Append("per_page=1").Append("_fields=id");
        return new UriBuilder(url) { Query = string.Join('&', kept) }.Uri;
    }
}

/// <summary>How much of a kind the blog had when the last run asked, and how much it has now.</summary>
public sealed record OriginTotal(CaptureKind Kind, long Then, long Now);
