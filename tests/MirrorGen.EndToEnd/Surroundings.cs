namespace MirrorGen.EndToEnd;

/// <summary>What these tests need around them: a real WordPress, a browser. Where something is missing, they say what, and how to get it.</summary>
internal static class Surroundings
{
    public const string User = "keeper";

    /// <summary>The application password that tests/wordpress/site/install.php sets; that blog listens on loopback only.</summary>
    public const string Password = "LampOilAndWicksForTests1";

    /// <summary>On the machine that has to have everything, a missing part is a failure.</summary>
    private static readonly bool NothingMayBeMissing = Environment.GetEnvironmentVariable("MIRRORGEN_CI") == "1";

    /// <summary>The test blog's address, with a slash at its end.</summary>
    public static Uri WordPress { get; } = new(Environment.GetEnvironmentVariable("MIRRORGEN_WORDPRESS") is { Length: > 0 } address
        ? address.TrimEnd('/') + "/"
        : "http://127.0.0.1:8190/");

    public static string? Chromium { get; } = new[]
        {
            Environment.GetEnvironmentVariable("MIRRORGEN_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        }
        .FirstOrDefault(File.Exists);

    public static string Repository { get; } = FindRepository();

    public static void Need(bool isThere, string whatToDo)
    {
        if (!isThere && NothingMayBeMissing)
        {
            Assert.Fail(whatToDo);
        }

        Skip.IfNot(isThere, whatToDo);
    }

    public static void NeedChromium() =>
        Need(Chromium is not null, "No Chromium: 'apt-get install chromium', or set MIRRORGEN_CHROMIUM to the program's path.");

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MirrorGen.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No MirrorGen.sln above the tests.");
    }
}
