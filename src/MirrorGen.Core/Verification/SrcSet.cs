namespace MirrorGen.Verification;

/// <summary>Reads <c>srcset</c>: candidates apart by commas, which addresses may hold too. See the HTML standard, "parsing a srcset attribute".</summary>
internal static class SrcSet
{
    public static IEnumerable<string> Addresses(string value)
    {
        var at = 0;
        while (true)
        {
            while (at < value.Length && (char.IsWhiteSpace(value[at]) || value[at] == ','))
            {
                at++;
            }

            if (at == value.Length)
            {
                yield break;
            }

            var start = at;
            while (at < value.Length && !char.IsWhiteSpace(value[at]))
            {
                at++;
            }

            var address = value[start..at];
            var trimmed = address.TrimEnd(',');
            yield return trimmed;
            if (trimmed.Length < address.Length)
            {
                continue;
            }

            // The descriptors: up to the next comma outside of parentheses.
            for (var depth = 0; at < value.Length && (value[at] != ',' || depth > 0); at++)
            {
                depth += value[at] == '(' ? 1 : value[at] == ')' ? -1 : 0;
            }
        }
    }
}
