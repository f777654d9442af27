namespace MirrorGen.Tests.Verification;

/// <summary>A folder that is gone when the test is.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("mirrorgen-test-").FullName;

    public MirrorFolder Mirror => new(Root);

    public string this[string path] => Path.Combine(Root, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
