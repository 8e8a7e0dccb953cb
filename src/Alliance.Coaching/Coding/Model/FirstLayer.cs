namespace Alliance.Coaching.Coding.Model;

/// <summary>One linear model per head over the weighed features of a turn.</summary>
/// <param name="weights">Row by row, <see cref="Heads.Count"/> to a row.</param>
/// <param name="bias">One per head.</param>
internal sealed class FirstLayer(float[] weights, float[] bias)
{
    public float[] Weights { get; } = weights;
    public float[] Bias { get; } = bias;

    public float[] Score(SparseVector turn)
    {
        var scores = (float[])Bias.Clone();
        for (var i = 0; i < turn.Rows.Length; i++)
        {
            var row = Weights.AsSpan(turn.Rows[i] * Heads.Count, Heads.Count);
            var value = turn.Values[i];
            for (var head = 0; head < Heads.Count; head++) scores[head] += row[head] * value;
        }
        Heads.Normalize(scores);
        return scores;
    }
}
