using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Reliability;

/// <summary>A confirmatory factor model by maximum likelihood: each item stands for one factor of variance one, factors may be correlated.</summary>
/// <remarks>
/// Jöreskog (1969), Psychometrika 34, 183–202; fitted by Fisher scoring. Divisor n, χ² = n F, as lavaan's <c>cfa(std.lv = TRUE)</c>: for nine tests of
/// Holzinger and Swineford in three factors χ² 85.306 on 24 degrees of freedom, CFI 0.931, RMSEA 0.092.
/// </remarks>
public sealed record FactorModel
{
    /// <summary>Of each item on its factor, in the item's unit.</summary>
    public required IReadOnlyList<double> Loadings { get; init; }

    /// <summary>Of each item: the variance that is its own.</summary>
    public required IReadOnlyList<double> Uniquenesses { get; init; }

    /// <summary>Between factors, 1 on the diagonal.</summary>
    public required double[,] FactorCorrelations { get; init; }

    public required double ChiSquared { get; init; }

    public required int Freedom { get; init; }

    public required double LogLikelihood { get; init; }

    /// <summary>Comparative fit index of Bentler (1990): 1 is best.</summary>
    public required double ComparativeFit { get; init; }

    /// <summary>Tucker and Lewis (1973); nothing for a model without degrees of freedom.</summary>
    public required double? TuckerLewis { get; init; }

    /// <summary>Root mean square error of approximation of Steiger (1990): 0 is best; nothing for a model without degrees of freedom.</summary>
    public required double? ApproximationError { get; init; }

    /// <summary>Standardized root mean square residual of Bentler (1995): 0 is best.</summary>
    public required double ResidualRoot { get; init; }

    /// <summary>Of χ²; 1 for a model without degrees of freedom.</summary>
    public double P => Freedom == 0 ? 1 : SpecialFunctions.GammaUpperRegularized(Freedom / 2.0, ChiSquared / 2);

    /// <param name="rows">A row for each person, in it an answer to each item; people with a missing one (NaN) are left out.</param>
    /// <param name="factorOf">For each item, which factor it stands for, counted from 0.</param>
    /// <returns>Failure: what <see cref="Alpha"/> refuses, a factor with too few items, items that repeat each other, or no fit.</returns>
    public static Answer<FactorModel> Of(IReadOnlyList<double[]> rows, IReadOnlyList<int> factorOf)
    {
        if (!Answers.Of(rows, complete: true).Gives(out var answers, out var refusal))
        {
            return refusal;
        }

        if (Refuse(answers, factorOf) is { } wrong)
        {
            return wrong;
        }

        double people = answers.People;
        var covariances = Matrix<double>.Build.DenseOfArray(answers.Covariances()) * ((people - 1) / people);
        return FactorScoring.Fit(covariances, [.. factorOf]) is { } fit
            ? FactorFit.Judged(fit, covariances, people)
            : new Refusal(RefusalKind.NotConverged, "The items do not bear the factors asked for: no model with every item's own variance above zero fits. Look at their correlations; an item may run the other way, or a factor may hold items that do not go together.");
    }

    private static Refusal? Refuse(Answers answers, IReadOnlyList<int> factorOf)
    {
        if (factorOf.Count != answers.Items)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"Each item stands for one factor: {answers.Items} items and {factorOf.Count} factors do not pair.");
        }

        var factors = factorOf.Max() + 1;
        var sizes = Enumerable.Range(0, factors).Select(factor => factorOf.Count(each => each == factor)).ToList();
        if (factorOf.Any(each => each < 0) || sizes.Any(size => size < (factors == 1 ? 3 : 2)))
        {
            return new Refusal(RefusalKind.TooFewPoints, factors == 1
                ? $"One factor needs at least three items to be told from their own variance; there {(answers.Items == 1 ? "is" : "are")} {answers.Items}."
                : "Factors are counted from 0 and each needs at least two items.");
        }

        return answers.People <= answers.Items
            ? new Refusal(RefusalKind.TooFewPoints, $"{answers.People} people with complete answers are too few for {answers.Items} items: there must be more people than items.")
            : null;
    }
}
