using System.Buffers.Binary;

namespace Alliance.Platform.Data;

/// <summary>Keys are ordered by time, so a span of time is a range of keys.</summary>
public static class TimeKeys
{
    /// <summary>No key made before this instant is as great, and none made after it is smaller.</summary>
    public static Guid FirstAt(DateTime instant)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, new DateTimeOffset(instant).ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }
}
