using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Problems.Measures;

public sealed record NewMeasure
{
    /// <summary>Made with the form: the same form posted twice is one row.</summary>
    public required Guid Id { get; init; }
    public required Guid ProblemId { get; init; }
    public required MeasuredDays Days { get; init; }
    public required IReadOnlyList<Guid> CategoryIds { get; init; }
    public required IReadOnlyList<(MeasuredRole Role, Guid? AreaId, Guid? PartnerId)> Places { get; init; }
}

/// <summary>Keeps how before and after are compared.</summary>
public sealed class MeasureService(AllianceContext db)
{
    public async Task SetAsync(NewMeasure input, ActionContext action)
    {
        if (await db.Set<ProblemMeasure>().AnyAsync(m => m.Id == input.Id)) return;
        var measure = new ProblemMeasure
        {
            AgencyId = action.AgencyId,
            Id = input.Id,
            ProblemId = input.ProblemId,
            SetById = action.Actor,
            SetAt = action.Now,
            BeforeFrom = input.Days.BeforeFrom,
            BeforeUntil = input.Days.BeforeUntil,
            AfterFrom = input.Days.AfterFrom,
            AfterUntil = input.Days.AfterUntil,
        };
        db.Add(measure);
        foreach (var (role, areaId, partnerId) in input.Places) db.Add(new MeasuredPlace { AgencyId = action.AgencyId, Id = action.NewId(), MeasureId = measure.Id, Role = role, AreaId = areaId, PartnerId = partnerId });
        foreach (var category in input.CategoryIds) db.Add(new MeasuredCategory { AgencyId = action.AgencyId, Id = action.NewId(), MeasureId = measure.Id, CategoryId = category });
        await db.SaveNewAsync(action, MeasureEvents.MeasureSet, measure, null);
    }
}
