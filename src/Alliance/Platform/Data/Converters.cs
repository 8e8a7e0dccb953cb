using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Alliance.Platform.Data;

/// <summary>SQLite compares blobs byte by byte: big-endian bytes keep a UUIDv7's order, .NET's own layout does not.</summary>
public sealed class BigEndianGuidConverter() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

/// <summary>SQLite gives a date back without its kind, and as text of changing length: microseconds since 1970 are exact and short.</summary>
public sealed class MicrosecondConverter() : ValueConverter<DateTime, long>(
    instant => (instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
    microseconds => new DateTime(DateTime.UnixEpoch.Ticks + microseconds * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc));
