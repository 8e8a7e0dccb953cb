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

    /// <param name="sentenceOf">By token; empty where sentences are not asked for.</param>
    public void Look(List<Feature> features, int[] sentenceOf, List<Known> into)
    {
        into.Clear();
        foreach (var feature in features)
        {
            var row = Vocabulary.Find(feature.Key);
            if (row >= 0) into.Add(new Known(row, feature.Group, SentenceOf(feature, sentenceOf)));
        }
    }

    private static int SentenceOf(Feature feature, int[] sentenceOf)
    {
        if (sentenceOf.Length == 0) return -1;
        var sentence = sentenceOf[feature.Token];
        return sentence == sentenceOf[Math.Min(feature.Token + feature.Span, sentenceOf.Length) - 1] ? sentence : -1;
    }

    /// <param name="tally">All zeros, before and after.</param>
    public SparseVector Weigh(List<Known> known, ushort[] tally)
    {
        var (rows, groups, count) = (new int[known.Count], new byte[known.Count], 0);
        foreach (var (row, group, _) in known)
        {
            if (tally[row]++ > 0) continue;
            (rows[count], groups[count]) = (row, (byte)group);
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

/// <summary>A feature of a turn that the model knows.</summary>
/// <param name="Sentence">The one it lies in; −1 where it lies across two.</param>
internal readonly record struct Known(int Row, FeatureGroup Group, int Sentence);
