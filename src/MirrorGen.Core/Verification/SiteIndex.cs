using System.IO.Enumeration;
using System.Text;

namespace MirrorGen.Verification;

/// <summary>
/// Every file of a site, found by the address that a browser would ask for. A site has four files or more for each post, so their paths are
/// not held as strings: each says only in what it differs from the one before, which leaves some twenty bytes of it.
/// </summary>
internal sealed class SiteIndex
{
    // Every so many paths one is written out whole, so that finding one means reading a few.
    private const int BlockSize = 8;

    private readonly byte[] _text;
    private readonly int[] _blocks;
    private readonly int[] _hashes;
    private readonly int _longest;

    // From the hash of a path to its number, counted from 1; twice as many as there are files, so that the next free one is near.
    private readonly int[] _slots;

    private SiteIndex(string root, byte[] text, int[] blocks, int[] hashes, int longest)
    {
        Root = root;
        _text = text;
        _blocks = blocks;
        _hashes = hashes;
        _longest = longest;
        _slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, hashes.Length * 2))];
        for (var number = 0; number < hashes.Length; number++)
        {
            var slot = hashes[number] & (_slots.Length - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = number + 1;
        }
    }

    public string Root { get; }

    public int Count => _hashes.Length;

    /// <summary>The path of a file, relative to the root with forward slashes. They are in ordinal order.</summary>
    public string this[int number]
    {
        get
        {
            Span<byte> path = stackalloc byte[_longest];
            return Encoding.UTF8.GetString(path[..Read(number, path)]);
        }
    }

    public static SiteIndex Of(string root)
    {
        using var text = new MemoryStream();
        var blocks = new List<int>();
        var hashes = new List<int>();
        var longest = 0;
        byte[] before = [];
        foreach (var path in Files(root, ""))
        {
            if (hashes.Count % BlockSize == 0)
            {
                blocks.Add((int)text.Length);
                before = [];
            }

            hashes.Add(Hash(path));
            var bytes = Encoding.UTF8.GetBytes(path);
            var shared = bytes.AsSpan().CommonPrefixLength(before);
            WriteNumber(text, shared);
            WriteNumber(text, bytes.Length - shared);
            text.Write(bytes.AsSpan(shared));
            before = bytes;
            longest = Math.Max(longest, bytes.Length);
        }

        return new(root, text.ToArray(), [.. blocks], [.. hashes], longest);
    }

    public bool TryFind(string path, out int number)
    {
        var hash = Hash(path);
        for (var slot = hash & (_slots.Length - 1); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            number = _slots[slot] - 1;
            if (_hashes[number] == hash && Is(number, path))
            {
                return true;
            }
        }

        number = -1;
        return false;
    }

    public bool IsFolder(string path)
    {
        var folder = path + "/";
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(this[middle], folder) < 0 ? (middle + 1, high) : (low, middle);
        }

        return path.Length == 0 || (low < Count && this[low].StartsWith(folder, StringComparison.Ordinal));
    }

    /// <summary>The file that a web server gives for an address: itself, or the <c>index.html</c> of a folder.</summary>
    public bool TryFindPage(string path, out int number)
    {
        var folder = path.TrimEnd('/');
        return TryFind(path, out number) || TryFind(folder.Length == 0 ? "index.html" : folder + "/index.html", out number);
    }

    // Folder by folder, so that no more names are held at once than one folder has. A folder's slash takes part in the order, as in whole paths.
    private static IEnumerable<string> Files(string root, string folder)
    {
        var names = new FileSystemEnumerable<string>(
            Path.Combine(root, folder.Replace('/', Path.DirectorySeparatorChar)),
            (ref FileSystemEntry entry) => entry.IsDirectory ? string.Concat(entry.FileName, "/") : entry.FileName.ToString(),
            new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false });
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            if (name.EndsWith('/'))
            {
                foreach (var file in Files(root, folder + name))
                {
                    yield return file;
                }
            }
            else
            {
                yield return folder + name;
            }
        }
    }

    private static int Hash(string path) => path.GetHashCode(StringComparison.Ordinal);

    private bool Is(int number, string path)
    {
        Span<byte> text = stackalloc byte[_longest];
        text = text[..Read(number, text)];
        Span<byte> wanted = stackalloc byte[_longest];
        return Encoding.UTF8.TryGetBytes(path, wanted, out var length) && text.SequenceEqual(wanted[..length]);
    }

    /// <returns>How many bytes it has.</returns>
    private int Read(int number, Span<byte> path)
    {
        var (at, length) = (_blocks[number / BlockSize], 0);
        for (var skipped = number % BlockSize; skipped >= 0; skipped--)
        {
            var shared = ReadNumber(ref at);
            var own = ReadNumber(ref at);
            _text.AsSpan(at, own).CopyTo(path[shared..]);
            (at, length) = (at + own, shared + own);
        }

        return length;
    }

    // Seven bits a byte, the lowest first; the eighth says that more follow.
    private static void WriteNumber(MemoryStream text, int number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            text.WriteByte((byte)(number | 0x80));
        }

        text.WriteByte((byte)number);
    }

    private int ReadNumber(ref int at)
    {
        var number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = _text[at++];
            number |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
    }
}
