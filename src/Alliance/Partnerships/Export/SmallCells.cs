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
    /// A sum over cells, some held back. It is exact where what is held back is together no small count itself; otherwise a subtraction
    /// would tell it, and only the sum of the others is shown, as the least it can be; or that the whole is small.
    /// </summary>
    public static ShownSum Sum(IReadOnlyCollection<int> counts, bool holdBack)
    {
        var sum = counts.Sum();
        if (!holdBack) return new ShownSum(sum, false);
        if (IsSmall(sum)) return new ShownSum(null, false);
        var hidden = counts.Where(IsSmall).Sum();
        return IsSmall(hidden) ? new ShownSum(sum - hidden, true) : new ShownSum(sum, false);
    }
}

/// <param name="Value">Null where the whole sum is held back.</param>
/// <param name="AtLeast">Whether something is missing from it.</param>
public readonly record struct ShownSum(int? Value, bool AtLeast);
