namespace Alliance.Coaching.Coding.Model;

/// <summary>From the hash of a feature to its row of weights: one flat table, since it is asked some four hundred times a turn.</summary>
internal sealed class Vocabulary
{
    private readonly ulong[] slots;
    private readonly int[] rows;
    private readonly int mask;

    /// <param name="keys">Distinct, and none is 0, which stands for an empty slot; the place of a key is its row.</param>
    public Vocabulary(ulong[] keys)
    {
        Keys = keys;
        var size = 16;
        while (size < keys.Length * 2) size *= 2;
        (slots, rows, mask) = (new ulong[size], new int[size], size - 1);
        for (var row = 0; row < keys.Length; row++)
        {
            var slot = (int)keys[row] & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            (slots[slot], rows[slot]) = (keys[row], row);
        }
    }

    public ulong[] Keys { get; }
    public int Count => Keys.Length;

    /// <summary>−1 where it is not known.</summary>
    public int Find(ulong key)
    {
        for (var slot = (int)key & mask; ; slot = (slot + 1) & mask)
        {
            var found = slots[slot];
            if (found == key) return rows[slot];
            if (found == 0) return -1;
        }
    }
}
