namespace MirrorGen.WordPress;

public enum BodyFormat
{
    /// <summary>HTML as WordPress rendered it: hostile until cleaned.</summary>
    Html,

    /// <summary>The Markdown that Conversion writes: CommonMark, GFM, footnotes, definition lists, sanitised HTML.</summary>
    Markdown,
}

/// <summary>
/// A long text that is read when somebody asks for it, so that a blog of any size fits into memory.
/// Each call to <see cref="Read"/> may go to the disk: hold on to what it returns no longer than needed. Two are equal that are read from the same place.
/// </summary>
public sealed record Body
{
    private readonly BodySource _source;
    private readonly long _number;

    /// <param name="format">What the text is written in.</param>
    /// <param name="source">Where it is read from: one for all bodies that lie there.</param>
    /// <param name="number">Which of the source's texts it is.</param>
    public Body(BodyFormat format, BodySource source, long number)
    {
        Format = format;
        _source = source;
        _number = number;
    }

    public Body(BodyFormat format, Func<string> read)
        : this(format, new Asked(read), 0)
    {
    }

    public static Body Empty { get; } = Markdown("");

    /// <summary>No HTML.</summary>
    public static Body None { get; } = Html("");

    public BodyFormat Format { get; }

    public static Body Html(string html) => new(BodyFormat.Html, new Held(html), 0);

    public static Body Markdown(string markdown) => new(BodyFormat.Markdown, new Held(markdown), 0);

    public string Read() => _source.Read(_number);

    internal (BodySource Source, long Number) Place => (_source, _number);

    /// <summary>The text of a body that is in memory anyway; null for one that has to be read.</summary>
    internal string? HeldText => (_source as Held)?.Text;

    private sealed class Held(string text) : BodySource
    {
        public string Text => text;

        public override string Read(long number) => text;
    }

    private sealed class Asked(Func<string> read) : BodySource
    {
        public override string Read(long number) => read();
    }
}

/// <summary>
/// Where texts lie: a snapshot, content/, a shelf. A blog has as many bodies as it has posts and revisions, and few sources, so that a body is no more than
/// a number. Safe to use from several threads.
/// </summary>
public abstract class BodySource
{
    /// <param name="number">Which text; the source itself has given it out.</param>
    public abstract string Read(long number);
}
