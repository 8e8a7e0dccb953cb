using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Alliance.Platform.Audit;

/// <summary>
/// The three hashes of the audit. Fields are written one after another, each with its length, so that no two events
/// can share their bytes. Changing this changes every hash: a new layout needs a new <see cref="Layout"/> byte.
/// </summary>
public static class AuditHash
{
    private const byte Layout = 1;

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(16);

    public static byte[] OfPayload(ReadOnlySpan<byte> salt, string json)
    {
        // In one go over a borrowed buffer: verifying a million events, a hash object for each is what takes the time.
        var buffer = ArrayPool<byte>.Shared.Rent(salt.Length + Encoding.UTF8.GetMaxByteCount(json.Length));
        salt.CopyTo(buffer);
        var length = salt.Length + Encoding.UTF8.GetBytes(json, buffer.AsSpan(salt.Length));
        var hash = SHA256.HashData(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    public static byte[] OfEvent(AuditEvent row)
    {
        var buffer = new ArrayBufferWriter<byte>(400);
        buffer.Write([Layout]);
        Write(buffer, row.AgencyId);
        Write(buffer, row.Id);
        Write(buffer, (row.At.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        Write(buffer, row.ActorId);
        Write(buffer, row.Role);
        Write(buffer, row.Action);
        Write(buffer, row.Purpose);
        Write(buffer, row.Entity);
        Write(buffer, row.EntityId);
        Write(buffer, row.SubjectId);
        Write(buffer, row.Source);
        Write(buffer, row.PayloadHash);
        return SHA256.HashData(buffer.WrittenSpan);
    }

    /// <summary>The link's hash; the first link of an agency follows 32 zero bytes.</summary>
    public static byte[] OfLink(ReadOnlySpan<byte> previous, int agencyId, long sequence, Guid eventId, ReadOnlySpan<byte> eventHash)
    {
        Span<byte> bytes = stackalloc byte[32 + 4 + 8 + 16 + 32];
        previous.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[32..], agencyId);
        BinaryPrimitives.WriteInt64BigEndian(bytes[36..], sequence);
        eventId.TryWriteBytes(bytes[44..], bigEndian: true, out _);
        eventHash.CopyTo(bytes[60..]);
        return SHA256.HashData(bytes);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, Guid? id)
    {
        if (id is not { } value)
        {
            Write(buffer, (byte[]?)null);
            return;
        }
        Write(buffer, 16L);
        value.TryWriteBytes(buffer.GetSpan(16), bigEndian: true, out _);
        buffer.Advance(16);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, string? text) =>
        Write(buffer, text is null ? null : Encoding.UTF8.GetBytes(text));

    private static void Write(ArrayBufferWriter<byte> buffer, byte[]? bytes)
    {
        Write(buffer, bytes is null ? -1L : bytes.Length);
        if (bytes is not null) buffer.Write(bytes);
    }
}
