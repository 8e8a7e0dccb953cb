namespace Alliance.Statistics.Imputation;

/// <summary>How missing values of a column are drawn from the other columns.</summary>
public enum ImputationKind
{
    /// <summary>From a normal regression, coefficients and spread drawn too (Rubin 1987, p. 167).</summary>
    Normal,

    /// <summary>The value of one of the five whose prediction is nearest (Little 1988): stays among values that occur.</summary>
    Matched,

    /// <summary>0 or 1, from a logistic regression whose coefficients are drawn too.</summary>
    Binary,
}

/// <summary>A column to be completed, or to complete others from.</summary>
/// <param name="Values">NaN where missing.</param>
/// <param name="Shift">Added to what is drawn (on the log-odds for 0 and 1): how different the missing are thought to be from the seen; 0 if missing at random.</param>
public sealed record ImputedColumn(string Name, double[] Values, ImputationKind Kind, double Shift = 0);

/// <summary>How many completed sets, from how many rounds of drawing each column in turn, and from which seed.</summary>
public sealed record ImputationPlan(int Sets = 20, int Rounds = 10, long Seed = 1);
