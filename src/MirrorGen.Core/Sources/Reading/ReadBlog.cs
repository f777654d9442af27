using System.Collections.Immutable;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>A blog as it was understood, and what was odd about it or could not be understood.</summary>
public sealed record ReadBlog(Blog Blog, ImmutableArray<Finding> Findings);
