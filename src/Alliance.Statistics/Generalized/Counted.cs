using System.Globalization;
using Alliance.Statistics.Formulas;

namespace Alliance.Statistics.Generalized;

/// <summary>A design with an outcome that a family can be fitted to.</summary>
/// <param name="Trials">One per row; all one where the outcome is a count or yes and no.</param>
/// <param name="Offset">One per row; zero where there is none.</param>
internal sealed record Counted(DesignMatrix X, double[] Y, double[] Trials, double[] Offset)
{
    /// <returns>Failure: random terms, counts below zero or not whole, no count at all, or the same answer everywhere.</returns>
    public static Answer<Counted> Of(Design design, Family family)
    {
        if (design.Formula.Random.Count > 0)
        {
            return new Refusal(RefusalKind.NotAFormula, $"This model has no random terms such as those by {design.Formula.Random[0].GroupName}: ask for a mixed model, or cluster the errors instead.");
        }

        if (design.Trials.Length > 0 && family != Family.Binomial)
        {
            return new Refusal(RefusalKind.NotAFormula, "cbind(successes, failures) is an outcome of a binomial model: ask for that family.");
        }

        var trials = new double[design.Response.Length];
        Array.Fill(trials, 1);
        var counted = new Counted(
            design.Matrix,
            design.Response.ToArray(),
            design.Trials.Length > 0 ? design.Trials.ToArray() : trials,
            design.Offset.Length > 0 ? design.Offset.ToArray() : new double[trials.Length]);
        return counted.Refuse(family, design) is { } refusal ? refusal : counted;
    }

    private Refusal? Refuse(Family family, Design design)
    {
        if (X.Width == 0 || X.Rows <= X.Width)
        {
            return new Refusal(RefusalKind.TooFewPoints, $"{X.Width} coefficients cannot be told from {X.Rows} rows: there must be more rows than coefficients, and at least one of these.");
        }

        for (var row = 0; row < Y.Length; row++)
        {
            if (RefuseRow(family, Y[row], Trials[row]) is var (kind, why))
            {
                return new Refusal(kind, string.Create(CultureInfo.InvariantCulture, $"The outcome {design.Formula.Response} is {Y[row]} in row {design.Kept[row] + 1} below the header: {why}."));
            }
        }

        if (family == Family.Binomial)
        {
            return Y.All(y => y == 0) || Y.Zip(Trials).All(each => each.First == each.Second)
                ? new Refusal(RefusalKind.ConstantOutcome, "The outcome is the same in every row used, so there is nothing to explain.")
                : null;
        }

        return Y.All(y => y == 0) ? new Refusal(RefusalKind.NothingCounted, "Nothing was counted in any row used, so there is nothing to explain.") : null;
    }

    private static (RefusalKind Kind, string Why)? RefuseRow(Family family, double y, double trials) => (family, y) switch
    {
        (Family.Binomial, _) when y < 0 || y > trials || y != Math.Floor(y) || trials != Math.Floor(trials) || trials == 0 =>
            (RefusalKind.NotANumber, "a binomial outcome is 0 or 1, or cbind of two whole numbers, successes and failures, that are not both zero"),
        (_, < 0) => (RefusalKind.NegativeCount, "a count cannot be negative"),
        (Family.Poisson or Family.NegativeBinomial, _) when y != Math.Floor(y) => (RefusalKind.NotANumber, "a count is a whole number; ask for quasipoisson where fractions are meant"),
        _ => null,
    };
}
