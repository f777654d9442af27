using System.Net;
using MirrorGen.Sources.Rest.Http;

namespace MirrorGen.Sources.Rest;

/// <summary>What it means that a whole list would not come.</summary>
internal static class Refusals
{
    // Without these a blog is not whole; of other types it is common that only the blog's own people see them.
    private static readonly HashSet<string> Expected = new(StringComparer.Ordinal) { "post:post", "post:page", "post:attachment", "term:category", "term:post_tag", "comment" };

    public static (Severity Severity, string Code, string Message) Judge(Collection collection, Answer answer) => answer switch
    {
        { Trouble: Trouble.BotWall } => (Severity.Loss, "bot-wall", $"The {collection.Name} were not fetched: {answer.Reason}. Ask the blog's host to let MirrorGen's User-Agent through."),
        { Trouble: not Trouble.Refused } => (Severity.Loss, "list-lost", $"The list of {collection.Name} could not be read to its end ({answer.Reason}). Run the same command again later."),
        _ when collection.Kind.Family == "user" => (Severity.Warning, "users-hidden", $"The blog does not list its authors ({answer.Reason}); what posts say of them is used instead."),
        { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } when !Expected.Contains(collection.Kind.ToString()) =>
            (Severity.Note, "list-not-public", $"The {collection.Name} are not public ({answer.Reason})."),
        { Status: HttpStatusCode.NotFound } when !Expected.Contains(collection.Kind.ToString()) =>
            (Severity.Note, "list-not-public", $"The API has no list of {collection.Name} ({answer.Reason})."),
        _ => (Severity.Loss, "list-refused", $"The blog does not hand out its {collection.Name} ({answer.Reason})."),
    };
}
