using System.Buffers.Binary;
using System.Security.Cryptography;
using Alliance.Evaluation.Plans;

namespace Alliance.Evaluation.Studies;

/// <summary>Makes the plan of a study that lacks nothing: the methods follow from its design and from where each outcome comes.</summary>
public static class PlanWriter
{
    public static AnalysisPlan Write(Study study, IReadOnlyList<StudyUnit> units, IEnumerable<StudyOutcome> outcomes, StudyDraw? draw) => new()
    {
        Title = study.Title,
        Question = study.Question,
        Design = study.Design,
        UnitKind = study.UnitKind,
        FirstMonth = study.FirstMonth!.Value,
        Months = study.Months,
        MonthsBefore = study.MonthsBefore,
        Units = [.. units.OrderBy(u => u.Code, StringComparer.Ordinal).Select(u => new PlannedUnit(u.Code, u.Name, u.Size, u.Stratum, u.Wave!.Value, StudyCalendar.BeginsOn(study, u.Wave)))],
        Draw = draw is null ? null : new PlannedDraw(draw.Method, draw.Seed, Convert.ToHexStringLower(draw.InputHash), Convert.ToHexStringLower(draw.ResultHash)),
        Outcomes = [.. outcomes.OrderBy(o => o.Place).ThenBy(o => o.Id).Select(o => new PlannedOutcome(o.Key, o.Title, o.Level, o.Rank, o.Source, o.Better, MethodOf(study.Design, o.Source), o.Instrument, o.Scale, o.Margin, Detectable(study, units, o)))],
        Alpha = study.Alpha,
        Permutations = study.Permutations,
        Seed = draw?.Seed ?? SeedOf(study),
    };

    /// <summary>From what was assumed, and the study as it is now: units or months may have changed since it was reckoned.</summary>
    private static double? Detectable(Study study, IReadOnlyList<StudyUnit> units, StudyOutcome outcome) =>
        PowerAssumptions.WereGiven(outcome) ? StudyPower.Of(study, units, outcome, PowerAssumptions.For(outcome, units)).Detectable : null;

    public static PlannedMethod MethodOf(StudyDesign design, OutcomeSource source) => (design, source.IsCount()) switch
    {
        (StudyDesign.PrePost, true) => PlannedMethod.BeforeAfterCounts,
        (StudyDesign.PrePost, false) => PlannedMethod.BeforeAfterScores,
        (StudyDesign.SteppedWedge or StudyDesign.StaggeredRollout, true) => PlannedMethod.StaggeredCounts,
        (StudyDesign.SteppedWedge or StudyDesign.StaggeredRollout, false) => PlannedMethod.SteppedScores,
        (_, true) => PlannedMethod.ComparedCounts,
        (_, false) => PlannedMethod.ComparedScores,
    };

    /// <summary>Where no lots are drawn, the study's own key, which nobody chose.</summary>
    private static long SeedOf(Study study) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(study.Id.ToByteArray(bigEndian: true))) & long.MaxValue;
}
