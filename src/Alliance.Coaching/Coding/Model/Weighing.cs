using Alliance.Coaching.Coding.Reading;

namespace Alliance.Coaching.Coding.Model;

/// <summary>Turns the features of a turn into numbers: how often (by logarithm), times how rare, each group brought to one length.</summary>
internal sealed class Weighing(Vocabulary vocabulary, float[] rarity)
{
    private static readonly float[] GroupLengths = [1f, 1f, 0.7f, 1f];

    public Vocabulary Vocabulary { get; } = vocabulary;
    public float[] Rarity { get; } = rarity;

    /// <summary>One for each thread at work: how often each row was met in the turn at hand.</summary>
    public ushort[] NewTally() => new ushort[Vocabulary.Count];

    /// <param name="tally">All zeros, before and after.</param>
    public SparseVector Weigh(List<Feature> features, ushort[] tally)
    {
        var (rows, groups, count) = (new int[features.Count], new byte[features.Count], 0);
        foreach (var feature in features)
        {
            var row = Vocabulary.Find(feature.Key);
            if (row < 0 || tally[row]++ > 0) continue;
            (rows[count], groups[count]) = (row, (byte)feature.Group);
            count++;
        }
        var values = new float[count];
        Span<float> squares = stackalloc float[Features.Groups];
        squares.Clear();
        for (var i = 0; i < count; i++)
        {
            var times = tally[rows[i]];
            var value = (times == 1 ? 1 : 1 + MathF.Log(times)) * Rarity[rows[i]];
            tally[rows[i]] = 0;
            values[i] = value;
            squares[groups[i]] += value * value;
        }
        for (var group = 0; group < squares.Length; group++) squares[group] = GroupLengths[group] / MathF.Sqrt(squares[group]);
        for (var i = 0; i < count; i++) values[i] *= squares[groups[i]];
        return new SparseVector(rows[..count], values);
    }
}
