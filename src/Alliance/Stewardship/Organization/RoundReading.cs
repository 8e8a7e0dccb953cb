using Alliance.Partnerships.Export;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Organization;

/// <summary>Reads what a closed round said. Of an open one nothing is read: watching it grow would show who said what.</summary>
public sealed class RoundReading(AllianceContext db)
{
    public async Task<IReadOnlyDictionary<string, Finding>> OfAsync(AssessmentRound round)
    {
        if (round.ClosedAt is null) return new Dictionary<string, Finding>();
        var tallies = (await db.Set<AnswerTally>().AsNoTracking().Where(t => t.RoundId == round.Id).ToListAsync()).ToLookup(t => t.Element);
        var places = (await db.Set<AgreedPlace>().AsNoTracking().Where(p => p.RoundId == round.Id).ToListAsync())
            .GroupBy(p => p.Element).ToDictionary(g => g.Key, g => g.MaxBy(p => (p.AgreedAt, p.Id))!.Level);
        return ElementBook.All.ToDictionary(e => e.Code, e => Finding.Of(tallies[e.Code].ToDictionary(t => t.Level, t => t.Count), places.TryGetValue(e.Code, out var level) ? level : null));
    }

    /// <summary>The round closed last before this one.</summary>
    public Task<AssessmentRound?> BeforeAsync(AssessmentRound round) =>
        db.Set<AssessmentRound>().AsNoTracking().Where(r => r.ClosedAt != null && r.OpenedAt < round.OpenedAt).OrderByDescending(r => r.OpenedAt).FirstOrDefaultAsync();
}

/// <summary>What a round found of one element.</summary>
/// <param name="Placed">How many placed the agency somewhere; those who could not say are not among them. Null where too few.</param>
/// <param name="Mean">Where they placed it on average, from 1 (beginning) to 3 (how we work now).</param>
/// <param name="IsDivided">At least a quarter each see the beginning and the end of the way.</param>
/// <param name="Agreed">Where those who talked it over agreed that it is.</param>
public sealed record Finding(int? Placed, double? Mean, bool IsDivided, Level? Agreed)
{
    /// <summary>
    /// Four who say 1, two who say 2 and six who say 3 are twelve placed at 2.2, and divided. Nine are too few to be shown.
    /// </summary>
    public static Finding Of(IReadOnlyDictionary<Level, int> counts, Level? agreed)
    {
        var (low, middle, high) = (counts.GetValueOrDefault(Level.Beginning), counts.GetValueOrDefault(Level.UnderWay), counts.GetValueOrDefault(Level.HowWeWork));
        var placed = low + middle + high;
        if (placed < SmallCells.Threshold) return new Finding(null, null, false, agreed);
        return new Finding(placed, (low + 2.0 * middle + 3.0 * high) / placed, 4 * low >= placed && 4 * high >= placed, agreed);
    }
}

public enum Movement
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Further along")] Further,
    [System.ComponentModel.DataAnnotations.Display(Name = "About the same")] Same,
    [System.ComponentModel.DataAnnotations.Display(Name = "Further back")] Back,
}

public static class Movements
{
    /// <summary>With ten who answer, less than this can come from who happened to answer.</summary>
    public const double Noticeable = 0.5;

    /// <summary>From what was answered where both times enough did; else from what was agreed. Null where there is nothing to compare.</summary>
    public static Movement? Between(Finding? before, Finding now)
    {
        if (before is { Mean: { } then } && now.Mean is { } mean) return Of(mean - then);
        return before is { Agreed: { } was } && now.Agreed is { } agreed ? Of(agreed - was) : null;
    }

    private static Movement Of(double by) => by >= Noticeable ? Movement.Further : by <= -Noticeable ? Movement.Back : Movement.Same;
}
