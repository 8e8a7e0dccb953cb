using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Observed;

/// <param name="Raters">Who look on; an assessment has two.</param>
/// <param name="Partner">Who plays the person talked with; null where nobody here does.</param>
public sealed record NewObservation(Guid Id, ObservationKind Kind, ObservationSetting Setting, Guid LearnerId, DateOnly On, IReadOnlyList<Guid> Raters, Guid? Partner);

public sealed record FilledSheet(IReadOnlyDictionary<string, int> Marks, string? Strength, string? TryNext);

/// <summary>Plans observations and takes their sheets in.</summary>
public sealed class ObservationService(AllianceContext db)
{
    public async Task PlanAsync(NewObservation plan, ActionContext action)
    {
        if (await db.Set<Observation>().AnyAsync(o => o.Id == plan.Id)) return;
        var observation = new Observation { AgencyId = action.AgencyId, Id = plan.Id, Kind = plan.Kind, Setting = plan.Setting, LearnerId = plan.LearnerId, On = plan.On, PlannedById = action.Actor, PlannedAt = action.Now };
        db.Add(observation);
        db.Add(Sheet(observation, plan.LearnerId, SheetBy.Self, action));
        foreach (var rater in plan.Raters) db.Add(Sheet(observation, rater, SheetBy.Rater, action));
        if (plan.Partner is { } partner) db.Add(Sheet(observation, partner, SheetBy.Partner, action));
        await db.SaveNewAsync(action, TrainingEvents.ObservationPlanned, observation, null);
    }

    /// <returns>False where it was handed in before: it does not change any more.</returns>
    public async Task<bool> HandInAsync(ObservationSheet sheet, FilledSheet filled, ActionContext action)
    {
        if (sheet.HandedInAt is not null) return false;
        (sheet.Marks, sheet.Strength, sheet.TryNext, sheet.HandedInAt) = (ObservationSheet.Write(filled.Marks), filled.Strength, filled.TryNext, action.Now);
        await db.SaveAsync(action, TrainingEvents.ObservationRated, sheet, null);
        return true;
    }

    /// <summary>Observations whose time is over, with their sheets.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> ForgetDueAsync(DateOnly today, ActionContext action, CancellationToken cancel = default)
    {
        var last = today.AddMonths(-Observation.MonthsKept);
        await using var write = await db.BeginWriteAsync(cancel);
        var gone = await db.Set<Observation>().Where(o => o.On < last).ExecuteDeleteAsync(cancel);
        if (gone == 0) return 0;
        db.Record(action, TrainingEvents.ObservationsForgotten, nameof(Observation), null, null, null);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return gone;
    }

    private static ObservationSheet Sheet(Observation observation, Guid account, SheetBy by, ActionContext action) =>
        new() { AgencyId = action.AgencyId, Id = action.NewId(), ObservationId = observation.Id, AccountId = account, By = by, AskedAt = action.Now };
}
