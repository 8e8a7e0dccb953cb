namespace Alliance.Demonstration.Town;

/// <summary>Chance that falls the same way at every start.</summary>
public sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    public bool Chance(double share) => random.NextDouble() < share;

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    public double Share() => random.NextDouble();

    public T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        var all = items.ToArray();
        random.Shuffle(all);
        return all;
    }

    /// <summary>A key without time in it.</summary>
    public Guid NewKey()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A UUIDv7 of that instant, whose remaining bits are thrown and not drawn from the system.</summary>
    public Guid NewId(DateTime at)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, (new DateTimeOffset(at).ToUnixTimeMilliseconds() << 16) | (uint)((bytes[6] << 8) | bytes[7]));
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x70);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
