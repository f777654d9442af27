namespace MirrorGen.Tests.Conversion;

/// <summary>
/// <c>tests/xss-vectors.txt</c>: known ways to have HTML or Markdown run a script, phone home or break out of its place. One in a line, where
/// <c>\n</c> stands for a newline and <c>\0</c> for NUL. Each sets <c>window.hacked</c> or asks <c>evil.example</c> for something.
/// </summary>
internal static class Attacks
{
    public static string[] Read(string file) =>
    [
        .. File.ReadAllLines(file).Where(line => line.Length > 0)
            .Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\0", "\0", StringComparison.Ordinal)),
    ];
}
