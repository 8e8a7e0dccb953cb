using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Mixed;

/// <summary>What is known before the outcome: fixed effects, groups, and their sums of products. One design serves any number of outcomes.</summary>
/// <remarks>
/// Rows that share everything but the outcome may be given once, as a cell, with how many there are: their mean and their sum of squares within say all
/// that a linear model needs. A stepped wedge of 12 squads, 7 periods and 15 officers each has 84 cells instead of 1 260 rows.
/// To fit one design to very many outcomes, as a simulation of power does, build it once and give each outcome to <see cref="LinearMixedModel.Fit"/>; it
/// holds nothing that changes, so that threads may share it.
/// Columns whose mean exceeds their spread are centered inside, where the design has an intercept, so that a year like 2016 costs no digits.
/// </remarks>
public sealed class MixedDesign
{
    // Of a column's squared length: what is left of it beside the columns before it.
    private const double Collinear = 1e-12;

    private readonly double[] counts;

    private MixedDesign(IReadOnlyList<string> names, SparseRows rows, double[] shifts, RandomStructure structure, double[] counts)
    {
        (Names, Rows, Shifts, Structure, this.counts) = (names, rows, shifts, structure, counts);
        Intercept = Enumerable.Range(0, names.Count).FirstOrDefault(column => shifts[column] == 0 && IsIntercept(rows, column), -1);
        Observations = counts.Length == 0 ? rows.Count : counts.Sum();
        Blocks = new double[structure.Values];
        Products = new double[names.Count * names.Count];
        GroupProducts = new double[structure.Size * names.Count];
        structure.AddCrossProducts(counts, Blocks);
        rows.AddCrossProducts(counts, Products);
        structure.AddTransposed(rows, counts, GroupProducts);
    }

    /// <summary>The names of the fixed effects, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Rows, or where cells are given all that stand in them.</summary>
    public double Observations { get; }

    internal SparseRows Rows { get; }

    /// <summary>What was taken from each column.</summary>
    internal double[] Shifts { get; }

    /// <summary>The column of ones; -1 where there is none.</summary>
    internal int Intercept { get; }

    internal RandomStructure Structure { get; }

    /// <summary>Z'Z by its blocks.</summary>
    internal double[] Blocks { get; }

    /// <summary>X'X, its lower triangle.</summary>
    internal double[] Products { get; }

    /// <summary>Z'X, a row per effect.</summary>
    internal double[] GroupProducts { get; }

    internal ReadOnlySpan<double> Counts => counts;

    internal bool HasCells => counts.Length > 0;

    /// <param name="names">Of the fixed effects' columns.</param>
    /// <param name="columns">The fixed effects' columns, row by row: as many numbers per row as there are names.</param>
    /// <param name="terms">At least one.</param>
    /// <param name="counts">How many observations each row stands for; empty: one each.</param>
    /// <returns>Failure: lengths that do not fit, something that is no number, no random term, fewer rows than columns, or a column that is a combination of others.</returns>
    public static Answer<MixedDesign> Of(IReadOnlyList<string> names, ReadOnlySpan<double> columns, IReadOnlyList<RandomEffect> terms, ReadOnlySpan<double> counts = default)
    {
        var (width, rows) = (names.Count, terms.Count == 0 ? 0 : terms[0].LevelOfRow.Length);
        if (Refuse(names, columns, terms, counts, rows) is { } refusal)
        {
            return refusal;
        }

        var shifts = DesignShifts.Of(columns, width);
        var design = new MixedDesign(names, SparseRows.Of(columns, width, shifts), shifts, new RandomStructure(terms, rows), counts.ToArray());
        var combined = DenseCholesky.Factor(design.Products.ToArray(), width, Collinear);
        return combined < 0 ? design : new Refusal(RefusalKind.Collinear, Combined(names[combined]));
    }

    internal static string Combined(string name) =>
        $"{name} can be written by the columns before it, or is the same everywhere, so its own effect cannot be told: leave it, or one of those, out of the model.";

    /// <summary>X'y, Z'y and y'y of an outcome, about its mean where the design has an intercept.</summary>
    internal OutcomeProducts ProductsOf(ReadOnlySpan<double> outcome, double within)
    {
        var center = 0.0;
        for (var row = 0; Intercept >= 0 && row < outcome.Length; row++)
        {
            center += (HasCells ? counts[row] : 1) * outcome[row] / Observations;
        }

        var squares = within;
        var weighted = new double[outcome.Length];
        for (var row = 0; row < outcome.Length; row++)
        {
            var deviation = outcome[row] - center;
            weighted[row] = (HasCells ? counts[row] : 1) * deviation;
            squares += weighted[row] * deviation;
        }

        var products = new OutcomeProducts(center, squares, new double[Names.Count], new double[Structure.Size]);
        Rows.AddTransposed(weighted, products.WithFixed);
        Structure.AddTransposed(weighted, products.WithGroups);
        return products;
    }

    /// <summary>The coefficient of one column, as a contrast of those of the columns as they are kept inside.</summary>
    internal double[] ContrastOf(int column)
    {
        var contrast = new double[Names.Count];
        if (column == Intercept)
        {
            for (var other = 0; other < contrast.Length; other++)
            {
                contrast[other] = -Shifts[other];
            }
        }

        contrast[column] = 1;
        return contrast;
    }

    private static Refusal? Refuse(IReadOnlyList<string> names, ReadOnlySpan<double> columns, IReadOnlyList<RandomEffect> terms, ReadOnlySpan<double> counts, int rows)
    {
        if (terms.Count == 0)
        {
            return new Refusal(RefusalKind.TooFewClusters, "A mixed model needs a term that varies by group, such as (1 | squad); without one, fit a linear model.");
        }

        if (names.Count == 0)
        {
            return new Refusal(RefusalKind.NotADesign, "A mixed model needs at least one fixed effect: leave the intercept in.");
        }

        if (columns.Length != names.Count * rows || terms.Any(term => term.LevelOfRow.Length != rows) || (counts.Length != 0 && counts.Length != rows))
        {
            return new Refusal(RefusalKind.UnequalLengths, $"Every part of a design needs the same rows: the groups have {rows}, and the {names.Count} columns hold {columns.Length} numbers.");
        }

        foreach (var value in columns)
        {
            if (!double.IsFinite(value))
            {
                return new Refusal(RefusalKind.NotANumber, "A fixed effect is not a number somewhere: leave rows with missing values out.");
            }
        }

        foreach (var count in counts)
        {
            if (Check.Weight(count) is { } refusal)
            {
                return refusal;
            }
        }

        return rows > names.Count || counts.Length > 0 ? null
            : new Refusal(RefusalKind.TooFewPoints, $"{rows} usable rows are too few for {names.Count} fixed effects: give more rows, or leave effects out.");
    }

    private static bool IsIntercept(SparseRows rows, int column)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            var at = rows.Columns(row).IndexOf(column);
            if (at < 0 || rows.Values(row)[at] != 1)
            {
                return false;
            }
        }

        return true;
    }
}

/// <param name="Center">What was taken from every value.</param>
/// <param name="Squares">The sum of squares of what is left.</param>
internal sealed record OutcomeProducts(double Center, double Squares, double[] WithFixed, double[] WithGroups);
