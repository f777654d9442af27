namespace MirrorGen.Sources.Rest;

/// <summary>One link of a <c>Link</c> header (RFC 8288): <c>&lt;target&gt;; rel="relation"; type="…"</c>.</summary>
internal sealed record LinkHeader(string Target, string Relation, string Type)
{
    public static IEnumerable<LinkHeader> Parse(string header)
    {
        var at = 0;
        while (header.IndexOf('<', at) is >= 0 and var open && header.IndexOf('>', open) is >= 0 and var close)
        {
            var next = header.IndexOf(",<", close, StringComparison.Ordinal);
            next = next < 0 ? header.IndexOf(", <", close, StringComparison.Ordinal) : next;
            var end = next < 0 ? header.Length : next;
            string relation = "", type = "";
            foreach (var parameter in header[(close + 1)..end].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var (name, value) = parameter.Split('=', 2) is [var left, var right] ? (left.Trim(), right.Trim().Trim('"')) : (parameter, "");
                relation = name.Equals("rel", StringComparison.OrdinalIgnoreCase) ? value : relation;
                type = name.Equals("type", StringComparison.OrdinalIgnoreCase) ? value : type;
            }

            yield return new(header[(open + 1)..close], relation, type);
            at = end;
        }
    }
}
