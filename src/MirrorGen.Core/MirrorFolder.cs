namespace MirrorGen;

/// <summary>The folder that a person gets, and the places in it.</summary>
/// <param name="Root">The absolute path of the mirror folder.</param>
public sealed record MirrorFolder(string Root)
{
    /// <summary>Every object exactly as the API sent it (SQLite, see docs/snapshot-format.md).</summary>
    public string Snapshot => Path.Combine(Root, "snapshot.db");

    /// <summary>Every file of the blog at the path that it had.</summary>
    public string Media => Path.Combine(Root, "media");

    /// <summary>Files that the blog has replaced at their address since, each with the beginning of its SHA-256 in its name. Beside media/, where no path of a blog leads.</summary>
    public string EarlierMedia => Media + ".earlier";

    /// <summary>The blog as Markdown, for reading and editing.</summary>
    public string Content => Path.Combine(Root, "content");

    /// <summary>The static site: derived, may be deleted and built again.</summary>
    public string Site => Path.Combine(Root, "site");

    public string ReportJson => Path.Combine(Root, "report.json");

    public string ReportHtml => Path.Combine(Root, "report.html");
}
