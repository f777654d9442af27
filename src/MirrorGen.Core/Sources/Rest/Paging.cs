using System.Collections.Concurrent;
using System.Globalization;
using MirrorGen.Sources.Rest.Http;

namespace MirrorGen.Sources.Rest;

/// <summary>A page of a list, or of a part of a page that would not come whole.</summary>
/// <param name="Url">The request.</param>
/// <param name="Items">The bytes of each object.</param>
internal sealed record ListPage(Uri Url, IReadOnlyList<ReadOnlyMemory<byte>> Items);

/// <summary>What reading a list to its end came to.</summary>
internal sealed record ListEnd
{
    /// <summary><c>X-WP-Total</c> of the last answer; null when it never came.</summary>
    public long? Total { get; init; }

    /// <summary>The same total came with every page: nothing appeared or vanished meanwhile.</summary>
    public bool Steady { get; init; } = true;

    /// <summary>Objects that would not come even one at a time.</summary>
    public int LostPlaces { get; init; }

    /// <summary>Every page shows what the first one does: something between us and WordPress drops the query.</summary>
    public bool Repeats { get; init; }

    /// <summary>The answer that ended it, when it did not end by itself.</summary>
    public Answer? Stopped { get; init; }

    public bool Complete => Stopped is null && LostPlaces == 0 && !Repeats;
}

/// <summary>
/// Reads a list of the API to its end: in order of ID, so that what is published meanwhile comes last; several pages at once; and a page that
/// fails in halves and quarters, down to single objects, so that one that WordPress can't render costs no other.
/// </summary>
internal sealed class Paging(Origin origin, ApiRoot root, Collection collection, int workers)
{
    // Each divides the one before it, so that a page at one size is a whole number of pages at the next.
    private static readonly int[] Sizes = [100, 50, 25, 5, 1];

    // So many failures in a row, smaller and smaller: this list is broken as a whole.
    private const int MostFailuresInARow = 16;

    // After so many pages that came in parts only, the server is too weak for whole ones.
    private const int FailuresToGiveUpSize = 4;

    private readonly ConcurrentDictionary<long, byte> _totals = new();
    private (string Name, string Value)[] _order = [("orderby", "id"), ("order", "asc")];
    private int _largest;
    private int _lost;
    private int _failuresInARow;
    private int _failedWhole;
    private Answer? _stopped;
    private long _lastTotal = -1;
    private string? _firstId;
    private bool _repeats;

