using System.Collections.Immutable;

namespace MirrorGen.Verification;

/// <summary>What each code of a finding is called in the report, and what to do about it. A code that is not here shows as it is.</summary>
internal static class FindingTexts
{
    private const string BuildAgain = "Build the site again: mirrorgen build FOLDER. If it stays, this is a fault in MirrorGen: please report it.";

    private static readonly Dictionary<string, (string Title, string Advice)> Texts = new(StringComparer.Ordinal)
    {
        ["author-known-by-number"] = ("Authors known by their number alone", "Import what tells their names too, or mirror the blog while it is up."),
        ["term-known-by-number"] = ("Categories and tags known by their number alone", "Import what tells their names too, or mirror the blog while it is up."),
        ["image-known-by-number"] = ("Pictures known by their number alone", "Import the media library's record too, or mirror the blog while it is up."),
        ["json-repaired"] = ("Saved files that were damaged and could be read", "Nothing to do: the bytes are kept as they were."),
        ["tags-lost"] = ("Texts whose opening tags had been lost", "Every word is here. What the tags said, such as the address of a link, only the original knows."),
        ["object-unreadable"] = ("Things that were kept and can't be understood", "Their bytes are in the snapshot. Please report it with the message: reading can be mended later."),
        ["object-without-id"] = ("Things without a number", "They can't be told apart, so they were left out. Save them from the API again."),
        ["saved-object-older"] = ("Saved things that are older than what the mirror has", "The newer one stays the current one."),
        ["saved-object-unknown"] = ("Saved things that are nothing WordPress's API sends", "Give posts, pages, terms, authors, comments or media as /wp-json/wp/v2/ sends them."),
        ["comment-without-post"] = ("Comments on what is not in the mirror", "They are in the snapshot. They come along once their post does."),
        ["content-twice"] = ("Content files that say they are the same post", "Give one of them another id, or delete it."),
        ["content-unreadable"] = ("Content files that can't be read", "Mend the line that the message names; then build again."),
        ["export-control-characters"] = ("Exports with characters that XML does not allow", "They were read all the same."),
        ["export-cut-off"] = ("Exports that end in the middle", "What stood before the end is here. Export again, and import that file too."),
        ["export-protected-left-out"] = ("Texts behind a password in the export", "Only their titles are public, so the texts were left out."),
        ["export-type-without-pages"] = ("Types of the export that have no pages", "WordPress uses them inside; they were left out of the site."),
        ["export-without-revisions"] = ("Exports without earlier versions", "WordPress leaves them out of exports. A login brings them: fetch with --user and --password-env."),
        ["asset-from-elsewhere"] = ("Pictures and files that stay on other hosts", "They are not in the archive. Fetch again with pictures of other hosts included, or accept that they may go."),
        ["asset-from-original"] = ("Pictures and files that are still loaded from the original blog", BuildAgain),
        ["entry-broken"] = ("Addresses in feeds, sitemaps and tables that lead nowhere", BuildAgain),
        ["file-unreadable"] = ("Feeds, sitemaps or tables that can't be read", BuildAgain),
        ["asset-missing"] = ("Pictures, styles or scripts that pages ask for and the site does not have", BuildAgain),
        ["count-lost"] = ("Things that the blog lists and did not hand out", "Run the same command again: what failed for a moment comes the next time."),
        ["count-short"] = ("Fewer things in the snapshot than the blog listed", "Run the same command again."),
        ["withheld"] = ("Counted by the blog and not public", "Nothing is lost that a visitor could see. An owner can log in with --user and --password-env."),
        ["kept-from-page"] = ("Pages that the API does not show, kept from their HTML", "Read one or two of them: their texts were taken out of the page as the theme shows it."),
        ["pages-left"] = ("Pages that only the blog's sitemap names, not yet kept", "Run the same command again: each run goes on where the last one stopped."),
        ["sitemap-unreadable"] = ("Sitemaps that the blog names and nobody can read", "Run the same command again; if it stays, tell the blog's owner: search engines can't read it either."),
        ["media-missing"] = ("Files that could not be fetched", "Run the same command again; if they stay away, the blog does not hand them out: ask its owner for the uploads folder."),
        ["media-replaced"] = ("Files that the blog has replaced at their address", "The mirror shows the new ones; the earlier ones are kept in media.earlier/."),
        ["media-gone"] = ("Files that the blog names and no longer has", "They were broken in the blog already: nothing is lost with it."),
        ["bot-wall"] = ("A bot check stood before the blog", "Ask the blog's host to let MirrorGen's User-Agent through, or import an export: mirrorgen import FILE"),
        ["list-incomplete"] = ("Things that the blog could not even list", "WordPress fails when it is asked for them. Its error log says why."),
        ["list-lost"] = ("Lists that could not be read to their end", "Run the same command again: it goes on where it was."),
        ["list-not-public"] = ("Kinds of things that the blog does not show to visitors", "Nothing is lost that a visitor could see. An owner can log in with --user and --password-env."),
        ["list-refused"] = ("Lists that the blog does not hand out", "A plugin or the host blocks them. Log in with --user and --password-env, or import an export: mirrorgen import FILE"),
        ["list-repeats"] = ("Lists that show their first page over and over", "A cache or proxy before the blog drops the query. Ask its host, or import an export: mirrorgen import FILE"),
        ["many-deleted"] = ("Much is gone from the blog since the last run", "It stays in the mirror. If the blog was emptied by mistake, this is its copy."),
        ["object-lost"] = ("Things that the blog lists and could not hand out", "Run the same command again; if they stay away, WordPress fails on them, and its error log says why."),
        ["password-in-the-clear"] = ("The password went over a connection without encryption", "Revoke this application password in WordPress when the mirror is done."),
        ["query-lost"] = ("The server loses the query of the API's addresses", "MirrorGen went around it; nothing is missing."),
        ["types-hidden"] = ("The blog does not say which kinds of posts it has", "Posts, pages and media were fetched; others only an export has: mirrorgen import FILE"),
        ["type-unknown"] = ("Post types that were asked for and that the blog has not", "Look at the names in the message, and give one of them to --include."),
        ["users-hidden"] = ("The blog does not list its authors", "Their names come from their posts, as far as these tell them."),
        ["revisions-not-public"] = ("Earlier versions that only a login can read", "To have them too, fetch with --user and --password-env."),
        ["bundle-missing"] = ("Posts without Markdown", "Run mirrorgen mirror again: it writes what is missing."),
        ["origin-has-more"] = ("The blog has more by now", "Run mirrorgen mirror again."),
        ["origin-has-less"] = ("The blog has less by now", "What it had is kept in the mirror."),
        ["page-missing"] = ("Posts without a page", BuildAgain),
        ["words-missing"] = ("Texts that lost words on their way to Markdown", "The snapshot has them all. Delete the content file and run again; if it stays, this is a fault in MirrorGen: please report it."),
        ["html-kept"] = ("Texts with blocks that stayed HTML", "Nothing is lost: Markdown can't say these blocks, so they stand in it as clean HTML."),
        ["shortcode-unresolved"] = ("Texts with shortcodes that nothing resolved", "Their plugin is gone, so WordPress showed them as they are, and so does the mirror. Edit the Markdown to put something in their place."),
        ["edit-kept"] = ("Files that you have edited", "They are kept as they are. Delete one to have the blog's text back."),
        ["edit-kept-origin-changed"] = ("Files that you have edited and the blog has changed since", "Your edit is kept. Delete the file and run again to take the blog's text."),
        ["edit-kept-origin-gone"] = ("Files that you have edited, of things the blog no longer has", "They are kept. Delete them if they should go."),
        ["content-deleted"] = ("Content files that are gone", "Run the same mirrorgen command again: it writes them anew."),
        ["not-public"] = ("Text that is not public is in content/", "Do not publish this folder. This is a fault in MirrorGen: please report it."),
        ["private-detail"] = ("E-mail or IP addresses in what would be published", "Do not publish this folder. This is a fault in MirrorGen: please report it."),
        ["private-member"] = ("Data of a private kind in content/", "Do not publish this folder before you have looked at these files."),
        ["fragment-missing"] = ("Links to places that their page does not have", "Mostly such links were broken in the blog already; the page itself opens."),
        ["link-broken"] = ("Links that lead nowhere", BuildAgain),
        ["link-leaves-site"] = ("Links that climb out of the site", BuildAgain),
        ["link-not-mirrored"] = ("Links to addresses of the blog that are not part of the mirror", "They work as long as the original does: feeds of plugins, log-in pages, or pages that were gone already."),
        ["link-not-relative"] = ("Links that work only at the root of a server", BuildAgain),
        ["link-to-folder"] = ("Links that can't be opened from a disk", BuildAgain),
        ["link-to-original"] = ("Links that lead to the original although the page is here", BuildAgain),
        ["media-file-changed"] = ("Files that are not what was received", "Something wrote to media/, or the disk is failing. Delete the files named here and mirror again while the blog is up."),
        ["media-file-missing"] = ("Files that were received and are gone", "Run mirrorgen mirror again while the blog is up."),
        ["run-unfinished"] = ("The last run was interrupted", "Run the same command again: it goes on where it was."),
        ["script-address"] = ("Links that run a script", BuildAgain),
        ["site-missing"] = ("There is no site yet", "Build it: mirrorgen build FOLDER"),
    };

    public static IEnumerable<string> Codes => Texts.Keys;

    public static ImmutableArray<FindingGroup> Group(IEnumerable<Finding> findings) =>
    [
        .. from finding in findings
           group finding by finding.Code into same
           let severity = same.Max(finding => finding.Severity)
           let text = Texts.TryGetValue(same.Key, out var known) ? known : (Title: Humanise(same.Key), Advice: "")
           orderby severity descending, same.Key ascending
           select new FindingGroup(
               severity,
               same.Key,
               text.Title,
               text.Advice,
               same.Count(),
               [.. same.Select(finding => new ReportedFinding(finding.Where, finding.Message)).Distinct().OrderBy(item => item.Where, StringComparer.Ordinal).ThenBy(item => item.Message, StringComparer.Ordinal)]),
    ];

    private static string Humanise(string code) => char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');
}
