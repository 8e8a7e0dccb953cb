using Alliance.Partnerships.Export;
using Alliance.Statistics.Testing;

namespace Alliance.Evaluation.Results;

/// <summary>How many of a unit were asked by a link, and how many of them answered.</summary>
public sealed record AskedOfUnit(string Unit, int Asked, int Answered);

/// <summary>Whether units differ in how many of those asked answered, more than chance lets them.</summary>
public sealed record NonResponse(int Asked, int Answered, IReadOnlyList<AskedOfUnit> Units)
{
    /// <summary>Below this, chance is called an unlikely reason.</summary>
    private const double Unlikely = 0.05;

    /// <summary>Exact, of units against answered or not; null where there is nothing to compare, or too few to show anything.</summary>
    public double? P { get; private init; }

    /// <summary>Whether it was counted in full, or drawn ten thousand times.</summary>
    public bool IsExact { get; private init; }

    public double Rate => (double)Answered / Asked;

    public static NonResponse? Of(IReadOnlyList<AskedOfUnit> units)
    {
        var (asked, answered) = (units.Sum(u => u.Asked), units.Sum(u => u.Answered));
        if (asked == 0) return null;
        var compared = new NonResponse(asked, answered, units);
        if (asked < SmallCells.Threshold || answered < SmallCells.Threshold) return compared;
        int[][] table = [.. units.Where(u => u.Asked > 0).Select(u => new[] { u.Answered, u.Asked - u.Answered })];
        if (!ExactTable.Of(table).Gives(out var test, out var refusal) && !(refusal.Kind == Statistics.RefusalKind.TooMany && ExactTable.Drawn(table).Gives(out test, out _))) return compared;
        return compared with { P = test.P, IsExact = test.Exact };
    }

    /// <summary>The key of the sentence that says what it means; {0} is p.</summary>
    public string? Sentence => P switch
    {
        null => null,
        < Unlikely => "Units differ in how many of those asked answered, more than chance would let them (exact test, {0}). Those who answered may not stand for those who did not: read differences between units with care.",
        _ => "Units do not differ in how many of those asked answered by more than chance would let them (exact test, {0}). That does not show that those who kept silent think alike.",
    };
}
