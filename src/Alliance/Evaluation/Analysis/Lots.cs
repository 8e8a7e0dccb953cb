using Alliance.Statistics;
using Alliance.Statistics.Randomization;

namespace Alliance.Evaluation.Analysis;

/// <summary>The lots of a study, to be drawn again: who might have begun when, had they fallen otherwise, each stratum by itself.</summary>
public sealed class Lots
{
    /// <summary>With fewer units than this a standard error is believed less than the lots.</summary>
    public const int FewUnits = 40;

    private readonly StudyFrame frame;
    private readonly AllocationPlan plan;
    private readonly int[] places;
    private readonly int[] arms;

    private Lots(StudyFrame frame, AllocationPlan plan, int[] places, int[] arms) => (this.frame, this.plan, this.places, this.arms) = (frame, plan, places, arms);

    /// <summary>Null where no lots were drawn, or only one way of them is left.</summary>
    /// <param name="units">Places of the units that are looked at; a statistic gets the wave of each in this order.</param>
    public static Lots? Of(StudyFrame frame, IReadOnlyList<int> units)
    {
        if (!frame.IsByLot || units.Select(unit => frame.Units[unit].Wave).Distinct().Count() < 2) return null;
        if (UnitList.Of(units.Select(unit => new UnitToAllocate(frame.Units[unit].Code, Stratum(frame, unit)))).ValueOrNothing is not { } list) return null;
        int[] places = [.. list.Units.Select(unit => frame.UnitAt(unit.Name)!.Value)];
        int[] waves = [.. frame.Groups.Select(group => group.Wave)];
        int[] arms = [.. places.Select(place => Array.IndexOf(waves, frame.Units[place].Wave))];
        int[] back = [.. units.Select(unit => Array.IndexOf(places, unit))];
        return AllocationDesigns.AsDrawn(list, arms).ValueOrNothing is { } plan ? new Lots(frame, plan, back, arms) : null;
    }

    /// <param name="statistic">Of the month's place in which each unit begins, null for the comparison; in the order of the units given.</param>
    public LotAnswer? Test(Func<int?[], double> statistic, CancellationToken stop)
    {
        var seen = new List<double>();
        double Kept(double value)
        {
            seen.Add(double.IsFinite(value) ? Math.Abs(value) : double.PositiveInfinity);
            return value;
        }
        if (Run((begins, _) => Kept(statistic(begins)), stop).ValueOrNothing is not { Allocations: > 1 } test) return null;
        // Listed, the allocation there was comes again among all.
        if (test.Exact) seen.RemoveAt(0);
        seen.Sort();
        var asFar = (int)Math.Ceiling(frame.Plan.Alpha * seen.Count - 1e-9);
        return new LotAnswer(test, seen[^Math.Clamp(asFar, 1, seen.Count)]);
    }

    /// <summary>The wave of each unit, in the order of the units given, as it was and then in every way of the lots that a test looks at.</summary>
    public IReadOnlyList<int[]> Ways(CancellationToken stop)
    {
        int[] waves = [.. frame.Groups.Select(group => group.Wave)];
        var ways = new List<int[]>();
        Run((_, drawn) =>
        {
            ways.Add([.. places.Select(place => waves[drawn[place]])]);
            return 1;
        }, stop);
        return ways;
    }

    private Answer<AllocationTest> Run(Func<int?[], int[], double> statistic, CancellationToken stop)
    {
        int?[] beginOf = [.. frame.Groups.Select(group => group.Wave == 0 ? null : frame.Begins[Place(group.Wave)])];
        var begins = new int?[places.Length];
        return AllocationTest.Of(plan, arms, drawn =>
        {
            for (var unit = 0; unit < begins.Length; unit++) begins[unit] = beginOf[drawn[places[unit]]];
            return statistic(begins, drawn.ToArray());
        }, Math.Max(1, frame.Plan.Permutations), frame.Plan.Seed, stop);
    }

    // Where strata are told for some and not for others, those others are one.
    private static string? Stratum(StudyFrame frame, int unit) => frame.Units.Any(each => each.Stratum is not null) ? frame.Units[unit].Stratum ?? "-" : null;

    private int Place(int wave) => Enumerable.Range(0, frame.Units.Count).First(unit => frame.Units[unit].Wave == wave);
}

/// <summary>What the lots, drawn again, say.</summary>
/// <param name="Reach">As far from zero a statistic comes by the lots alone as often as the plan lets chance call a difference.</param>
public sealed record LotAnswer(AllocationTest Test, double Reach);

internal static class LotAnswers
{
    /// <summary>The effect with what the lots say of it; unchanged where there are none.</summary>
    public static EffectResult WithLots(this EffectResult effect, LotAnswer? lots, int units) => lots is null ? effect
        : effect with { LotP = lots.Test.P, LotDraws = lots.Test.Allocations, LotIsExact = lots.Test.Exact, LotDecides = units < Lots.FewUnits };

    /// <summary>
    /// The same where the statistic is the effect over its error: with few units the interval reaches as many errors to either side as the lots alone do,
    /// so that it leaves out zero where, and only where, the lots call a difference. Student's t would promise too much there.
    /// </summary>
    public static EffectResult WithIntervalByLots(this EffectResult effect, LotAnswer? lots, int units)
    {
        if (lots is null || units >= Lots.FewUnits || !double.IsFinite(lots.Reach)) return effect.WithLots(lots, units);
        var (reach, wide) = (lots.Reach * effect.StandardError, lots.Reach / Effects.Quantile((1 + effect.Level) / 2, effect.Freedom));
        return effect.WithLots(lots, units) with
        {
            Low = effect.Value - reach,
            High = effect.Value + reach,
            ShareLow = (effect.Value - reach) / effect.Before,
            ShareHigh = (effect.Value + reach) / effect.Before,
            LotReach = lots.Reach,
            Detectable = effect.Detectable * Math.Max(1, wide),
        };
    }
}
