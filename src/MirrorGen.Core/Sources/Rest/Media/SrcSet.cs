namespace MirrorGen.Sources.Rest.Media;

/// <summary>The addresses in a <c>srcset</c>, cut as https://html.spec.whatwg.org/multipage/images.html#parse-a-srcset-attribute says: an address may hold commas, and ends at white space.</summary>
internal static class SrcSet
{
    public static IEnumerable<string> Urls(string srcset)
    {
        var at = 0;
        while (true)
        {
            while (at < srcset.Length && (char.IsWhiteSpace(srcset[at]) || srcset[at] == ','))
            {
                at++;
            }

            if (at >= srcset.Length)
            {
                yield break;
            }

            var start = at;
            while (at < srcset.Length && !char.IsWhiteSpace(srcset[at]))
            {
                at++;
            }

            var url = srcset[start..at];
            if (url.EndsWith(','))
            {
                yield return url.TrimEnd(',');
                continue;
            }

            yield return url;
            var depth = 0;
            while (at < srcset.Length && (srcset[at] != ',' || depth > 0))
            {
                depth += srcset[at] == '(' ? 1 : srcset[at] == ')' ? -1 : 0;
                at++;
            }
        }
    }
}
