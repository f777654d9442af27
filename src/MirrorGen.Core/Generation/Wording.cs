using System.Globalization;

namespace MirrorGen.Generation;

/// <summary>
/// Dates and counts in words. The month names are the invariant culture's, so that the same blog gives the same bytes on every machine.
/// </summary>
internal static class Wording
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <param name="date">As in <c>2024</c>, <c>2024/05</c>, <c>2024/05/31</c>.</param>
    public static string DateTitle(string date) => date.Split('/') switch
    {
        [var year] => year,
        [var year, var month] => $"{Month(month)} {year}",
        [var year, var month, var day] => $"{int.Parse(day, Invariant).ToString(Invariant)} {Month(month)} {year}",
        _ => date,
    };

    public static string Day(DateTimeOffset date) => date.ToString("d MMMM yyyy", Invariant);

    public static string Month(string number) => Invariant.DateTimeFormat.GetMonthName(int.Parse(number, Invariant));

    public static Views.DateView? Date(DateTimeOffset? date) =>
        date is { } moment ? new(moment.ToString("yyyy-MM-ddTHH:mm:sszzz", Invariant), Day(moment), moment.ToString("HH:mm", Invariant)) : null;
}
