using System.Collections.Immutable;
using MirrorGen.Conversion;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.Revisions;
using MirrorGen.Generation.Views;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Parts;

/// <summary>For each post with known earlier states: their list, and a page for each with what changed in it.</summary>
public sealed class RevisionPages : ISitePart
{
    public IEnumerable<SiteFile> Build(SiteContext site)
    {
        foreach (var post in site.Blog.Posts.Where(post => !post.PasswordProtected && site.Addresses.Has(Place.History(post)) && site.Addresses.Has(Place.Of(post))))
        {
            yield return site.Page(Place.History(post), ["history"], here => History(post, here));
            foreach (var revision in post.Revisions.Where(revision => revision.Captured))
            {
                yield return site.Page(Place.Of(post, revision), [$"revision-{post.Type}", "revision"], here => Page(post, revision, here));
            }
        }
    }

    private static HistoryPage History(Post post, PageContext here)
    {
        var states = States(post);
        var versions = states.Select((state, index) => Version(post, state, Before(states, index), here));
        return new(here.View(), here.Frame("history", here.Site.Wording.Say("History of “{title}”", ("title", PostViews.Title(post, here.Site)))) with { Breadcrumbs = [PostViews.Link(post, here)], NoIndex = true }, new()
        {
            PostTitleHtml = PostViews.TitleHtml(post, here),
            PostHref = here.Href(PostViews.Address(post, here.Site)),
            Versions = [.. versions],
        });
    }

    private static RevisionPage Page(Post post, Revision revision, PageContext here)
    {
        var states = States(post).Where(state => state.Captured).ToArray();
        var index = Array.FindIndex(states, state => state.Revision == revision);
        var older = Before(states, index);
        var newer = states[index - 1];
        var version = Version(post, states[index], older, here);
        var historyHref = here.Href(here.Site.Addresses.Of(Place.History(post)));
        return new(here.View(), here.Frame("revision", here.Site.Wording.Say("{version} of “{title}”", ("version", version.Name), ("title", PostViews.Title(post, here.Site)))) with
        {
            Breadcrumbs = [PostViews.Link(post, here), new(here.Site.Wording.Say("History"), historyHref)],
            NoIndex = true,
        }, new()
        {
            Version = version,
            PostTitleHtml = PostViews.TitleHtml(post, here),
            PostHref = here.Href(PostViews.Address(post, here.Site)),
            HistoryHref = historyHref,
            TitleHtml = here.Inline(revision.Title),
            Html = here.Html(revision.Body),
            SinceOlder = older is null ? null : Diff(older, states[index]),
            Older = older?.Revision is { } before ? new(Name(before, here), here.Href(here.Site.Addresses.Of(Place.Of(post, before)))) : null,
            Newer = newer.Revision is { } after ? new(Name(after, here), here.Href(here.Site.Addresses.Of(Place.Of(post, after)))) : new(here.Site.Wording.Say("Current version"), here.Href(PostViews.Address(post, here.Site))),
            ToCurrent = Diff(states[index], states[0]),
            Dir = PostViews.Direction(post, here.Site),
        });
    }

    private static VersionView Version(Post post, State state, State? older, PageContext here)
    {
        var diff = state.Captured && older is not null ? Diff(older, state) : null;
        var author = here.Site.Author(state.Revision?.AuthorId ?? post.AuthorId);
        return new()
        {
            Name = state.Revision is { } named ? Name(named, here) : here.Site.Wording.Say("Current version"),
            Href = state.Revision is { } revision ? here.Href(Place.Of(post, revision)) : here.Href(PostViews.Address(post, here.Site)),
            Date = here.Site.Wording.Date(state.Revision is null ? post.Modified ?? post.Published : state.Revision.Modified),
            Author = author is null ? null : new(author.Name, here.Href(here.Site.Addresses.Of(Place.Of(author)))),
            IsCurrent = state.Revision is null,
            IsAutosave = state.Revision?.Origin == RevisionOrigin.Autosave,
            SeenBySync = state.Revision?.Origin == RevisionOrigin.Sync,
            WordsAdded = diff?.WordsAdded ?? 0,
            WordsRemoved = diff?.WordsRemoved ?? 0,
            IsFirst = state.Captured && older is null,
        };
    }

    // An autosave is an edit that led nowhere: what came after it was made from what stood before it.
    private static State? Before(IReadOnlyList<State> states, int index) =>
        states.Skip(index + 1).FirstOrDefault(older => older.Captured && older.Revision?.Origin != RevisionOrigin.Autosave);

    private static string Name(Revision revision, PageContext here) => revision.Origin switch
    {
        RevisionOrigin.Autosave => here.Site.Wording.Say("Autosave {id}", ("id", revision.Id)),
        RevisionOrigin.Sync => here.Site.Wording.Say("Version {id}", ("id", revision.Id)),
        _ => here.Site.Wording.Say("Revision {id}", ("id", revision.Id)),
    };

    private static DiffView Diff(State before, State after) =>
        DiffView.Of(
            WordDiff.Between(Readable(before.Body), Readable(after.Body)),
            WordDiff.Between(HtmlCleaner.Text(before.Title), HtmlCleaner.Text(after.Title)),
            otherwiseSame: string.Equals(Markdown(before.Body), Markdown(after.Body), StringComparison.Ordinal));

    private static string Readable(Body body) => ReadableText.Of(MarkdownToHtml.Render(Markdown(body)));

    private static string Markdown(Body body) => body.Format == BodyFormat.Markdown ? body.Read() : HtmlToMarkdown.Convert(body.Read()).Markdown;

    private static ImmutableArray<State> States(Post post) =>
        [new(null, post.Title, post.Body), .. post.Revisions.OrderByDescending(revision => revision.Modified ?? DateTimeOffset.MinValue).ThenByDescending(revision => revision.Id).Select(revision => new State(revision, revision.Title, revision.Body))];

    // The current state is one without a revision.
    private sealed record State(Revision? Revision, string Title, Body Body)
    {
        public bool Captured => Revision?.Captured ?? true;
    }
}
