using Alliance.Coaching.Coding.Reading;

namespace Alliance.Coaching.Coding.Model;

/// <summary>Turns the features of a turn into numbers: how often (by logarithm), times how rare, each group brought to one length.</summary>
internal sealed class Weighing(Vocabulary vocabulary, float[] rarity)
{
    private static readonly float[] GroupLengths = [1f, 1f, 0.7f, 0.7f];

    public Vocabulary Vocabulary { get; } = vocabulary;
    public float[] Rarity { get; } = rarity;

    public SparseVector Weigh(List<Feature> features)
    {
        var known = 0;
        var packed = new long[features.Count];
        foreach (var feature in features)
        {
            var row = Vocabulary.Find(feature.Key);
            if (row >= 0) packed[known++] = ((long)row << 8) | (byte)feature.Group;
        }
        Array.Sort(packed, 0, known);
        var (rows, values, groups) = (new int[known], new float[known], new byte[known]);
        Span<float> squares = stackalloc float[Features.Groups];
        squares.Clear();
        var count = 0;
        for (var i = 0; i < known;)
        {
            var start = i;
            while (i < known && packed[i] == packed[start]) i++;
            var row = (int)(packed[start] >> 8);
            var value = (1 + MathF.Log(i - start)) * Rarity[row];
            (rows[count], values[count], groups[count]) = (row, value, (byte)packed[start]);
            squares[groups[count++]] += value * value;
        }
        for (var i = 0; i < count; i++) values[i] *= GroupLengths[groups[i]] / MathF.Sqrt(squares[groups[i]]);
        return new SparseVector(rows[..count], values[..count]);
    }
}
