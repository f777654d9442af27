namespace MirrorGen;

/// <summary>How far one step of the run has come.</summary>
/// <param name="Step">What is being done, in words for people: <c>posts</c>, <c>media</c>, <c>pages of the site</c>.</param>
/// <param name="Done">Items finished.</param>
/// <param name="Total">Items in all, where that is known.</param>
/// <param name="Note">Something worth a line of its own, such as the way the API was found.</param>
public readonly record struct StepProgress(string Step, long Done, long? Total = null, string? Note = null);
