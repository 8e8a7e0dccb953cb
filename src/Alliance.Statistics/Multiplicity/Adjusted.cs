using System.Globalization;

namespace Alliance.Statistics.Multiplicity;

/// <summary>p-values of several tests, made fit to be read together; as R's <c>p.adjust</c>, in the order given.</summary>
/// <remarks>
/// <see cref="Bonferroni"/>, <see cref="Holm"/>, <see cref="Hochberg"/> and <see cref="Hommel"/> keep the chance of even one false alarm; Benjamini's two keep the share of false alarms among the finds.
/// Worked on 0.03, 0.01, 0.04, 0.02, 0.5. Each fails without a p-value, or with one outside 0 to 1.
/// </remarks>
public static class Adjusted
{
    /// <summary>Times their number.</summary>
    public static Answer<double[]> Bonferroni(ReadOnlySpan<double> p) => Stepped(p, (value, _, count) => value * count, down: true, running: false);

    /// <summary>Holm (1979), Scandinavian Journal of Statistics 6, 65–70; under any dependence: 0.09, 0.05, 0.09, 0.08, 0.5.</summary>
    public static Answer<double[]> Holm(ReadOnlySpan<double> p) => Stepped(p, (value, rank, count) => value * (count - rank + 1), down: true);

    /// <summary>Hochberg (1988), Biometrika 75, 800–802; for independent tests or ones that lean the same way.</summary>
    public static Answer<double[]> Hochberg(ReadOnlySpan<double> p) => Stepped(p, (value, rank, count) => value * (count - rank + 1), down: false);

    /// <summary>Benjamini and Hochberg (1995), JRSS B 57, 289–300: 0.05, 0.05, 0.05, 0.05, 0.5.</summary>
    public static Answer<double[]> BenjaminiHochberg(ReadOnlySpan<double> p) => Stepped(p, (value, rank, count) => value * count / rank, down: false);

    /// <summary>Benjamini and Yekutieli (2001), Annals of Statistics 29, 1165–1188; under any dependence: 0.1141667 four times, 1.</summary>
    public static Answer<double[]> BenjaminiYekutieli(ReadOnlySpan<double> p)
    {
        var harmonic = 0.0;
        for (var at = 1; at <= p.Length; at++)
        {
            harmonic += 1.0 / at;
        }

        return Stepped(p, (value, rank, count) => harmonic * value * count / rank, down: false);
    }

    /// <summary>Hommel (1988), Biometrika 75, 383–386, by the closed test with Simes' on every subset: 0.06, 0.05, 0.08, 0.06, 0.5.</summary>
    public static Answer<double[]> Hommel(ReadOnlySpan<double> p)
    {
        if (Refuse(p) is { } refusal)
        {
            return refusal;
        }

        var (sorted, order) = Ordered(p);
        var count = sorted.Length;
        var adjusted = new double[count];
        for (var size = 1; size <= count; size++)
        {
            // The hardest subset of this size that holds a given p: itself and the largest of the others.
            var others = double.PositiveInfinity;
            for (var place = 2; place <= size; place++)
            {
                others = Math.Min(others, size * sorted[count - size + place - 1] / place);
            }

            for (var rank = 0; rank < count; rank++)
            {
                var simes = Math.Min(others, size * sorted[Math.Min(rank, count - size)]);
                adjusted[rank] = Math.Max(adjusted[rank], simes);
            }
        }

        return Back(adjusted, order);
    }

    private static Answer<double[]> Stepped(ReadOnlySpan<double> p, Func<double, int, int, double> weighted, bool down, bool running = true)
    {
        if (Refuse(p) is { } refusal)
        {
            return refusal;
        }

        var (sorted, order) = Ordered(p);
        var adjusted = new double[sorted.Length];
        var last = down ? 0.0 : 1.0;
        for (var step = 0; step < sorted.Length; step++)
        {
            var at = down ? step : sorted.Length - 1 - step;
            var own = Math.Min(1, weighted(sorted[at], at + 1, sorted.Length));
            last = !running ? own : down ? Math.Max(last, own) : Math.Min(last, own);
            adjusted[at] = last;
        }

        return Back(adjusted, order);
    }

    private static Refusal? Refuse(ReadOnlySpan<double> p)
    {
        foreach (var each in p)
        {
            if (each is not (>= 0 and <= 1))
            {
                return new Refusal(RefusalKind.NotAProbability, $"A p-value lies from 0 to 1, not at {each.ToString(CultureInfo.InvariantCulture)}; leave tests without one out.");
            }
        }

        return p.IsEmpty ? new Refusal(RefusalKind.TooFewPoints, "There is no p-value to adjust.") : null;
    }

    private static (double[] Sorted, int[] Order) Ordered(ReadOnlySpan<double> p)
    {
        var sorted = p.ToArray();
        var order = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, order);
        return (sorted, order);
    }

    private static double[] Back(double[] adjusted, int[] order)
    {
        var back = new double[adjusted.Length];
        for (var at = 0; at < back.Length; at++)
        {
            back[order[at]] = Math.Min(1, adjusted[at]);
        }

        return back;
    }
}
