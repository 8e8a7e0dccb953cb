using Alliance.Coaching.Coding.Model;

namespace Alliance.Coaching.Learning;

/// <summary>Teaches the first layer, and lets it speak of turns it did not learn from.</summary>
/// <param name="texts">Null where only words are learned from.</param>
internal sealed class FirstTraining(Material material, Weighing weighing, EncoderScaling? scaling, EncodedTexts? texts)
{
    private readonly ReadFeatures[] features = FeaturesOf(material, new FeatureReader(weighing, scaling, texts is null ? null : texts.Of));
    private readonly int size = weighing.Vocabulary.Count + (scaling?.Mean.Length ?? 0);

    public FirstLayer Fit(Func<int, bool> isIn)
    {
        var (weights, bias) = (new float[size * Heads.Count], new float[Heads.Count]);
        foreach (var question in Question.OfFirstLayer)
        {
            var rows = material.Rows(question, isIn);
            var fit = Linear.Fit([.. rows.Select(i => features[i].Whole)], [.. rows.Select(i => question.Of(material.Turns[i].Turn)!)], size, question.Classes, question.FirstRegularization);
            Place(fit, question, weights, bias);
        }
        // As they are kept in the file, so that what is measured is what is shipped.
        for (var i = 0; i < weights.Length; i++) weights[i] = (float)(Half)weights[i];
        return new FirstLayer(weights, bias);
    }

    private static ReadFeatures[] FeaturesOf(Material material, FeatureReader reader) =>
        [.. material.Turns.Select(t => reader.Read(material.Read[t.Conversation][t.Place])).Select(f => new ReadFeatures(f.Whole.Sorted(), [.. f.Sentences.Select(s => s.Sorted())]))];

    public void Score(FirstLayer layer, Func<int, bool> isIn, float[][] into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            if (isIn(material.Turns[i].Conversation)) into[i] = TurnScores.Of(layer, features[i]);
        }
    }

    /// <summary>Of two classes one number is kept: how much more speaks for the second.</summary>
    private static void Place(Linear fit, Question question, float[] weights, float[] bias)
    {
        var heads = question.Classes == 2 ? 1 : question.Classes;
        for (var k = 0; k < heads; k++)
        {
            var of = fit.Weights[question.Classes == 2 ? 1 : k];
            var less = question.Classes == 2 ? fit.Weights[0] : null;
            for (var row = 0; row < of.Length; row++) weights[row * Heads.Count + question.Head + k] = of[row] - (less?[row] ?? 0);
            bias[question.Head + k] = question.Classes == 2 ? fit.Bias[1] - fit.Bias[0] : fit.Bias[k];
        }
    }
}
