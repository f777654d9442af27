using MirrorGen.WordPress;

namespace MirrorGen.Cli;

/// <summary>Reads the addresses and folders that people type.</summary>
internal static class Places
{
    /// <summary>A mirror that should be there.</summary>
    /// <exception cref="MirrorException">It is not.</exception>
    public static MirrorFolder Existing(string path)
    {
        var folder = new MirrorFolder(Path.GetFullPath(path));
        return Directory.Exists(folder.Root)
            ? folder
            : throw new MirrorException(Obstacle.Usage, $"There is no folder '{path}'. Give the folder of a mirror, or make one: mirrorgen mirror URL");
    }

    /// <summary>Takes <c>example.org</c> as well as <c>https://example.org/blog/</c>.</summary>
    /// <exception cref="MirrorException">It is no address of a blog, or holds a password.</exception>
    public static Uri Address(string text)
    {
        var written = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        if (!Uri.TryCreate(written, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
        {
            throw new MirrorException(Obstacle.Usage, $"'{text}' is no address of a blog. Give one such as https://example.org/ or https://example.org/blog/.");
        }

        // Arguments are seen by everyone on the machine and stay in the shell's history.
        return address.UserInfo.Length == 0
            ? address
            : throw new MirrorException(Obstacle.Usage, "A user name and password do not belong into the address. Put the password into an environment variable and use --user NAME --password-env VARIABLE.");
    }

    /// <summary>Where the mirror goes: as told, or <c>output/</c> with the name of the blog.</summary>
    public static MirrorFolder Target(string? output, Uri address)
    {
        var path = address.AbsolutePath.Trim('/');
        var name = (address.IsDefaultPort ? address.Host : $"{address.Host}-{address.Port}") + (path.Length == 0 ? "" : "-" + path.Replace('/', '-'));
        return new(Path.GetFullPath(output ?? Path.Combine("output", SitePath.From(name).Value)));
    }
}
