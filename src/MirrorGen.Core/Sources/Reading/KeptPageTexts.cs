using MirrorGen.Snapshots;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>The texts of pages that were kept as HTML, read out of their pages again whenever somebody asks for one. Safe to use from several threads.</summary>
internal sealed class KeptPageTexts(ICaptures captures) : BodySource
{
    // Under which ID the snapshot keeps each page: its address.
    private readonly Shelf _ids = new();

    public Body Of(Capture page) => new(BodyFormat.Html, this, _ids.Put(page.Id));

    public override string Read(long number) => captures.Find(CaptureKind.Page, _ids.ReadText(number)) is { } there ? ShownPage.Read(there.Latest.Url, there.Latest.Json).Html : "";
}
