using Alliance.Coaching.Coding.Model;

namespace Alliance.Coaching.Learning;

/// <summary>Teaches the first layer, and lets it speak of turns it did not learn from.</summary>
internal sealed class FirstTraining(Material material, Weighing weighing)
{
    private readonly SparseVector[] vectors = VectorsOf(material, weighing);

    public FirstLayer Fit(Func<int, bool> isIn)
    {
        var (weights, bias) = (new float[weighing.Vocabulary.Count * Heads.Count], new float[Heads.Count]);
        foreach (var question in Question.OfFirstLayer)
        {
            var rows = material.Rows(question, isIn);
            var fit = Linear.Fit([.. rows.Select(i => vectors[i])], [.. rows.Select(i => question.Of(material.Turns[i].Turn)!)], weighing.Vocabulary.Count, question.Classes, question.FirstRegularization);
            Place(fit, question, weights, bias);
        }
        // As they are kept in the file, so that what is measured is what is shipped.
        for (var i = 0; i < weights.Length; i++) weights[i] = (float)(Half)weights[i];
        return new FirstLayer(weights, bias);
    }

    private static SparseVector[] VectorsOf(Material material, Weighing weighing)
    {
        var tally = weighing.NewTally();
        return [.. material.FeaturesOf.Select(features => weighing.Weigh(features, tally).Sorted())];
    }

    public void Score(FirstLayer layer, Func<int, bool> isIn, float[][] into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            if (isIn(material.Turns[i].Conversation)) into[i] = layer.Score(vectors[i]);
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
