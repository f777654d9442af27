using MirrorGen.WordPress;

namespace MirrorGen.Generation.Addresses;

/// <summary>
/// Which file each address of the blog has become, in the numbers of <see cref="PlaceTable"/>. The words of an address are kept only where its
/// file does not answer it by its name alone: everything else is only looked up. Safe to read from several threads, not to fill.
/// </summary>
internal sealed class OriginalTable
{
    private readonly FingerprintMap<int> _byKey = new();

    // The addresses, as they are written, that another one takes the place of when case plays no part.
    private readonly FingerprintMap<int> _twins = new();

    private readonly PackedTexts _words = new();
    private readonly List<(int Words, int File)> _moved = [];

    public int MovedCount => _moved.Count;

    /// <summary>An address that its file does not answer, in the order in which they were told.</summary>
    public (string Key, int File) Moved(int index) => (_words[_moved[index].Words], _moved[index].File);

    /// <param name="key">In the form of <see cref="OriginalAddress.Key"/>.</param>
    public int? Find(string key) => _byKey.TryGet(Fingerprint.Of(key), out var file) ? file : null;

    /// <param name="original">As it was written.</param>
    public int? FindTwin(string original) => _twins.Count > 0 && _twins.TryGet(Fingerprint.Of(original.AsSpan().Trim('/')), out var file) ? file : null;

    /// <summary>Fills the table. The first to have an address keeps it.</summary>
    public sealed class Draft(PlaceTable places)
    {
        // What was written otherwise than its key, and the keys of such that were the first of their key: everything else was written if it is there.
        private readonly FingerprintSet _writtenOtherwise = new();
        private readonly FingerprintSet _keysOfOthers = new();

        public OriginalTable Table { get; } = new();

        public void Know(string original, int file)
        {
            var written = original.Trim('/');
            var key = OriginalAddress.Key(original);
            var print = Fingerprint.Of(key);
            if (written == key)
            {
                if (!Add(key, print, file) && _keysOfOthers.Contains(print))
                {
                    Table._twins.TryAdd(print, file);
                }
            }
            else if (Fingerprint.Of(written) is var other && _writtenOtherwise.Add(other))
            {
                if (Add(key, print, file))
                {
                    _keysOfOthers.Add(print);
                }
                else
                {
                    Table._twins.TryAdd(other, file);
                }
            }
        }

        private bool Add(string key, UInt128 print, int file)
        {
            if (!Table._byKey.TryAdd(print, file))
            {
                return false;
            }

            if (!IsAnsweredByItsFile(key, places.At(file)))
            {
                Table._moved.Add((Table._words.Add(key), file));
            }

            return true;
        }

        // A feed has a twin named index.html in its folder.
        private static bool IsAnsweredByItsFile(string key, SitePath file) =>
            !key.StartsWith('?')
            && string.Equals(OriginalAddress.File(key), file.Value.EndsWith("/index.xml", StringComparison.Ordinal) ? OwnFiles.AsPage(file.Value) : file.Value, StringComparison.OrdinalIgnoreCase);
    }
}