    /// <param name="fields">For <c>_fields</c>; null for whole objects.</param>
    /// <param name="beyond">Whether to look for a page beyond a full last one, because the total may be wrong.</param>
    /// <param name="take">Called with each page, from several threads.</param>
    /// <param name="cancel">Ends everything.</param>
    public async Task<ListEnd> ReadAsync(string? fields, bool beyond, Action<ListPage, long?> take, CancellationToken cancel)
    {
        var first = await FirstAsync(fields, cancel);
        if (first is null)
        {
            return End();
        }

        if (first.Whole is { } whole)
        {
            _firstId = whole.Items.Count > 0 ? JsonBody.Id(whole.Items[0]) : null;
            take(whole, Total);
        }

        var from = first.Whole is null ? 1 : 2;
        var last = 0;
        if (first.Pages is { } pages)
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(from, Math.Max(0, pages - from + 1)),
                new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel },
                async (number, token) =>
                {
                    var count = await ReadAsync(number, _largest, fields, take, token);
                    last = number == pages ? count : last;
                });
            last = pages < 2 ? first.Whole?.Items.Count ?? 0 : last;
        }

        // Without a total, or with one that can't be true, the list ends where it ends.
        var next = (first.Pages ?? 1) + 1;
        var more = first.Pages is null || (beyond && last >= Sizes[_largest]);
        while (more && !Over)
        {
            var count = await ReadAsync(next++, _largest, fields, take, cancel);
            more = first.Pages is null ? count > 0 : count >= Sizes[_largest];
        }

        return End();
    }

    private long? Total => Interlocked.Read(ref _lastTotal) is >= 0 and var total ? total : null;

    private bool Over => _stopped is not null || _repeats;

    private ListEnd End() => new() { Total = Total, Steady = _totals.Count <= 1, LostPlaces = _lost, Repeats = _repeats, Stopped = _stopped };

    /// <summary>The first page, or, where it won't come, at least the number of pages, told by a smaller one.</summary>
    private async Task<FirstPage?> FirstAsync(string? fields, CancellationToken cancel)
    {
        var size = _largest;
        var number = 1;
        while (true)
        {
            var answer = await AskAsync(number, Sizes[size], fields, cancel);
            if (answer.Ok)
            {
                var page = new ListPage(answer.Url, ItemsOf(answer));
                // Some servers give smaller pages than were asked for, without a word but this.
                var said = size == _largest ? answer.Number("X-WP-TotalPages") ?? 0 : 0;
                var pages = Total is { } total ? Math.Max((total + Sizes[_largest] - 1) / Sizes[_largest], said) : (long?)null;
                var believable = pages is >= 0 and < 10_000_000 && Total >= page.Items.Count;
                return new FirstPage(size == _largest && number == 1 ? page : null, believable ? (int)pages!.Value : null);
            }

            var invalid = answer.Trouble == Trouble.Refused ? WordPressError.InvalidParameters(answer.Body) : [];
            if (_order.Length > 0 && invalid.Any(name => name is "orderby" or "order"))
            {
                _order = [];
            }
            else if (invalid.Contains("per_page") && _largest + 1 < Sizes.Length)
            {
                size = ++_largest;
            }
            else if (answer.Trouble is Trouble.Failing or Trouble.TooLarge && size + 1 < Sizes.Length)
            {
                size++;
            }
            else if (answer.Trouble is Trouble.Failing or Trouble.TooLarge && number == 1)
            {
                // The very first object is a broken one: the second can tell how many there are.
                number = 2;
            }
            else
            {
                _stopped = IsPastTheEnd(answer) ? null : answer;
                return null;
            }
        }
    }

    /// <returns>How many objects came.</returns>
    private async Task<int> ReadAsync(int number, int size, string? fields, Action<ListPage, long?> take, CancellationToken cancel)
    {
        if (Over)
        {
            return 0;
        }

        if (size == _largest && _failedWhole >= FailuresToGiveUpSize && size + 1 < Sizes.Length)
        {
            return await ReadPartsAsync(number, size, fields, take, cancel);
        }

        var answer = await AskAsync(number, Sizes[size], fields, cancel);
        if (answer.Ok)
        {
            _failuresInARow = 0;
            var page = new ListPage(answer.Url, ItemsOf(answer));
            if (number > 1 && page.Items.Count > 0 && JsonBody.Id(page.Items[0]) == _firstId && _firstId is not null)
            {
                _repeats = true;
                return 0;
            }

            take(page, Total);
            return page.Items.Count;
        }

        if (IsPastTheEnd(answer))
        {
            return 0;
        }

        if (answer.Trouble is not (Trouble.Failing or Trouble.TooLarge) || Interlocked.Increment(ref _failuresInARow) > MostFailuresInARow)
        {
            _stopped = answer;
            return 0;
        }

        if (size + 1 == Sizes.Length)
        {
            Interlocked.Increment(ref _lost);
            return 0;
        }

        if (size == _largest)
        {
            Interlocked.Increment(ref _failedWhole);
        }

        return await ReadPartsAsync(number, size, fields, take, cancel);
    }

    private async Task<int> ReadPartsAsync(int number, int size, string? fields, Action<ListPage, long?> take, CancellationToken cancel)
    {
        var parts = Sizes[size] / Sizes[size + 1];
        var count = 0;
        for (var part = 0; part < parts; part++)
        {
            count += await ReadAsync(((number - 1) * parts) + part + 1, size + 1, fields, take, cancel);
        }

        return count;
    }

    private async Task<Answer> AskAsync(int page, int size, string? fields, CancellationToken cancel)
    {
        List<(string, string)> query = [("per_page", Text(size)), ("page", Text(page)), .. _order, .. collection.Query];
        if (fields is not null)
        {
            query.Add(("_fields", fields));
        }

        var answer = await origin.GetAsync(root.Route(collection.Route, [.. query]), Expect.Json, collection.WithLogin, cancel);
        if (answer.Ok && answer.Number("X-WP-Total") is { } total)
        {
            _totals.TryAdd(total, 0);
            Interlocked.Exchange(ref _lastTotal, total);
        }

        return answer.Ok && !IsList(answer) ? new Answer(answer.Url, Trouble.Failing, "an answer that is no list") : answer;
    }

    private static bool IsList(Answer answer) => JsonBody.TryFind(answer.Body, out var json) && JsonBody.IsArray(json);

    private static IReadOnlyList<ReadOnlyMemory<byte>> ItemsOf(Answer answer) => JsonBody.TryFind(answer.Body, out var json) ? JsonBody.Items(json) : [];

    // Posts answer 400 past the last page; comments, terms and users an empty list.
    private static bool IsPastTheEnd(Answer answer) =>
        answer.Trouble == Trouble.Refused && WordPressError.CodeOf(answer.Body) is { } code && code.EndsWith("_invalid_page_number", StringComparison.Ordinal);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <param name="Whole">Null when it has to be read in parts.</param>
    /// <param name="Pages">Of the largest size; null when nobody says, or nobody can be believed.</param>
    private sealed record FirstPage(ListPage? Whole, int? Pages);
}
