using System.Net;
using System.Text;

namespace MirrorGen.Verification;

/// <summary>The attributes of one element as far as they matter here.</summary>
internal ref struct HtmlAttributes
{
    private static readonly string[] Elements =
    [
        "a", "img", "link", "script", "source", "iframe", "video", "audio", "area", "form", "embed", "object", "track", "input", "base",
        "image", "use", "style", "textarea", "title", "frame", "meta",
    ];

    private ReadOnlySpan<byte> _id;
    private ReadOnlySpan<byte> _name;
    private ReadOnlySpan<byte> _href;
    private ReadOnlySpan<byte> _src;
    private ReadOnlySpan<byte> _srcset;
    private ReadOnlySpan<byte> _poster;
    private ReadOnlySpan<byte> _data;
    private ReadOnlySpan<byte> _action;
    private ReadOnlySpan<byte> _rel;
    private ReadOnlySpan<byte> _style;
    private ReadOnlySpan<byte> _content;
    private bool _refreshes;
    private bool _hasHref;

    /// <summary>In lower case; empty for elements that hold no addresses, so that no string is made for them.</summary>
    public static string ElementName(ReadOnlySpan<byte> name)
    {
        foreach (var known in Elements)
        {
            if (Ascii.EqualsIgnoreCase(name, known))
            {
                return known;
            }
        }

        return "";
    }

    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (Is(name, "id"u8))
        {
            _id = value;
        }
        else if (Is(name, "href"u8) || Is(name, "xlink:href"u8))
        {
            _href = value;
            _hasHref = true;
        }
        else if (Is(name, "src"u8))
        {
            _src = value;
        }
        else if (Is(name, "srcset"u8) || Is(name, "imagesrcset"u8))
        {
            _srcset = value;
        }
        else if (Is(name, "rel"u8))
        {
            _rel = value;
        }
        else if (Is(name, "style"u8))
        {
            _style = value;
        }
        else if (Is(name, "name"u8))
        {
            _name = value;
        }
        else if (Is(name, "content"u8))
        {
            _content = value;
        }
        else if (Is(name, "http-equiv"u8))
        {
            _refreshes = Ascii.EqualsIgnoreCase(value, "refresh"u8);
        }
        else if (Is(name, "poster"u8))
        {
            _poster = value;
        }
        else if (Is(name, "data"u8))
        {
            _data = value;
        }
        else if (Is(name, "action"u8))
        {
            _action = value;
        }
    }

    public readonly void Tell(string element, Action<HtmlReference> reference, Action<string> anchor)
    {
        if (!_id.IsEmpty)
        {
            anchor(Text(_id));
        }

        if (element == "a" && !_name.IsEmpty)
        {
            anchor(Text(_name));
        }

        if (!_style.IsEmpty)
        {
            foreach (var address in CssReferences.Read(Text(_style)))
            {
                reference(new(element, ReferenceUse.Load, address, Original: false));
            }
        }

        if (element.Length == 0)
        {
            return;
        }

        if (_hasHref)
        {
            reference(new(element, UseOfHref(element), Text(_href), IsOriginal(_rel)));
        }

        One(element, _src, ReferenceUse.Load, reference);
        One(element, _poster, ReferenceUse.Load, reference);
        One(element, element == "object" ? _data : [], ReferenceUse.Load, reference);
        if (_refreshes && Text(_content) is var refresh && refresh.IndexOf("url=", StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            reference(new(element, ReferenceUse.Link, refresh[(at + 4)..].Trim(' ', '\'', '"'), Original: false));
        }

        One(element, element == "form" ? _action : [], ReferenceUse.Link, reference);
        if (!_srcset.IsEmpty)
        {
            foreach (var candidate in SrcSet.Addresses(Text(_srcset)))
            {
                reference(new(element, ReferenceUse.Load, candidate, Original: false));
            }
        }
    }

    private static void One(string element, ReadOnlySpan<byte> value, ReferenceUse use, Action<HtmlReference> reference)
    {
        if (!value.IsEmpty)
        {
            reference(new(element, use, Text(value), Original: false));
        }
    }

    private readonly ReferenceUse UseOfHref(string element)
    {
        if (element is "image" or "use")
        {
            return ReferenceUse.Load;
        }

        if (element != "link")
        {
            return ReferenceUse.Link;
        }

        var rel = Text(_rel).ToLowerInvariant();
        return rel.Contains("stylesheet", StringComparison.Ordinal) || rel.Contains("icon", StringComparison.Ordinal)
            || rel.Contains("preload", StringComparison.Ordinal) || rel.Contains("manifest", StringComparison.Ordinal)
            || rel.Contains("preconnect", StringComparison.Ordinal) || rel.Contains("prefetch", StringComparison.Ordinal)
            ? ReferenceUse.Load
            : ReferenceUse.Statement;
    }

    private static bool IsOriginal(ReadOnlySpan<byte> rel) => !rel.IsEmpty && Text(rel).Split(' ').Contains("external");

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);

    private static string Text(ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value);
        return value.Contains((byte)'&') ? WebUtility.HtmlDecode(text) : text;
    }
}
