using Alliance.Coaching.Coding.Model;

namespace Alliance.Coaching.Learning;

/// <summary>
/// What each class is multiplied by when one is chosen, so that the classes are found evenly well (macro-F1). The best weights of a few
/// thousand turns are partly chance: several of them are sought in samples drawn anew from the conversations, and averaged (bagging;
/// Breiman 1996). Of two classes only one weight is to be found, and that was measured to gain nothing.
/// </summary>
internal static class Tuning
{
    private const int Samples = 20, Seed = 5;
    private static readonly float[] Favors = [0.5f, 0.6f, 0.7f, 0.8f, 0.9f, 1f, 1.1f, 1.2f, 1.35f, 1.5f, 1.7f, 1.9f, 2.15f, 2.4f, 2.7f, 3f, 3.4f];

    /// <param name="conversation">By turn: turns of one conversation are drawn together, since they are alike.</param>
    public static float[] Favor(float[][] probabilities, int[] truth, int[] conversation, int classes)
    {
        if (classes == 2) return Best(probabilities, truth, classes);
        int[][] turnsOf = [.. Enumerable.Range(0, truth.Length).GroupBy(i => conversation[i]).Select(turns => turns.ToArray())];
        var random = new Random(Seed);
        var logarithms = new double[classes];
        for (var sample = 0; sample < Samples; sample++)
        {
            int[] drawn = [.. Enumerable.Range(0, turnsOf.Length).SelectMany(_ => turnsOf[random.Next(turnsOf.Length)])];
            var favor = Best([.. drawn.Select(i => probabilities[i])], [.. drawn.Select(i => truth[i])], classes);
            for (var k = 0; k < classes; k++) logarithms[k] += Math.Log(favor[k]) / Samples;
        }
        return [.. logarithms.Select(l => (float)Math.Exp(l))];
    }

    /// <summary>One class after the other.</summary>
    private static float[] Best(float[][] probabilities, int[] truth, int classes)
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
}
