using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MirrorGen;

/// <summary>
/// A place for many short texts that are needed later, and not all at once: a file without a name in the system's folder for temporary files
/// (<c>TMPDIR</c>), which is gone when nobody holds the shelf any more, also after a kill. So what a blog says about each of its posts does not
/// fill the memory. Safe to use from several threads.
/// </summary>
public sealed class Shelf
{
    // Most texts are shorter, so that one read brings length and text.
    private const int Usual = 2048;

    private readonly SafeFileHandle _file = Open();
    private long _end;

    /// <returns>Where it stands, for <see cref="Read(long)"/>.</returns>
    /// <exception cref="IOException">The disk is full.</exception>
    public long Put(ReadOnlySpan<byte> bytes)
    {
        var entry = new byte[sizeof(int) + bytes.Length];
        BinaryPrimitives.WriteInt32LittleEndian(entry, bytes.Length);
        bytes.CopyTo(entry.AsSpan(sizeof(int)));
        var at = Interlocked.Add(ref _end, entry.Length) - entry.Length;
        RandomAccess.Write(_file, entry, at);
        return at;
    }

    /// <summary>Lays a text aside, to the last code unit.</summary>
    /// <returns>Where it stands, for <see cref="ReadText"/>.</returns>
    /// <exception cref="IOException">The disk is full.</exception>
    public long Put(string text) => Put(MemoryMarshal.AsBytes(text.AsSpan()));

    /// <exception cref="IOException">The temporary file can't be read, or nothing lies there any more.</exception>
    public byte[] Read(long at)
    {
        Span<byte> start = stackalloc byte[Usual];
        var read = RandomAccess.Read(_file, start, at);
        var bytes = new byte[read < sizeof(int) ? throw CutShort() : BinaryPrimitives.ReadInt32LittleEndian(start)];
        var held = start[sizeof(int)..read];
        held = held[..Math.Min(held.Length, bytes.Length)];
        held.CopyTo(bytes);
        for (var done = held.Length; done < bytes.Length;)
        {
            read = RandomAccess.Read(_file, bytes.AsSpan(done), at + sizeof(int) + done);
            done += read > 0 ? read : throw CutShort();
        }

        return bytes;
    }

    public string ReadText(long at) => new(MemoryMarshal.Cast<byte, char>(Read(at)));

    private static EndOfStreamException CutShort() => new("A temporary file was cut short by another program.");

    /// <summary>A file without a name in the system's folder for temporary files, gone when it is closed.</summary>
    internal static SafeFileHandle Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"mirrorgen-{Guid.NewGuid():N}");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose | FileOptions.RandomAccess);
        // Windows takes the name away when the file is closed; elsewhere a kill would leave it behind.
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return file;
    }
}
