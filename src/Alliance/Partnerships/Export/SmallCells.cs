namespace Alliance.Partnerships.Export;

/// <summary>A count as it may be shown: the number, or that it is a small one.</summary>
/// <param name="Value">Null where the count is held back.</param>
public readonly record struct ShownCount(int? Value)
{
    public bool IsHeldBack => Value is null;
}

/// <summary>
/// Counts so small that they could point at somebody are held back from those who see pseudonyms and aggregates only. Nobody is no
/// secret: a zero is shown.
/// </summary>
public static class SmallCells
{
    public const int Threshold = 10;
    public const string InWords = "fewer than 10";

    public static bool IsSmall(int count) => count is > 0 and < Threshold;

    public static ShownCount Show(int count, bool holdBack) => new(holdBack && IsSmall(count) ? null : count);

    /// <summary>
    /// A sum over cells, some held back: what is shown of it adds up the cells that are shown, and so tells nothing that they do not.
    /// The true sum would: where two held back make 18, both are 9.
    /// </summary>
    public static ShownSum Sum(IReadOnlyCollection<int> counts, bool holdBack)
    {
        if (!holdBack || !counts.Any(IsSmall)) return new ShownSum(counts.Sum(), false);
        var shown = counts.Where(c => !IsSmall(c)).Sum();
        return new ShownSum(shown == 0 ? null : shown, shown > 0);
    }
}

/// <param name="Value">Null where every cell that is not zero is held back.</param>
/// <param name="AtLeast">Whether something is missing from it.</param>
public readonly record struct ShownSum(int? Value, bool AtLeast);
