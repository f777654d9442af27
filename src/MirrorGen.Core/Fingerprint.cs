using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MirrorGen;

/// <summary>
/// Sixteen bytes that stand for a text of any length, where all that will be asked is whether it was met before: half of its SHA-256, so that
/// no two texts of a blog share one, by chance or on purpose.
/// </summary>
public static class Fingerprint
{
    public static UInt128 Of(ReadOnlySpan<char> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
