using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MirrorGen.Snapshots;
using MirrorGen.WordPress;

namespace MirrorGen.Tests.Snapshots;

public sealed class MediaPlacesTests
{
    // Few and similar letters, so that names meet: cases, Unicode twins, a name that is also a folder.
    private static readonly Gen<string> Paths =
        from parts in Gen.NonEmptyListOf(Gen.Elements("a", "A", "é", "e\u0301", "É", "b.png", "B.png", "con", "..", "ﬁ", "fi"))
        select string.Join('/', parts.Take(4));

    [Fact]
    public void Whatever_a_blog_names_its_files_no_two_meet_on_any_disk() =>
        Prop.ForAll(Gen.ListOf(Paths).ToArbitrary(), paths =>
        {
            var folder = Directory.CreateTempSubdirectory("mirrorgen-").FullName;
            try
            {
                using var snapshot = Snapshot.Open(Path.Combine(folder, "snapshot.db"));
                var urls = paths.Distinct(StringComparer.Ordinal).Select((path, number) => (Url: new Uri($"https://blog.example/{number}/{Uri.EscapeDataString(path)}"), Path: SitePath.From(path))).ToList();
                var places = urls.ConvertAll(file => Key(snapshot.MediaPath(file.Url, file.Path)));
                return places.Distinct(StringComparer.Ordinal).Count() == places.Count
                    && !places.Exists(place => places.Exists(other => other.StartsWith(place + "/", StringComparison.Ordinal)))
                    && urls.TrueForAll(file => Key(snapshot.MediaPath(file.Url, file.Path)) == places[urls.IndexOf(file)]);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }).Check(Properties.Quick.WithMaxTest(40));

    private static string Key(SitePath path) => path.Value.Normalize(NormalizationForm.FormC).ToUpperInvariant();
}
