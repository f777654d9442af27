using MirrorGen.Content;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;
using MirrorGen.Tests.Content;

namespace MirrorGen.EndToEnd;

/// <summary>What a person edits is all of the blog: content/ of a real WordPress gives back what the snapshot holds, field by field.</summary>
[Collection(MirroredBlogCollection.Name)]
public sealed class ContentOfMirrorTests(MirroredBlog blog)
{
    [SkippableFact]
    public void Content_gives_back_every_field_of_every_object_in_the_snapshot()
    {
        blog.Need();
        foreach (var folder in blog.Both())
        {
            using var snapshot = Snapshot.Open(folder.Snapshot);
            var expected = TestBlog.Tell(TestBlog.Normal(BlogReader.Read(snapshot).Blog)).Split('\n');
            var actual = TestBlog.Tell(new ContentFolder(folder.Content).Read()).Split('\n');

            expected.Except(actual).Take(20).ShouldBeEmpty("in the snapshot and not in content/");
            actual.Except(expected).Take(20).ShouldBeEmpty("in content/ and not in the snapshot");
            actual.Length.ShouldBe(expected.Length);
        }
    }
}
