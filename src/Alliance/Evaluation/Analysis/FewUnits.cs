namespace Alliance.Evaluation.Analysis;

/// <summary>What few units, and the lots, let be said.</summary>
internal static class FewUnits
{
    private const int FewestUsual = 12;

    public static IEnumerable<AssumptionCheck> Of(StudyFrame frame, EffectResult effect, int units)
    {
        if (effect.LotP is { } p)
        {
            var ways = effect.LotIsExact == true ? $"all {effect.LotDraws} ways the lots could have fallen" : $"{effect.LotDraws} new draws of the lots";
            yield return new AssumptionCheck("The lots drawn again", null, $"Of {ways} (each stratum by itself), {Figures.Percent(p)} give a difference at least as large as the one seen{(effect.LotDecides ? $"; with fewer than {Lots.FewUnits} units this decides, as a standard error from few units promises too much" : "")}.");
            if (effect.LotIsExact == true && 1.0 / effect.LotDraws > frame.Plan.Alpha)
                yield return new AssumptionCheck("Too few ways", false, $"There are only {effect.LotDraws} ways the lots could have fallen, so that even the clearest difference could come by chance more often than the plan allows ({Figures.Percent(frame.Plan.Alpha)}).");
        }
        else if (frame.IsByLot) yield return new AssumptionCheck("The lots drawn again", null, "The lots could have fallen in one way only among the units that are left, so they cannot be drawn again; the standard error decides.");
        if (units < FewestUsual) yield return new AssumptionCheck("How many units", false, $"There are {Figures.Count(units, "unit")}; a dozen is the least from which such a study usually tells something.");
    }
}
