using Alliance.Coaching.Coding.Model;

namespace Alliance.Coaching.Learning;

internal static class Tuning
{
    private static readonly float[] Favors = [0.5f, 0.6f, 0.7f, 0.8f, 0.9f, 1f, 1.1f, 1.2f, 1.35f, 1.5f, 1.7f, 1.9f, 2.15f, 2.4f, 2.7f, 3f, 3.4f];

    /// <summary>The temperature at which the probabilities tell most of what the annotators said (Guo et al. 2017), between 0.5 and 4.</summary>
    public static float Temperature(IReadOnlyList<float[]> scores, IReadOnlyList<float[]> votes) =>
        Enumerable.Range(10, 71).Select(i => i * 0.05f).MinBy(t => Loss(scores, votes, t));

    /// <summary>What each class is multiplied by so that the classes are found evenly well (macro-F1), one after the other.</summary>
    public static float[] Favor(float[][] probabilities, int[] truth, int classes)
    {
        float[] favor = [.. Enumerable.Repeat(1f, classes)];
        var best = F1(probabilities, truth, favor);
        for (var pass = 0; pass < 3; pass++)
        {
            for (var k = 0; k < classes; k++)
            {
                foreach (var value in Favors)
                {
                    float[] tried = [.. favor];
                    tried[k] = value;
                    if (F1(probabilities, truth, tried) is var score && score > best + 1e-6) (best, favor) = (score, tried);
                }
            }
        }
        return favor;
    }

    private static double F1(float[][] probabilities, int[] truth, float[] favor)
    {
        var table = new Confusion(favor.Length);
        for (var i = 0; i < truth.Length; i++) table.Add(truth[i], Decision.Choose(probabilities[i], favor));
        return table.MacroF1;
    }

    private static double Loss(IReadOnlyList<float[]> scores, IReadOnlyList<float[]> votes, float temperature)
    {
        var loss = 0.0;
        for (var i = 0; i < scores.Count; i++)
        {
            var greatest = scores[i].Max();
            var whole = greatest / temperature + Math.Log(scores[i].Sum(s => Math.Exp((s - greatest) / temperature)));
            var all = votes[i].Sum();
            for (var k = 0; k < scores[i].Length; k++) loss += votes[i][k] / all * (whole - scores[i][k] / temperature);
        }
        return loss;
    }
}
