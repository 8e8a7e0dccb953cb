namespace Alliance.Coaching.Coding.Model;

/// <summary>What a model that was trained with a sentence encoder must know of it: which one it was, and how its vectors are brought to the length of the other features.</summary>
/// <param name="mark">Of the encoder; see <see cref="Encoders.SentenceEncoder.Mark"/>.</param>
/// <param name="mean">Of all turns that were learned from.</param>
/// <param name="scale">By what a vector is multiplied once the mean is taken from it.</param>
internal sealed class EncoderScaling(string mark, float[] mean, float scale)
{
    private const float Length = 1;

    public string Mark { get; } = mark;
    public float[] Mean { get; } = mean;
    public float Scale { get; } = scale;

    /// <summary>Vectors of this encoder are on average as long as a group of words.</summary>
    public static EncoderScaling Of(string mark, IReadOnlyList<float[]> vectors)
    {
        var mean = new float[vectors[0].Length];
        for (var j = 0; j < mean.Length; j++) mean[j] = (float)vectors.Average(v => (double)v[j]);
        var square = vectors.Average(v => v.Zip(mean, (a, b) => (double)(a - b) * (a - b)).Sum());
        return new EncoderScaling(mark, mean, square > 0 ? Length / (float)Math.Sqrt(square) : 0);
    }

    /// <summary>The vector's places follow the rows of the words.</summary>
    public SparseVector AddTo(SparseVector words, float[] vector, int firstRow)
    {
        var (rows, values) = (new int[words.Rows.Length + vector.Length], new float[words.Rows.Length + vector.Length]);
        words.Rows.CopyTo(rows, 0);
        words.Values.CopyTo(values, 0);
        for (var j = 0; j < vector.Length; j++)
        {
            rows[words.Rows.Length + j] = firstRow + j;
            values[words.Rows.Length + j] = (vector[j] - Mean[j]) * Scale;
        }
        return new SparseVector(rows, values);
    }
}
