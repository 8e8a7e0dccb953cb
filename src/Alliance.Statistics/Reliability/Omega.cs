namespace Alliance.Statistics.Reliability;

/// <summary>Reliability of a sum of items that one factor stands behind, items free to bear it differently.</summary>
/// <param name="Total">(Σ loadings)² over that plus Σ uniquenesses: between 0 and 1.</param>
/// <param name="Model">Loadings and fit of the one factor; a poor fit says that one factor is not what stands behind the items.</param>
/// <param name="People">With complete answers.</param>
/// <remarks>
/// McDonald (1999), Test Theory, chapter 6. For agreeableness in psych's "bfi", first item turned round, 2 709 complete answers: 0.712129290825 (lavaan
/// stops at 0.712128965), χ² 86.696 on 5 degrees of freedom, CFI 0.968, RMSEA 0.078.
/// </remarks>
public sealed record Omega(double Total, FactorModel Model, int People)
{
    /// <param name="rows">A row for each person, in it an answer to each item; people with a missing one (NaN) are left out.</param>
    /// <returns>Failure: fewer than three items, too few people, an item that everybody answered alike, or a factor that does not fit.</returns>
    public static Answer<Omega> Of(IReadOnlyList<double[]> rows)
    {
        var items = rows.Count == 0 ? 0 : rows[0].Length;
        if (!FactorModel.Of(rows, [.. Enumerable.Repeat(0, Math.Max(1, items))]).Gives(out var model, out var refusal))
        {
            return refusal;
        }

        var common = Math.Pow(model.Loadings.Sum(), 2);
        return new Omega(common / (common + model.Uniquenesses.Sum()), model, rows.Count(row => !Array.Exists(row, double.IsNaN)));
    }
}
