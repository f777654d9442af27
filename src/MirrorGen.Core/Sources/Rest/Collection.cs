using MirrorGen.Snapshots;

namespace MirrorGen.Sources.Rest;

/// <summary>One list of the API: all objects of one kind.</summary>
/// <param name="Kind">What its objects are.</param>
/// <param name="Name">For people: <c>posts</c>, <c>recipe</c>, <c>comments</c>.</param>
/// <param name="Route">As in <c>wp/v2/posts</c>.</param>
/// <param name="Dated">Whether its objects say when they were modified, so that a sync can see by the list alone what changed.</param>
/// <param name="Query">Further arguments that every request to the list needs.</param>
/// <param name="WithLogin">Whether the list is for those who are logged in. All others are asked for as a stranger, so that nothing comes that strangers don't see.</param>
internal sealed record Collection(CaptureKind Kind, string Name, string Route, bool Dated, (string Name, string Value)[] Query, bool WithLogin = false)
{
    /// <summary>Only a part of the objects is asked for, so that what is not listed may still exist.</summary>
    public bool Partial => Query.Any(argument => argument.Name is "modified_after" or "after");
}
