using System.Text.Json;

namespace MirrorGen.EndToEnd;

/// <summary>The test blog, mirrored once for all tests that only look: as a stranger, and with a login.</summary>
public sealed class MirroredBlog : IAsyncLifetime, IDisposable
{
    private const string Missing =
        "No WordPress with the test blog answers. To get one (Debian or Ubuntu): 'sudo tests/wordpress/wordpress.sh install', then 'tests/wordpress/wordpress.sh up' and 'tests/wordpress/wordpress.sh seed rich'. Or set MIRRORGEN_WORDPRESS to its address.";

    private readonly ScratchFolder _scratch = new();
    private bool _isThere;

    internal MirrorFolder Anonymous => new(_scratch["anonymous"]);

    internal MirrorFolder LoggedIn => new(_scratch["logged-in"]);

    internal ProgramResult AnonymousRun { get; private set; } = null!;

    internal ProgramResult LoggedInRun { get; private set; } = null!;

    internal Origin Origin { get; } = new();

    /// <summary>Set for the programs that the tests run; a password never comes in as an argument.</summary>
    internal static string PasswordVariable => "MIRRORGEN_TEST_PASSWORD";

    public async Task InitializeAsync()
    {
        _isThere = await Origin.IsThereAsync();
        if (!_isThere)
        {
            return;
        }

        Environment.SetEnvironmentVariable(PasswordVariable, Surroundings.Password);
        AnonymousRun = await Program.RunAsync("mirror", Surroundings.WordPress.AbsoluteUri, "-o", Anonymous.Root);
        LoggedInRun = await Program.RunAsync("mirror", Surroundings.WordPress.AbsoluteUri, "-o", LoggedIn.Root, "--user", Surroundings.User, "--password-env", PasswordVariable);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Origin.Dispose();
        _scratch.Dispose();
    }

    /// <summary>To be asked first by every test that uses the mirrors.</summary>
    internal void Need() => Surroundings.Need(_isThere, Missing);

    /// <summary>Both mirrors, for what has to hold for each.</summary>
    internal IEnumerable<MirrorFolder> Both()
    {
        yield return Anonymous;
        yield return LoggedIn;
    }

    internal static JsonElement ReadReport(MirrorFolder folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(folder.ReportJson));
        return document.RootElement.Clone();
    }

    /// <summary>All files of a folder that are text, with their text.</summary>
    internal static IEnumerable<(string Path, string Text)> Texts(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".html" or ".md" or ".json" or ".js" or ".xml" or ".txt" or ".css" or ".yml" or ".yaml" or ".svg" or ""
        select (Path.GetRelativePath(folder, file), File.ReadAllText(file));
}

/// <summary>Tests that share the mirrored blog; they run one after another, because the blog is one.</summary>
[CollectionDefinition(Name)]
public sealed class MirroredBlogCollection : ICollectionFixture<MirroredBlog>
{
    public const string Name = "The mirrored test blog";
}
