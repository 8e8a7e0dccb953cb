using Alliance.Statistics.Distributions;

namespace Alliance.Statistics.Reliability;

/// <summary>Whether two raters agree more than chance would bring.</summary>
/// <param name="Kappa">As <see cref="WeightedKappa"/>.</param>
/// <param name="StandardErrorUnderChance">Where there is chance alone.</param>
/// <remarks>
/// Fleiss, Cohen and Everitt (1969), Psychological Bulletin 72, 323–327, equation 9. As irr's <c>kappa2</c>: "anxiety", raters 1 and 2, unweighted z
/// 1.16376222866; "diagnoses", raters 2 and 3, kappa 0.631147540984, z 7.55976508864.
/// </remarks>
public sealed record KappaTest(double Kappa, double StandardErrorUnderChance)
{
    public double Z => Kappa / StandardErrorUnderChance;

    /// <summary>Two-sided, against chance.</summary>
    public double P => Student.TwoSided(Z, double.PositiveInfinity);

    /// <returns>Failure: what <see cref="WeightedKappa.Of"/> refuses.</returns>
    public static Answer<KappaTest> Of(IReadOnlyList<int> first, IReadOnlyList<int> second, IReadOnlyList<int> places, KappaWeights weights)
    {
        if (!WeightedKappa.Of(first, second, places, weights).Gives(out var kappa, out var refusal))
        {
            return refusal;
        }

        var error = Error(Shares(first, places), Shares(second, places), weights, first.Count);
        return error > 0
            ? new KappaTest(kappa, error)
            : new Refusal(RefusalKind.NotSeparable, "With marks like these chance alone leaves nothing open: agreement cannot be tested.");
    }

    private static double[] Shares(IReadOnlyList<int> marks, IReadOnlyList<int> places) => [.. places.Select(place => marks.Count(mark => mark == place) / (double)marks.Count)];

    private static double Error(double[] rows, double[] columns, KappaWeights weights, int count)
    {
        var size = rows.Length;
        double Agreement(int one, int other) => weights switch
        {
            KappaWeights.None => one == other ? 1 : 0,
            KappaWeights.Linear => 1 - Math.Abs(one - other) / (size - 1.0),
            _ => 1 - Math.Pow((one - other) / (size - 1.0), 2),
        };
        double[] ofRows = [.. Enumerable.Range(0, size).Select(row => Enumerable.Range(0, size).Sum(column => Agreement(row, column) * columns[column]))];
        double[] ofColumns = [.. Enumerable.Range(0, size).Select(column => Enumerable.Range(0, size).Sum(row => Agreement(row, column) * rows[row]))];
        var byChance = Enumerable.Range(0, size).Sum(row => rows[row] * ofRows[row]);
        var sum = 0.0;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                sum += rows[row] * columns[column] * Math.Pow(Agreement(row, column) - ofRows[row] - ofColumns[column], 2);
            }
        }

        return Math.Sqrt(Math.Max(0, sum - byChance * byChance) / count) / (1 - byChance);
    }
}
