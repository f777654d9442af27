using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.WordPress;

public sealed class LaidListTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Elements("", "東京", "🚢", "\uD83D", "a\0b"), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get));

    private static readonly Gen<Uri> Addresses = Gen.Elements("https://example.org/a.jpg", "https://example.org/فجر%20b.jpg?x=1#y", "http://EXAMPLE.org:80/../c", "relative/d.jpg").Select(text => new Uri(text, UriKind.RelativeOrAbsolute));

    private static readonly Gen<int?> Counts = Gen.Elements<int?>(null, 0, 1, -5, int.MaxValue, int.MinValue);

    private static readonly Gen<DateTimeOffset?> Times = Gen.Elements<DateTimeOffset?>(null, DateTimeOffset.MinValue, new(2024, 2, 29, 23, 59, 59, 999, TimeSpan.FromHours(-9.5)));

    private static readonly Gen<ImageSize> Sizes =
        from name in Texts
        from source in Addresses
        from width in Gen.Choose(-1, 5000)
        from height in Gen.Choose(-1, 5000)
        select new ImageSize(name, source, width, height);

    private static readonly Gen<Attachment> Attachments =
        from id in Gen.Choose(-9, int.MaxValue)
        from texts in Texts.ListOf(7)
        from addresses in Addresses.ListOf(2)
        from flags in ArbMap.Default.GeneratorFor<bool>().ListOf(3)
        from counts in Counts.ListOf(2)
        from times in Times.ListOf(3)
        from sizes in Gen.OneOf(Gen.Constant<List<ImageSize>>([]), Sizes.ListOf(3))
        select new Attachment
        {
            Id = id,
            Slug = texts[0],
            Permalink = flags[0] ? Permalink.Parse("https://example.org/فجر/") : null,
            Title = texts[1],
            Alt = texts[2],
            Caption = texts[3],
            Description = texts[4],
            MimeType = texts[5],
            Source = flags[1] ? addresses[0] : null,
            Original = flags[2] ? addresses[1] : null,
            Width = counts[0],
            Height = counts[1],
            PostId = id - 1L,
            AuthorId = id + 1L,
            Published = times[0],
            Modified = times[1],
            DeletedAt = times[2],
            Guid = texts[6],
            Sizes = [.. sizes],
        };

    [Fact]
    public void Any_attachment_comes_back_as_it_was() => Prop.ForAll(Attachments.ListOf(5).ToArbitrary(), attachments =>
    {
        var aside = new LaidAside<Attachment>();
        attachments.ForEach(aside.Add);

        var laid = aside.Take(aside.Places);

        laid.Select(Tell).ShouldBe(attachments.Select(Tell));
        Tell(laid[2]).ShouldBe(Tell(attachments[2]));
        laid.Count.ShouldBe(5);
    }).Check(Properties.Quick);

    [Fact]
    public void Any_file_of_media_comes_back_as_it_was()
    {
        var file = new MediaFile(new("https://example.org/a%20b/東京.jpg"), SitePath.Parse("a b/東京.jpg"), 5_000_000_000, "ab12", "image/jpeg");
        var aside = new LaidAside<MediaFile> { file };

        aside.Take(aside.Places).ShouldBe([file]);
    }

    [Fact]
    public void Any_number_of_them_are_put_in_order()
    {
        var aside = new LaidAside<MediaFile>();
        foreach (var number in Enumerable.Range(0, 9000))
        {
            aside.Add(new(new($"https://example.org/{number}"), SitePath.Parse($"{number * 7919 % 9000}.jpg"), number, "", ""));
        }

        aside.InOrder(file => file.Path.Value).Select(file => file.Path.Value).ShouldBe(Enumerable.Range(0, 9000).Select(number => $"{number}.jpg").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_few_are_held_in_memory()
    {
        LaidList<string> list = ["a", "b"];

        (list.Count, list[1]).ShouldBe((2, "b"));
        list.ShouldBe(["a", "b"]);
        LaidList<string> none = [];
        none.ShouldBeEmpty();
    }

    [Fact]
    public void Many_threads_read_one_list()
    {
        var aside = new LaidAside<Attachment>();
        for (var id = 0; id < 1000; id++)
        {
            aside.Add(new() { Id = id, Slug = $"slug-{id}" });
        }

        var laid = aside.Take(aside.Places);

        Parallel.For(0, 5000, number => laid[number * 7 % 1000].Slug.ShouldBe($"slug-{number * 7 % 1000}"));
    }

    private static string Tell(Attachment attachment) => JsonSerializer.Serialize(attachment with { Permalink = null }) + attachment.Permalink + attachment.Title + attachment.Slug;
}
