using System.Globalization;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// The blog's clock. WordPress sends each moment twice without an offset, as local time and as UTC: the difference is the offset.
/// Where one of the two is missing or zero, the blog's time zone stands in.
/// </summary>
internal sealed class BlogTime
{
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(14);

    private readonly TimeZoneInfo? _zone;
    private readonly TimeSpan _offset;

    private BlogTime(string? name, TimeZoneInfo? zone, TimeSpan offset)
    {
        Name = name;
        _zone = zone;
        _offset = offset;
    }

    public static BlogTime Utc { get; } = new(null, null, TimeSpan.Zero);

    /// <summary>The IANA name, when the blog says it.</summary>
    public string? Name { get; }

    /// <param name="name">As in <c>timezone_string</c>; empty when the blog has an offset only.</param>
    /// <param name="offset">As in <c>gmt_offset</c>, in hours: <c>10.5</c> or <c>"0"</c>.</param>
    public static BlogTime Of(string? name, string? offset)
    {
        var hours = double.TryParse(offset, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && Math.Abs(parsed) <= Furthest.TotalHours ? parsed : 0;
        var known = !string.IsNullOrWhiteSpace(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
        return new(string.IsNullOrWhiteSpace(name) ? null : name.Trim(), known, TimeSpan.FromMinutes(Math.Round(hours * 60)));
    }

    /// <summary>Null for the zero dates of damaged posts, and for what is no date.</summary>
    public DateTimeOffset? Read(JsonFields fields, string name)
    {
        var local = Parse(fields.Text(name));
        var utc = Parse(fields.Text(name + "_gmt"));
        return (local, utc) switch
        {
            ({ } here, { } there) when Offset(here - there) is { } offset => new DateTimeOffset(here, offset),
            (_, { } there) => InZone(there),
            ({ } here, null) => Near(here) is { } offset ? new DateTimeOffset(here, offset) : null,
            _ => null,
        };
    }

    private static TimeSpan? Offset(TimeSpan difference) =>
        difference.Duration() <= Furthest && difference.Ticks % TimeSpan.TicksPerMinute == 0 ? difference : null;

    private DateTimeOffset? InZone(DateTime utc)
    {
        var moment = new DateTimeOffset(utc, TimeSpan.Zero);
        return utc.Year is > 1 and < 9999 ? moment.ToOffset(_zone?.GetUtcOffset(moment) is { } offset && Offset(offset) is { } whole ? whole : _offset) : null;
    }

    private TimeSpan? Near(DateTime local) =>
        local.Year is > 1 and < 9999 ? Offset(_zone?.GetUtcOffset(local) ?? _offset) ?? TimeSpan.Zero : null;

    // 0000-00-00T00:00:00 and -0001-11-30T00:00:00 are WordPress's ways of saying that there is no date: neither parses.
    private static DateTime? Parse(string? text)
    {
        text = text?.Trim().Replace(' ', 'T').TrimEnd('Z');
        return DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var withOffset) ? withOffset.DateTime : null;
    }
}
