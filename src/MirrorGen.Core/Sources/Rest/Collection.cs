using MirrorGen.Snapshots;

namespace MirrorGen.Sources.Rest;

/// <summary>One list of the API: all objects of one kind.</summary>
/// <param name="Kind">What its objects are.</param>
/// <param name="Name">For people: <c>posts</c>, <c>recipe</c>, <c>comments</c>.</param>
/// <param name="Route">As in <c>wp/v2/posts</c>.</param>
/// <param name="Query">Further arguments that every request to the list needs.</param>
/// <param name="WithLogin">Whether the list is for those who are logged in. All others are asked for as a stranger, so that nothing comes that strangers don't see.</param>
internal sealed record Collection(CaptureKind Kind, string Name, string Route, (string Name, string Value)[] Query, bool WithLogin = false)
{
    /// <summary>
    /// The fields by which a sync sees that an object changed, without reading it whole; empty where objects say too little of themselves, so
    /// that each sync reads them whole. Not all changes of a post touch its <c>modified</c>: a new permalink structure, a category that is gone.
    /// </summary>
    public IReadOnlyList<string> Signature { get; init; } = [];

    public bool Signed => Signature.Count > 0;

    /// <summary>Only a part of the objects is asked for, so that what is not listed may still exist.</summary>
    public bool Partial => Query.Any(argument => argument.Name is "modified_after" or "after" or "type");

    /// <summary>A further list of a kind that has one already: it adds nothing to the kind's total.</summary>
    public bool Additional => Query.Any(argument => argument.Name == "type");
}
