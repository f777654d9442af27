using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Media;

/// <summary>Audio and video keep their sources and controls; the text for browsers of 2005 and WordPress's <c>?_=1</c> go.</summary>
internal sealed class PlayerRule : Rule
{
    private static readonly string[] Flags = ["loop", "muted", "playsinline"];

    public override IReadOnlyList<string> Elements => ["audio", "video"];

    public override Verdict Apply(Element element, Place place)
    {
        var children = element.ChildElements.Where(child => child.Name is "source" or "track").ToList();
        var src = SafeAddress.Media(element["src"] ?? element["data-src"]);
        var sources = children.Select(child => (child, address: SafeAddress.Media(child["src"] ?? child["data-src"]))).Where(pair => pair.address is not null).ToList();
        if (src is null && !sources.Exists(pair => pair.child.Name == "source"))
        {
            return Verdict.Unwrap;
        }

        var poster = SafeAddress.Media(element["poster"]);
        var flags = Flags.Where(element.Has).ToList();
        var label = element["aria-label"] ?? element["title"];
        element.TakeChildren();
        element.ClearAttributes();
        element["src"] = Plain(src);
        element["poster"] = poster;
        element["title"] = label;
        element["controls"] = "";
        foreach (var flag in flags)
        {
            element[flag] = "";
        }

        foreach (var (child, address) in sources)
        {
            if (src is not null && child.Name == "source")
            {
                continue;
            }

            var kept = new Element(child.Name) { ["src"] = Plain(address) };
            foreach (var name in child.Name == "source" ? new[] { "type" } : ["kind", "srclang", "label", "default"])
            {
                kept[name] = child[name];
            }

            element.Add(kept);
        }

        return Verdict.Next;
    }

    private static string? Plain(string? address)
    {
        if (address is null || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return address;
        }

        var mark = address.IndexOf("?_=", StringComparison.Ordinal);
        return mark >= 0 && address.AsSpan(mark + 3).IndexOfAnyExceptInRange('0', '9') < 0 ? address[..mark] : address;
    }
}
