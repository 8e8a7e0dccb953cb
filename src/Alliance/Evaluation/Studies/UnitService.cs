using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <param name="Place">The squad or area.</param>
/// <param name="IsTrained">Asked for only where no lot decides.</param>
public sealed record ChosenUnit(Guid Place, string Name, int Size, string? Stratum, bool IsTrained);

/// <summary>Says which squads or areas take part, and when each begins.</summary>
public sealed class UnitService(AllianceContext db, Drafts drafts)
{
    /// <summary>Exactly these take part. Whoever was in it before keeps the code.</summary>
    public Task<StudyRefusal?> ChooseAsync(Guid studyId, IReadOnlyList<ChosenUnit> chosen, ActionContext action) =>
        drafts.ChangeAsync(studyId, Until.Drawn, null, StudyEvents.StudyUnitsChosen, async study =>
        {
            var there = await OfAsync(study);
            db.RemoveRange(there.Where(u => chosen.All(c => c.Place != PlaceOf(u))));
            var last = there.Select(u => int.TryParse(u.Code.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max();
            foreach (var each in chosen)
            {
                var unit = there.FirstOrDefault(u => PlaceOf(u) == each.Place) ?? Added(study, each, ++last, action);
                (unit.Name, unit.Size, unit.Stratum) = (each.Name, each.Size, each.Stratum);
                Begin(study, unit, study.Design.AsksWhoIsCompared() ? each.IsTrained ? 1 : 0 : null);
            }
            return null;
        }, action);

    /// <summary>Inside a change of the study: units begin as its design and months say.</summary>
    public async Task SettleAsync(Study study)
    {
        foreach (var unit in await OfAsync(study)) Begin(study, unit, study.Design.AsksWhoIsCompared() ? unit.Wave : null);
    }

    /// <summary>Inside a change of the study: nobody takes part yet.</summary>
    public async Task ForgetAsync(Study study) => db.RemoveRange(await OfAsync(study));

    private static void Begin(Study study, StudyUnit unit, int? chosen)
    {
        unit.Wave = study.Design == StudyDesign.PrePost ? 1 : chosen;
        unit.BeginsOn = StudyCalendar.BeginsOn(study, unit.Wave);
    }

    private StudyUnit Added(Study study, ChosenUnit chosen, int number, ActionContext action)
    {
        var isSquad = study.UnitKind == StudyUnitKind.Squad;
        var unit = new StudyUnit
        {
            AgencyId = action.AgencyId,
            Id = action.NewId(),
            StudyId = study.Id,
            Code = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"U{number:00}"),
            Name = chosen.Name,
            SquadId = isSquad ? chosen.Place : null,
            AreaId = isSquad ? null : chosen.Place,
        };
        db.Add(unit);
        return unit;
    }

    private static Guid? PlaceOf(StudyUnit unit) => unit.SquadId ?? unit.AreaId;

    // Rows added or taken out in the same change count as they will be.
    private async Task<List<StudyUnit>> OfAsync(Study study)
    {
        await db.Set<StudyUnit>().Where(u => u.StudyId == study.Id).LoadAsync();
        return [.. db.Set<StudyUnit>().Local.Where(u => u.StudyId == study.Id && db.Entry(u).State != EntityState.Deleted)];
    }
}
