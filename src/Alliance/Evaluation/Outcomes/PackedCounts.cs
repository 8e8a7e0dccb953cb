using System.IO.Compression;
using System.Text.Json;

namespace Alliance.Evaluation.Outcomes;

/// <summary>Counts in one column, while they wait for somebody to look.</summary>
internal static class PackedCounts
{
    public static byte[] Pack(IReadOnlyList<ReadCount> counts)
    {
        using var packed = new MemoryStream();
        using (var shrinking = new BrotliStream(packed, CompressionLevel.Fastest)) JsonSerializer.Serialize(shrinking, counts);
        return packed.ToArray();
    }

    public static IReadOnlyList<ReadCount> Unpack(byte[] packed)
    {
        using var growing = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<ReadCount>>(growing)!;
    }
}
