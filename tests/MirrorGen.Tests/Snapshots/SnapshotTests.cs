using System.Text;
using Microsoft.Data.Sqlite;
using MirrorGen.Snapshots;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("mirrorgen-").FullName;

    private string File => Path.Combine(_folder, "snapshot.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Bytes_come_back_as_they_were_kept()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{ \"id\" : 7,\u2028\"a\":\"\\u00e9\" }"), 0xFF, 0x00];
        using (var snapshot = Snapshot.Open(File))
        {
            snapshot.Keep(Post(7, bytes));
        }

        using var again = Snapshot.Open(File);
        var post = again.Find(CaptureKind.Post("post"), "7").ShouldNotBeNull().Latest;
        post.Json.ToArray().ShouldBe(bytes);
        post.TakenAt.ShouldBe(Noon);
        post.Url.ShouldBe(new Uri("https://blog.example/wp-json/wp/v2/posts?per_page=100"));
    }

    [Fact]
    public void Objects_come_in_order_of_their_number()
    {
        using var snapshot = Snapshot.Open(File);
        snapshot.Keep([Post(10, "{}"), Post(9, "{}"), Post(100, "{}")]);
        snapshot.Objects(CaptureKind.Post("post")).Select(o => o.Latest.Id).ShouldBe(["9", "10", "100"]);
        snapshot.Kinds().ShouldBe([CaptureKind.Post("post")]);
    }

    [Fact]
    public void A_later_modified_makes_a_version_and_the_old_one_stays()
    {
        using var snapshot = Snapshot.Open(File);
        snapshot.Keep(Post(1, """{"modified_gmt":"2024-01-01T00:00:00","title":"Old"}"""));
        snapshot.Keep(Post(1, """{"modified_gmt":"2024-02-01T00:00:00","title":"New"}""")).ShouldBe(new KeepResult(0, 1, 0));
        snapshot.Find(CaptureKind.Post("post"), "1")!.Versions.Count.ShouldBe(2);
        snapshot.States(CaptureKind.Post("post"))["1"].Modified.ShouldBe("2024-02-01T00:00:00");
    }

    [Theory]
    [InlineData("<div class=\\\"wp-container-10\\\">a</div>", "<div class=\\\"wp-container-6\\\">a</div>")]
    [InlineData("<p>[shop]</p>", "[shop]")]
    [InlineData("<iframe src=\\\"/a/embed/#?secret=XX\\\" data-secret=\\\"XX\\\"></iframe>", "<iframe src=\\\"/a/embed/#?secret=YY\\\" data-secret=\\\"YY\\\"></iframe>")]
    [InlineData("<img src=\\\"1.png\\\"><img src=\\\"2.png\\\">", "<img src=\\\"2.png\\\"><img src=\\\"1.png\\\">")]
    [InlineData("<h2>a</h2>", "<h2 class=\\\"wp-block-heading\\\">a</h2>")]
    [InlineData("<a href=\\\"/wp-json/wp/v2/posts?per_page=100&#038;page=1&#038;query-1-page=2\\\">2</a>", "<a href=\\\"?query-1-page=2&#038;include=5,6\\\">2</a>")]
    [InlineData("<a href=\\\"/wp-login.php?redirect_to=http%3A%2F%2Fa%2Fwp-json%2F\\\">in</a>", "<a href=\\\"/wp-login.php?redirect_to=http%3A%2F%2Fa%2Fwp-json%2Fwp%2Fv2%2Fposts\\\">in</a>")]
    [InlineData("<a href=\\\"/wp-login.php?action=logout&amp;_wpnonce=abc\\\">out</a>", "<a href=\\\"/wp-login.php?action=logout&amp;_wpnonce=def\\\">out</a>")]
    [InlineData("<form><input type=\\\"hidden\\\" name=\\\"_wpnonce\\\" value=\\\"abc\\\"></form>", "<form><input type=\\\"hidden\\\" name=\\\"_wpnonce\\\" value=\\\"def\\\"></form>")]
    public void What_WordPress_makes_afresh_for_each_answer_makes_no_version(string before, string after)
    {
        using var snapshot = Snapshot.Open(File);
        snapshot.Keep(Post(1, $$"""{"modified":"2024","content":{"rendered":"{{before}}" } }"""));
        snapshot.Keep(Post(1, $$"""{"modified":"2024","content":{"rendered":"{{after}}" } }""")).ShouldBe(new KeepResult(0, 0, 1));
    }

    [Fact]
    public void Terms_in_another_order_make_no_version()
    {
        using var snapshot = Snapshot.Open(File);
        snapshot.Keep(Post(1, """{"modified":"2024","categories":[9,10]}"""));
        snapshot.Keep(Post(1, """{"modified":"2024","categories":[10,9]}""")).ShouldBe(new KeepResult(0, 0, 1));
        snapshot.Keep(Post(1, """{"modified":"2024","categories":[10,8]}""")).ShouldBe(new KeepResult(0, 1, 0));
    }

    [Theory]
    [InlineData("<p>one word</p>", "<p>two words</p>")]
    [InlineData("<a href=\\\"/a\\\">x</a>", "<a href=\\\"/b\\\">x</a>")]
    [InlineData("<a href=\\\"?query-1-page=2\\\">x</a>", "<a href=\\\"?query-1-page=3\\\">x</a>")]
    [InlineData("<h2>a</h2>", "<h3>a</h3>")]
    [InlineData("<img alt=\\\"a cat\\\">", "<img alt=\\\"a dog\\\">")]
    [InlineData("x", "y")]
    public void A_change_of_meaning_makes_a_version_even_when_the_date_stays(string before, string after)
    {
        using var snapshot = Snapshot.Open(File);
        snapshot.Keep(Post(1, $$"""{"modified":"2024","content":{"rendered":"{{before}}" } }"""));
        snapshot.Keep(Post(1, $$"""{"modified":"2024","content":{"rendered":"{{after}}" } }""")).ShouldBe(new KeepResult(0, 1, 0));
    }

    [Fact]
    public void A_tombstone_stays_until_the_object_is_there_again()
    {
        using var snapshot = Snapshot.Open(File);
        snapshot.Keep(Post(1, "{}"));
        snapshot.MarkDeleted(CaptureKind.Post("post"), ["1", "2"], Noon).ShouldBe(1);
        snapshot.MarkDeleted(CaptureKind.Post("post"), ["1"], Noon.AddDays(1)).ShouldBe(0);
        snapshot.Find(CaptureKind.Post("post"), "1")!.DeletedAt.ShouldBe(Noon);
        snapshot.Keep(Post(1, "{}"));
        snapshot.Find(CaptureKind.Post("post"), "1")!.DeletedAt.ShouldBeNull();
    }

    [Fact]
    public void Files_that_a_disk_could_take_for_one_get_different_places_that_stay()
    {
        using var snapshot = Snapshot.Open(File);
        var upper = snapshot.MediaPath(new("https://blog.example/u/IMG.jpg"), SitePath.From("u/IMG.jpg"));
        var lower = snapshot.MediaPath(new("https://blog.example/u/img.jpg"), SitePath.From("u/img.jpg"));
        upper.Value.ShouldBe("u/IMG.jpg");
        lower.Value.ShouldMatch("^u/img-[0-9a-f]{8}\\.jpg$");
        snapshot.MediaPath(new("https://blog.example/u/img.jpg"), SitePath.From("u/img.jpg")).ShouldBe(lower);
    }

    [Fact]
    public void A_file_is_listed_once_it_is_there_and_a_missing_one_is_remembered_with_its_reason()
    {
        using var snapshot = Snapshot.Open(File);
        var (a, b) = (new Uri("https://blog.example/a.jpg"), new Uri("https://blog.example/b.jpg"));
        var (atA, atB) = (snapshot.MediaPath(a, SitePath.From("a.jpg")), snapshot.MediaPath(b, SitePath.From("b.jpg")));
        snapshot.MediaFiles().ShouldBeEmpty();
        snapshot.Keep(new MediaRecord { Url = a, Path = atA, File = new MediaFile(a, atA, 3, "abc", "image/jpeg"), ETag = "\"1\"" });
        snapshot.Keep(new MediaRecord { Url = b, Path = atB, Problem = "404 Not Found" });
        snapshot.MediaFiles().ShouldBe([new MediaFile(a, atA, 3, "abc", "image/jpeg")]);
        snapshot.MediaRecords().ElementAt(1).Problem.ShouldBe("404 Not Found");
    }

    [Fact]
    public void The_run_log_knows_what_the_origin_said()
    {
        using var snapshot = Snapshot.Open(File);
        var run = snapshot.BeginRun("https://blog.example/", Noon);
        snapshot.KeepTotal(run, new(CaptureKind.Post("post"), 26, 23, 3, 0));
        snapshot.EndRun(run, [new(Severity.Note, "withheld", "media", "3 are not public.")], Noon.AddMinutes(1));
        snapshot.Totals().ShouldBe([new(CaptureKind.Post("post"), 26, 23, 3, 0)]);
        snapshot.Runs().ShouldBe([new(run, "https://blog.example/", Noon, Noon.AddMinutes(1))]);
        snapshot.Findings().ShouldBe([new(Severity.Note, "withheld", "media", "3 are not public.")]);
    }

    [Fact]
    public void Many_threads_read_while_one_writes()
    {
        using var snapshot = Snapshot.Open(File);
        snapshot.Keep(Enumerable.Range(1, 50).Select(id => Post(id, $$"""{"id":{{id}}}""")).ToArray());
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, worker =>
        {
            snapshot.Keep(Post(1000 + worker, "{}"));
            snapshot.Objects(CaptureKind.Post("post")).Count().ShouldBeGreaterThanOrEqualTo(50);
            snapshot.Find(CaptureKind.Post("post"), "25").ShouldNotBeNull();
        });
        snapshot.States(CaptureKind.Post("post")).Count.ShouldBe(58);
    }

    [Fact]
    public void A_damaged_file_is_named_with_a_way_out()
    {
        System.IO.File.WriteAllText(File, "This was a snapshot once, before the disk broke. " + new string('x', 5000));
        var damage = Should.Throw<MirrorException>(() => Snapshot.Open(File).Dispose());
        damage.Obstacle.ShouldBe(Obstacle.Mirror);
        damage.Message.ShouldContain("damaged");
    }

    [Fact]
    public void Somebody_elses_database_is_left_alone()
    {
        Snapshot.Open(File).Dispose();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "other.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE cats (name TEXT)";
            command.ExecuteNonQuery();
        }

        Should.Throw<MirrorException>(() => Snapshot.Open(Path.Combine(_folder, "other.db")).Dispose()).Message.ShouldContain("no snapshot");
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_a_matter_of_usage()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, "file"), "");
        Should.Throw<MirrorException>(() => Snapshot.Open(Path.Combine(_folder, "file", "snapshot.db")).Dispose()).Obstacle.ShouldBe(Obstacle.Usage);
    }

    private static Capture Post(long id, string json) => Post(id, Encoding.UTF8.GetBytes(json));

    private static Capture Post(long id, byte[] json) => new()
    {
        Kind = CaptureKind.Post("post"),
        Id = id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Url = new Uri("https://blog.example/wp-json/wp/v2/posts?per_page=100"),
        Json = json,
        TakenAt = Noon,
    };
}
