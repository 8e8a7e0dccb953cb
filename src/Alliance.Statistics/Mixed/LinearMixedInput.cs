namespace Alliance.Statistics.Mixed;

/// <summary>What a linear mixed model cannot be fitted to.</summary>
internal static class LinearMixedInput
{
    /// <summary>Of the outcome's squares: less than this is rounding.</summary>
    public const double Nothing = 1e-11;

    public static readonly Refusal Constant =
        new(RefusalKind.ConstantOutcome, "The outcome is the same in every row: there is nothing to explain. Check that the right column was named.");

    public static readonly Refusal NothingLeft =
        new(RefusalKind.ConstantOutcome, "The model fits the outcome without anything left over, so that no error can be estimated: leave effects or groups out, or check whether the outcome was made from them.");

    public static Refusal? Refuse(MixedDesign design, ReadOnlySpan<double> outcome, MixedOptions options)
    {
        if (outcome.Length != design.Rows.Count)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"The design has {design.Rows.Count} rows and the outcome {outcome.Length} values.");
        }

        foreach (var value in outcome)
        {
            if (!double.IsFinite(value))
            {
                return new Refusal(RefusalKind.NotANumber, "The outcome is not a number somewhere: leave rows with missing values out.");
            }
        }

        if (!double.IsFinite(options.SquaresWithinCells) || options.SquaresWithinCells < 0)
        {
            return new Refusal(RefusalKind.NotANumber, "The squares within cells are a number, zero or above.");
        }

        return Check.Level(options.Level) ?? TooMany(design)
            ?? (options.SquaresWithinCells == 0 && !outcome.ContainsAnyExcept(outcome[0]) ? Constant : null);
    }

    private static Refusal? TooMany(MixedDesign design)
    {
        if (design.Observations <= design.Names.Count)
        {
            return new Refusal(RefusalKind.TooFewPoints, $"{design.Observations} observations are too few for {design.Names.Count} fixed effects.");
        }

        return design.Structure.Terms.FirstOrDefault(term => term.Levels.Count * term.Width >= design.Observations) is not { } term ? null
            : new Refusal(RefusalKind.TooManyGroups, $"{term.Group} has {term.Levels.Count} groups with {string.Join(" and ", term.Columns)} each, for {design.Observations} rows: what varies between groups cannot be told from what is left over. Use a coarser grouping, or leave it out.");
    }
}
