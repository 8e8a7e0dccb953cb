using System.Globalization;

namespace Alliance.Statistics.Mixed;

/// <summary>What a mixed model of counts cannot be fitted to.</summary>
internal static class GeneralizedInput
{
    private const int MostPoints = 100;

    public static Refusal? Refuse(MixedDesign design, MixedFamily family, ReadOnlySpan<double> counts, double[] trials, ReadOnlySpan<double> offset, MixedOptions options)
    {
        if (design.HasCells)
        {
            return new Refusal(RefusalKind.NotADesign, "A model of counts needs every row, not cells of several.");
        }

        var rows = design.Rows.Count;
        if (counts.Length != rows || (trials.Length != 0 && trials.Length != rows) || (offset.Length != 0 && offset.Length != rows))
        {
            return new Refusal(RefusalKind.UnequalLengths, $"The design has {rows} rows, the outcome {counts.Length}.");
        }

        return Check.Level(options.Level) ?? Points(design, options.QuadraturePoints) ?? Counts(family, counts, trials) ?? Offset(offset) ?? Varies(family, counts, trials);
    }

    private static Refusal? Points(MixedDesign design, int points) =>
        points is < 1 or > MostPoints ? new Refusal(RefusalKind.NotANumber, $"Quadrature takes 1 to {MostPoints} points, not {points}.")
        : points > 1 && design.Structure.Terms is not [{ Width: 1 }] ? new Refusal(RefusalKind.NotADesign, "Quadrature is for one random intercept; with more terms leave it at one point, which is Laplace's approximation.")
        : null;

    private static Refusal? Counts(MixedFamily family, ReadOnlySpan<double> counts, double[] trials)
    {
        for (var row = 0; row < counts.Length; row++)
        {
            if (Check.Count(counts[row]) is { } refusal)
            {
                return refusal;
            }

            if (counts[row] != Math.Floor(counts[row]))
            {
                return new Refusal(RefusalKind.NotACount, $"{Words(counts[row])} is no whole number, and the outcome must be counts: take --family gaussian for measurements, or an offset for rates.");
            }

            if (family == MixedFamily.Binomial && Trials(counts[row], trials[row]) is { } beyond)
            {
                return beyond;
            }
        }

        return null;
    }

    private static Refusal? Trials(double count, double trials) =>
        !double.IsFinite(trials) || trials < 1 || trials != Math.Floor(trials) || trials > int.MaxValue
            ? new Refusal(RefusalKind.NotACount, $"{Words(trials)} cannot be a number of trials: it is a whole number from 1.")
        : count > trials
            ? new Refusal(RefusalKind.NotACount, $"{Words(count)} of {Words(trials)} is more than all: with cbind(successes, failures), name failures second; without it the outcome is 0 or 1.")
        : null;

    private static Refusal? Offset(ReadOnlySpan<double> offset)
    {
        foreach (var value in offset)
        {
            if (!double.IsFinite(value))
            {
                return new Refusal(RefusalKind.NotANumber, "The offset is not a number somewhere: the logarithm of an exposure needs an exposure above zero.");
            }
        }

        return null;
    }

    private static Refusal? Varies(MixedFamily family, ReadOnlySpan<double> counts, double[] trials)
    {
        if (!counts.ContainsAnyExcept(0))
        {
            return new Refusal(RefusalKind.NothingCounted, "Nothing was counted in any row: there is no rate to compare.");
        }

        var all = family == MixedFamily.Binomial;
        for (var row = 0; all && row < counts.Length; row++)
        {
            all = counts[row] == trials[row];
        }

        return all || (family == MixedFamily.Poisson && !counts.ContainsAnyExcept(counts[0]))
            ? new Refusal(RefusalKind.ConstantOutcome, "The outcome is the same in every row: there is nothing to explain. Check that the right column was named.")
            : null;
    }

    private static string Words(double value) => value.ToString(CultureInfo.InvariantCulture);
}
