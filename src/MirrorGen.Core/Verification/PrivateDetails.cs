using System.Buffers;

namespace MirrorGen.Verification;

/// <summary>
/// The e-mail and IP addresses that nothing published may hold, as many as a blog has commenters: two dozen bytes for each, where an automaton that
/// finds any of them takes two thousand. Looked for are the stretches of a text that could be one. Case plays no part.
/// Safe to search from several threads, not to fill.
/// </summary>
internal sealed class PrivateDetails
{
    // No e-mail address is longer: https://www.rfc-editor.org/errata/eid1690. An IP address has 45 characters at most.
    private const int Longest = 254;
    private const int LongestNumber = 45;
    private const int FilterBits = 23;

    private static readonly SearchValues<char> InMail = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-");
    private static readonly SearchValues<char> InNumber = SearchValues.Create("abcdefABCDEF0123456789.:");

    private readonly FingerprintSet _hidden = new();
    private readonly FingerprintSet _shown = new();

    // What looks like neither: few, and sought as they are.
    private readonly HashSet<string> _odd = new(StringComparer.OrdinalIgnoreCase);

    // Which of the stretches are worth a fingerprint.
    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];
    private readonly bool[] _beforeAt = new bool[Longest + 1];
    private readonly bool[] _afterAt = new bool[Longest + 1];
    private readonly bool[] _lengths = new bool[LongestNumber + 1];
    private SearchValues<string>? _oddSought;
    private int _plain;

    private delegate bool Found(UInt128 fingerprint);

    /// <summary>How many are private: those that were added and not shown.</summary>
    public int Count => _plain + _odd.Count;

    public void Add(string detail)
    {
        var at = detail.IndexOf('@', StringComparison.Ordinal);
        if (at > 0 && at < detail.Length - 1 && detail.Length <= Longest && !detail.AsSpan(0, at).ContainsAnyExcept(InMail) && !detail.AsSpan(at + 1).ContainsAnyExcept(InMail))
        {
            _beforeAt[at] = _afterAt[detail.Length - at - 1] = true;
        }
        else if (detail.Length <= LongestNumber && IsNumber(detail))
        {
            _lengths[detail.Length] = true;
        }
        else
        {
            _odd.Add(detail);
            _oddSought = null;
            return;
        }

        _plain += _hidden.Add(FingerprintOf(detail)) ? 1 : 0;
        var hash = HashOf(detail);
        _filter[hash >> (64 - FilterBits + 6)] |= 1UL << (int)((hash >> (64 - FilterBits)) & 63);
    }

    /// <summary>What stands in this text is no secret.</summary>
    public void Show(string text)
    {
        Search(text, fingerprint =>
        {
            _plain -= _shown.Add(fingerprint) ? 1 : 0;
            return false;
        });
        if (HasOdd(text))
        {
            _odd.RemoveWhere(detail => text.Contains(detail, StringComparison.OrdinalIgnoreCase));
            _oddSought = null;
        }
    }

    /// <summary>To be called once all is added and shown, before several threads search.</summary>
    public void Settle() => _oddSought = _odd.Count > 0 ? SearchValues.Create([.. _odd], StringComparison.OrdinalIgnoreCase) : null;

    public bool AreIn(string text) => HasOdd(text) || Search(text, fingerprint => !_shown.Contains(fingerprint));

    private bool HasOdd(string text)
    {
        if (_oddSought is null && _odd.Count > 0)
        {
            Settle();
        }

        return _oddSought is { } sought && text.AsSpan().ContainsAny(sought);
    }

    /// <returns>Whether <paramref name="found"/> said that it is enough.</returns>
    private bool Search(ReadOnlySpan<char> text, Found found) => SearchMail(text, found) || SearchNumbers(text, found);

    private bool SearchMail(ReadOnlySpan<char> text, Found found)
    {
        for (var at = text.IndexOf('@'); at >= 0; at = Next(text, at + 1, text[(at + 1)..].IndexOf('@')))
        {
            for (var start = at - 1; start >= 0 && at - start <= Longest && InMail.Contains(text[start]); start--)
            {
                if (!_beforeAt[at - start])
                {
                    continue;
                }

                var hash = HashOf(text[start..(at + 1)]);
                for (var end = at + 1; end < text.Length && end - at <= Longest && InMail.Contains(text[end]); end++)
                {
                    hash = Add(hash, text[end]);
                    if (_afterAt[end - at] && Is(hash, text[start..(end + 1)], found))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private bool SearchNumbers(ReadOnlySpan<char> text, Found found)
    {
        for (var mark = text.IndexOfAny('.', ':'); mark >= 0;)
        {
            var start = mark;
            while (start > 0 && InNumber.Contains(text[start - 1]))
            {
                start--;
            }

            var length = text[mark..].IndexOfAnyExcept(InNumber);
            var end = length < 0 ? text.Length : mark + length;
            if (SearchNumber(text[start..end], found))
            {
                return true;
            }

            mark = Next(text, end, text[end..].IndexOfAny('.', ':'));
        }

        return false;
    }

    private bool SearchNumber(ReadOnlySpan<char> stretch, Found found)
    {
        if (!HasMarks(stretch))
        {
            return false;
        }

        for (var start = 0; start < stretch.Length; start++)
        {
            var hash = HashOf([]);
            for (var length = 1; length <= LongestNumber && start + length <= stretch.Length; length++)
            {
                hash = Add(hash, stretch[start + length - 1]);
                if (_lengths[length] && Is(hash, stretch.Slice(start, length), found))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static int Next(ReadOnlySpan<char> text, int from, int found) => found < 0 || from >= text.Length ? -1 : from + found;

    private bool Is(ulong hash, ReadOnlySpan<char> stretch, Found found) =>
        (_filter[hash >> (64 - FilterBits + 6)] & (1UL << (int)((hash >> (64 - FilterBits)) & 63))) != 0
        && FingerprintOf(stretch) is var fingerprint && _hidden.Contains(fingerprint) && found(fingerprint);

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(InNumber) && HasMarks(text);

    // Four numbers, or as many as colons are between: most dates and versions are neither.
    private static bool HasMarks(ReadOnlySpan<char> text) => text.Count('.') >= 3 || text.Count(':') >= 2;

    private static UInt128 FingerprintOf(ReadOnlySpan<char> text)
    {
        Span<char> lower = stackalloc char[text.Length];
        text.ToLowerInvariant(lower);
        return Fingerprint.Of(lower);
    }

    private static ulong HashOf(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037;
        foreach (var character in text)
        {
            hash = Add(hash, character);
        }

        return hash;
    }

    // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), folded so that the upper bits know the last character, too.
    private static ulong Add(ulong hash, char character) => System.Numerics.BitOperations.RotateLeft((hash ^ char.ToLowerInvariant(character)) * 1099511628211, 23);
}
