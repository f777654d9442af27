using System.Collections.Immutable;

namespace MirrorGen.WordPress;

/// <summary>
/// A <see cref="Shelf"/> on which posts lie, so that of each no more than a handle is in memory: <see cref="Post.LaidOn"/>. What was read last is remembered,
/// for whoever asks for a post's title asks for its address next. Safe to use from several threads.
/// </summary>
internal sealed class PostShelf : BodySource
{
    // A list of ten posts and its neighbours in every thread; half a megabyte at most. A power of two.
    private const int Remembering = 256;

    private readonly Shelf _shelf = new();
    private readonly Remembered?[] _remembered = new Remembered?[Remembering];

    // Of where bodies are read from, there are a handful: what is laid down is their number.
    private readonly Lock _naming = new();
    private readonly List<BodySource> _sources = [];
    private readonly Dictionary<BodySource, int> _numbers = new(ReferenceEqualityComparer.Instance);

    /// <returns>Where it lies, for <see cref="ReadPost"/>.</returns>
    public long Put(PostDetails post)
    {
        var revisions = post.LaidRevisions is { } laid && laid.Shelf == this ? laid.At : post.Revisions.IsEmpty ? -1 : Put(post.Revisions);
        var writer = new LaidWriter();
        writer.Text(post.Slug);
        writer.Text(post.Permalink?.ToString() ?? "");
        writer.Number(post.FormerPermalinks.Length);
        foreach (var former in post.FormerPermalinks)
        {
            writer.Text(former.ToString());
        }

        writer.Text(post.Guid);
        writer.Text(post.Title);
        Write(writer, post.Excerpt);
        Write(writer, post.Body);
        writer.Time(post.Modified);
        writer.Time(post.DeletedAt);
        writer.Number(post.FeaturedMediaId);
        writer.Text(post.Format);
        writer.Number(post.TermIds.Count);
        foreach (var (taxonomy, ids) in post.TermIds)
        {
            writer.Text(taxonomy);
            writer.Number(ids.Length);
            foreach (var id in ids)
            {
                writer.Number(id);
            }
        }

        writer.Number(revisions);
        return _shelf.Put(writer.Written);
    }

    /// <exception cref="IOException">The temporary file can't be read.</exception>
    public PostDetails ReadPost(long at)
    {
        // Neighbours on the shelf lie a few hundred bytes apart: multiplied (Knuth), they come to lie all over the table.
        ref var place = ref _remembered[(int)((ulong)at * 0x9E37_79B9_7F4A_7C15 >> 56)];
        if (Volatile.Read(ref place) is { } known && known.At == at)
        {
            return known.Post;
        }

        var post = Decode(_shelf.Read(at));
        Volatile.Write(ref place, new(at, post));
        return post;
    }

    public long Put(ImmutableArray<Revision> revisions)
    {
        var writer = new LaidWriter();
        writer.Number(revisions.Length);
        foreach (var revision in revisions)
        {
            writer.Number(revision.Id);
            writer.Number((int)revision.Origin);
            writer.Flag(revision.Captured);
            writer.Number(revision.AuthorId);
            writer.Time(revision.Modified);
            writer.Text(revision.Title);
            Write(writer, revision.Body);
        }

        return _shelf.Put(writer.Written);
    }

    public ImmutableArray<Revision> ReadRevisions(long at)
    {
        var reader = new LaidReader(_shelf.Read(at));
        var revisions = ImmutableArray.CreateBuilder<Revision>((int)reader.Number());
        while (revisions.Count < revisions.Capacity)
        {
            revisions.Add(new()
            {
                Id = reader.Number(),
                Origin = (RevisionOrigin)reader.Number(),
                Captured = reader.Flag(),
                AuthorId = reader.Number(),
                Modified = reader.Time(),
                Title = reader.Text(),
                Body = ReadBody(ref reader),
            });
        }

        return revisions.MoveToImmutable();
    }

    /// <summary>A text that lies on this shelf itself.</summary>
    public override string Read(long number) => _shelf.ReadText(number);

    private PostDetails Decode(byte[] bytes)
    {
        var reader = new LaidReader(bytes);
        return new()
        {
            Slug = reader.Text(),
            Permalink = Permalink.Known(reader.Text()),
            FormerPermalinks = ReadFormer(ref reader),
            Guid = reader.Text(),
            Title = reader.Text(),
            Excerpt = ReadBody(ref reader),
            Body = ReadBody(ref reader),
            Modified = reader.Time(),
            DeletedAt = reader.Time(),
            FeaturedMediaId = reader.Number(),
            Format = reader.Text(),
            TermIds = ReadTerms(ref reader),
            LaidRevisions = reader.Number() is >= 0 and var revisions ? new(this, revisions) : null,
        };
    }

    private static ImmutableArray<Permalink> ReadFormer(ref LaidReader reader)
    {
        var former = ImmutableArray.CreateBuilder<Permalink>((int)reader.Number());
        while (former.Count < former.Capacity)
        {
            former.Add(Permalink.Known(reader.Text()));
        }

        return former.MoveToImmutable();
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<long>> ReadTerms(ref LaidReader reader)
    {
        var terms = PostDetails.None.TermIds;
        for (var taxonomies = reader.Number(); taxonomies > 0; taxonomies--)
        {
            var taxonomy = string.Intern(reader.Text());
            var ids = ImmutableArray.CreateBuilder<long>((int)reader.Number());
            while (ids.Count < ids.Capacity)
            {
                ids.Add(reader.Number());
            }

            terms = terms.Add(taxonomy, ids.MoveToImmutable());
        }

        return terms;
    }

    // A text that was in memory is laid down as well; the others stay where they are.
    private void Write(LaidWriter writer, Body body)
    {
        var (source, number) = body.HeldText switch
        {
            null => body.Place,
            "" => (null, 0),
            var text => (this, _shelf.Put(text)),
        };
        writer.Number((int)body.Format);
        writer.Number(source is null ? -1 : NumberOf(source));
        writer.Number(number);
    }

    private Body ReadBody(ref LaidReader reader)
    {
        var format = (BodyFormat)reader.Number();
        var source = (int)reader.Number();
        var number = reader.Number();
        return source >= 0 ? new(format, SourceAt(source), number) : format == BodyFormat.Html ? Body.None : Body.Empty;
    }

    private int NumberOf(BodySource source)
    {
        lock (_naming)
        {
            if (!_numbers.TryGetValue(source, out var number))
            {
                _numbers[source] = number = _sources.Count;
                _sources.Add(source);
            }

            return number;
        }
    }

    private BodySource SourceAt(int number)
    {
        lock (_naming)
        {
            return _sources[number];
        }
    }

    private sealed record Remembered(long At, PostDetails Post);
}
