using Alliance.Statistics.Linear;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Generalized;

/// <summary>A fit where the likelihood is highest.</summary>
/// <param name="Means">Of the count, or the probability, one per row.</param>
internal sealed record ReweightedFit(FittedRows Rows, double[] Coefficients, double[] Means);

/// <summary>Iteratively reweighted least squares, each step by QR.</summary>
/// <remarks>McCullagh and Nelder (1989), Generalized Linear Models, 2nd edition, §2.5. Ends where a step moves the fit by less than 1e-10 of a standard error.</remarks>
internal sealed class Reweighting(Counted counted, Variation variation)
{
    private const int MostRounds = 200;
    private const int MostHalvings = 30;
    private const double Accuracy = 1e-10;
    private const double Rounding = 1e-14;

    // A row that weighs this little beside others while its linear predictor still moves by this much is on its way to infinity.
    private const double Weightless = 1e-9;
    private const double StillMoving = 0.1;
    private const double Settled = 1e-6;

    private readonly double[] rootWeights = new double[counted.Y.Length];
    private readonly double[] working = new double[counted.Y.Length];
    private readonly double[] change = new double[counted.Y.Length];
    private double[] coefficients = new double[counted.X.Width];
    private double[] linear = new double[counted.Y.Length];

    /// <param name="start">Means to begin with; nothing: from the outcome.</param>
    /// <returns>Failure: columns that add up to others, a column that separates the outcome perfectly, or no end in sight.</returns>
    public Answer<ReweightedFit> Fit(double[]? start = null)
    {
        for (var row = 0; row < linear.Length; row++)
        {
            linear[row] = variation.Linear(start?[row] ?? variation.FirstMean(counted.Y[row], counted.Trials[row]));
        }

        if (!HouseholderQr.Of(counted.X).Gives(out _, out var collinear))
        {
            return collinear;
        }

        var likelihood = double.NegativeInfinity;
        for (var round = 0; round < MostRounds; round++)
        {
            Weigh();
            if (!HouseholderQr.Of(counted.X, rootWeights).Gives(out var qr, out _))
            {
                return Separated();
            }

            var (moved, size) = Step(qr, round == 0);
            (likelihood, var halved) = Shorten(likelihood);
            var furthest = Furthest();
            if (round > 0 && furthest < Settled && moved <= Accuracy + Rounding * size)
            {
                return Ended();
            }

            if (round > 5 && furthest > StillMoving && IsWeightless())
            {
                return Separated();
            }

            if (halved == MostHalvings && moved > Math.Sqrt(Accuracy))
            {
                break;
            }
        }

        return new Refusal(RefusalKind.NotConverged, $"The fit does not settle: {string.Join(", ", Moving())} still moves after {MostRounds} rounds. Measure columns in units of similar size, or use fewer terms.");
    }

    private double Mean(int row) => variation.Mean(linear[row]);

    private void Weigh()
    {
        for (var row = 0; row < linear.Length; row++)
        {
            var mean = Mean(row);
            rootWeights[row] = Math.Sqrt(variation.Weight(mean, counted.Trials[row]));
            // Where a row weighs nothing its residual would be a division by zero.
            working[row] = rootWeights[row] * (linear[row] - counted.Offset[row]) + (rootWeights[row] > 0 ? variation.Pearson(counted.Y[row], mean, counted.Trials[row]) : 0);
        }
    }

    // Answers by how many standard errors the fit moves, and how far it is from zero.
    private (double Moved, double Size) Step(HouseholderQr qr, bool isFirst)
    {
        var turned = (double[])working.Clone();
        var size = Math.Sqrt(RowArithmetic.Dot(turned, turned));
        qr.ApplyTransposed(turned);
        var next = turned.AsSpan(0, coefficients.Length).ToArray();
        qr.Triangle.Solve(next);
        var before = isFirst ? linear : Predictor(coefficients);
        var after = Predictor(next);
        var moved = 0.0;
        for (var row = 0; row < change.Length; row++)
        {
            change[row] = after[row] - before[row];
            moved += rootWeights[row] * rootWeights[row] * change[row] * change[row];
        }

        step = isFirst ? next : [.. next.Zip(coefficients, (to, from) => to - from)];
        (coefficients, linear) = (next, after);
        return (Math.Sqrt(moved), size);
    }

    private double[] step = new double[counted.X.Width];

    private double[] Predictor(double[] of)
    {
        var predictor = (double[])counted.Offset.Clone();
        for (var place = 0; place < of.Length; place++)
        {
            RowArithmetic.AddScaled(predictor, of[place], counted.X.Column(place));
        }

        return predictor;
    }

    // Halves a step that makes the data less likely; the first step has nothing to be compared with.
    private (double Likelihood, int Halvings) Shorten(double before)
    {
        var likelihood = Likelihood();
        var halvings = 0;
        while (!(likelihood >= before - Rounding * Math.Abs(before)) && double.IsFinite(before) && halvings < MostHalvings)
        {
            halvings++;
            for (var place = 0; place < step.Length; place++)
            {
                step[place] /= 2;
                coefficients[place] -= step[place];
            }

            for (var row = 0; row < change.Length; row++)
            {
                change[row] /= 2;
            }

            linear = Predictor(coefficients);
            likelihood = Likelihood();
        }

        return (likelihood, halvings);
    }

    private double Likelihood()
    {
        var sum = 0.0;
        for (var row = 0; row < linear.Length; row++)
        {
            sum += variation.LogLikelihood(counted.Y[row], Mean(row), counted.Trials[row]);
        }

        return double.IsNaN(sum) ? double.NegativeInfinity : sum;
    }

    private double Furthest() => change.Max(Math.Abs);

    private bool IsWeightless()
    {
        var most = rootWeights.Max();
        for (var row = 0; row < change.Length; row++)
        {
            if (Math.Abs(change[row]) > StillMoving && rootWeights[row] * rootWeights[row] < Weightless * most * most)
            {
                return true;
            }
        }

        return false;
    }

    private Answer<ReweightedFit> Ended()
    {
        Weigh();
        if (!HouseholderQr.Of(counted.X, rootWeights).Gives(out var qr, out _))
        {
            return Separated();
        }

        double[] means = [.. Enumerable.Range(0, linear.Length).Select(Mean)];
        double[] residuals = [.. means.Select((mean, row) => variation.Pearson(counted.Y[row], mean, counted.Trials[row]))];
        return new ReweightedFit(new FittedRows(counted.X, qr.Triangle, rootWeights, residuals, qr.Triangle.InverseDiagonal()), coefficients, means);
    }

    private Refusal Separated() => new(
        RefusalKind.PerfectSeparation,
        $"{string.Join(", ", Moving())} tells some outcomes apart perfectly (all alike where it has one value), so its effect has no finite estimate: leave it out, merge its levels, or compare those groups by an exact test.");

    private IReadOnlyList<string> Moving()
    {
        var names = Enumerable.Range(0, step.Length)
            .Where(place => Math.Abs(step[place]) * counted.X.Column(place).ToArray().Max(Math.Abs) > StillMoving / 2)
            .Select(place => counted.X.Names[place])
            .ToList();
        var others = names.Where(name => name != "(Intercept)").ToList();
        return others.Count > 0 ? others : names.Count > 0 ? names : counted.X.Names;
    }
}
