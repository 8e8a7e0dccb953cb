namespace Alliance.Coaching.Coding.Model;

/// <summary>Chooses one of a few classes. The probability says how sure it is; the class is chosen with weights, so that rare classes are found too.</summary>
internal sealed class Decision
{
    private const float Farthest = 6;

    /// <summary>Of what is decided from, when the decision was learned.</summary>
    public required float[] Mean { get; init; }
    public required float[] Spread { get; init; }

    /// <summary>Class by class, one weight for each thing decided from.</summary>
    public required float[][] Weights { get; init; }
    public required float[] Bias { get; init; }

    /// <summary>One per class; of two classes one, for the second. What they say is added to what the weights say.</summary>
    public required Grove[] Groves { get; init; }

    /// <summary>How strongly scores are drawn to or from even odds, so that 0.8 comes true eight times in ten.</summary>
    public required float Temperature { get; init; }

    /// <summary>
    /// The share of turns on which the annotators' answer is taken for chance, spread evenly over the classes: however plain a turn is, they do
    /// not all agree. Of two classes, 0.95 with a doubt of 0.2 is 0.8 · 0.95 + 0.2 · 0.5 = 0.86.
    /// </summary>
    public required float Doubt { get; init; }

    /// <summary>By how much each class counts when one is chosen.</summary>
    public required float[] Favor { get; init; }

    public int Classes => Bias.Length;

    public float[] Probabilities(ReadOnlySpan<float> from) => Softmax(Scores(from));

    public float[] Scores(ReadOnlySpan<float> from)
    {
        var scores = (float[])Bias.Clone();
        for (var i = 0; i < from.Length; i++)
        {
            var value = Standard(from[i], Mean[i], Spread[i]);
            for (var k = 0; k < scores.Length; k++) scores[k] += Weights[k][i] * value;
        }
        for (var k = 0; k < Groves.Length; k++) scores[scores.Length - Groves.Length + k] += Groves[k].Score(from);
        return scores;
    }

    /// <summary>In spreads from the mean, cut where it is far out.</summary>
    public static float Standard(float value, float mean, float spread) => Math.Clamp((value - mean) / spread, -Farthest, Farthest);

    public float[] Softmax(float[] scores)
    {
        var greatest = scores.Max();
        var probabilities = new float[scores.Length];
        for (var k = 0; k < scores.Length; k++) probabilities[k] = MathF.Exp((scores[k] - greatest) / Temperature);
        var sum = probabilities.Sum();
        for (var k = 0; k < scores.Length; k++) probabilities[k] = (1 - Doubt) * probabilities[k] / sum + Doubt / scores.Length;
        return probabilities;
    }

    public int Choose(float[] probabilities) => Choose(probabilities, Favor);

    public static int Choose(float[] probabilities, float[] favor)
    {
        var best = 0;
        for (var k = 1; k < probabilities.Length; k++)
        {
            if (probabilities[k] * favor[k] > probabilities[best] * favor[best]) best = k;
        }
        return best;
    }
}
