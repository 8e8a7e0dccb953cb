using Alliance.Coaching.Coding.Model;

namespace Alliance.Coaching.Learning;

/// <summary>Teaches one decision of the second layer; its calibration and what it favors come from turns it did not learn from.</summary>
internal static class DecisionTraining
{
    private const int Iterations = 60;

    /// <param name="from">What is decided from, by turn; scored by first layers that had not seen the turn.</param>
    /// <param name="fold">By conversation.</param>
    public static Decision Fit(Material material, float[][] from, Question question, int[] fold, Func<int, bool> isIn)
    {
        var rows = material.Rows(question, isIn);
        var (scores, truth, conversation) = (new List<float[]>(), new List<float[]>(), new List<int>());
        foreach (var held in fold.Distinct().Where(f => f >= 0).Order())
        {
            var decision = FitOnce(material, from, question, [.. rows.Where(i => fold[material.Turns[i].Conversation] != held)]);
            foreach (var i in rows.Where(i => fold[material.Turns[i].Conversation] == held))
            {
                scores.Add(decision.Scores(from[i]));
                truth.Add(question.Of(material.Turns[i].Turn)!);
                conversation.Add(material.Turns[i].Conversation);
            }
        }
        var whole = FitOnce(material, from, question, rows);
        var (temperature, doubt) = Calibration.Of(scores, truth);
        var calibrated = With(whole, temperature, doubt, whole.Favor);
        return With(whole, temperature, doubt, Tuning.Favor([.. scores.Select(calibrated.Softmax)], [.. truth.Select(Votes.Majority)], [.. conversation], question.Classes));
    }

    private static Decision FitOnce(Material material, float[][] from, Question question, int[] rows)
    {
        var size = from[rows[0]].Length;
        var (mean, spread) = MeanAndSpread(from, rows, size);
        var all = Enumerable.Range(0, size).ToArray();
        float[] weighed = [.. all.Select(place => question.WeightOf(place))];
        float[][] votes = [.. rows.Select(i => question.Of(material.Turns[i].Turn)!)];
        var linear = Linear.Fit(
            [.. rows.Select(i => new SparseVector(all, [.. from[i].Select((value, j) => Decision.Standard(value, mean[j], spread[j]) * weighed[j])]))],
            votes, size, question.Classes, question.Regularization, Iterations);
        return new Decision
        {
            Mean = mean,
            Spread = spread,
            Weights = [.. linear.Weights.Select(w => w.Zip(weighed, (weight, by) => weight * by).ToArray())],
            Bias = linear.Bias,
            Groves = question.HasTrees ? Boosting.Fit([.. rows.Select(i => from[i])], votes, question.Classes) : [],
            Temperature = 1,
            Doubt = 0,
            Favor = [.. Enumerable.Repeat(1f, question.Classes)],
        };
    }

    private static (float[] Mean, float[] Spread) MeanAndSpread(float[][] from, int[] rows, int size)
    {
        var (mean, spread) = (new float[size], new float[size]);
        for (var j = 0; j < size; j++)
        {
            var average = rows.Average(i => (double)from[i][j]);
            mean[j] = (float)average;
            spread[j] = (float)Math.Sqrt(rows.Average(i => (from[i][j] - average) * (from[i][j] - average))) + 1e-6f;
        }
        return (mean, spread);
    }

    private static Decision With(Decision decision, float temperature, float doubt, float[] favor) =>
        new() { Mean = decision.Mean, Spread = decision.Spread, Weights = decision.Weights, Bias = decision.Bias, Groves = decision.Groves, Temperature = temperature, Doubt = doubt, Favor = favor };
}
