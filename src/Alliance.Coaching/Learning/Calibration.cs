namespace Alliance.Coaching.Learning;

/// <summary>
/// By what scores become probabilities that come true: a temperature (Guo et al. 2017) and a doubt, the share of answers that are taken for
/// chance (a lapse rate, as in Wichmann and Hill 2001). Of all pairs on a grid, the one that tells most of what the annotators said.
/// </summary>
internal static class Calibration
{
    private const int Temperatures = 75, Doubts = 21;

    public static (float Temperature, float Doubt) Of(IReadOnlyList<float[]> scores, IReadOnlyList<float[]> votes)
    {
        double[][] shares = [.. votes.Select(v => v.Select(vote => (double)(vote / v.Sum())).ToArray())];
        var (best, least) = ((1f, 0f), double.MaxValue);
        for (var t = 0; t < Temperatures; t++)
        {
            var temperature = 0.3f + t * 0.05f;
            double[][] probabilities = [.. scores.Select(s => Softmax(s, temperature))];
            for (var d = 0; d < Doubts; d++)
            {
                var doubt = d * 0.02f;
                if (Loss(probabilities, shares, doubt) is var loss && loss < least - 1e-9) (best, least) = ((temperature, doubt), loss);
            }
        }
        return best;
    }

    private static double[] Softmax(float[] scores, float temperature)
    {
        var greatest = scores.Max();
        double[] odds = [.. scores.Select(s => Math.Exp((s - greatest) / temperature))];
        var sum = odds.Sum();
        for (var k = 0; k < odds.Length; k++) odds[k] /= sum;
        return odds;
    }

    private static double Loss(double[][] probabilities, double[][] shares, double doubt)
    {
        var loss = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            for (var k = 0; k < shares[i].Length; k++)
            {
                if (shares[i][k] > 0) loss -= shares[i][k] * Math.Log((1 - doubt) * probabilities[i][k] + doubt / shares[i].Length + 1e-12);
            }
        }
        return loss;
    }
}
