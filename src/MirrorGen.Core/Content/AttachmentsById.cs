using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>Where in the media library each entry stands. Of two with the same number the first counts.</summary>
internal sealed class AttachmentsById
{
    private readonly LaidList<Attachment> _attachments;
    private readonly Dictionary<long, int> _positions;

    public AttachmentsById(LaidList<Attachment> attachments)
    {
        _attachments = attachments;
        _positions = new(attachments.Count);
        var position = 0;
        foreach (var attachment in attachments)
        {
            _positions.TryAdd(attachment.Id, position++);
        }
    }

    public Attachment? Find(long id) => _positions.TryGetValue(id, out var position) ? _attachments[position] : null;
}
