using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Absences;

public sealed record NewAbsence
{
    /// <summary>Made with the form: the same form posted twice is one absence.</summary>
    public required Guid Id { get; init; }
    public required DateOnly FromOn { get; init; }
    public required DateOnly UntilOn { get; init; }
    public AbsenceReason? Reason { get; init; }
}

/// <summary>Keeps when officers are away; each says it of themselves.</summary>
public sealed class AbsenceService(AllianceContext db, AgencyScope scope)
{
    /// <returns>The absence in whose days this one falls; null where it is kept.</returns>
    public async Task<Absence?> SayAsync(NewAbsence input, ActionContext action)
    {
        if (await db.Set<Absence>().AnyAsync(a => a.Id == input.Id && a.AccountId == action.Actor)) return null;
        if (await db.AbsencesIn(input.FromOn, input.UntilOn).Where(a => a.AccountId == action.Actor).OrderBy(a => a.FromOn).FirstOrDefaultAsync() is { } there) return there;
        var absence = new Absence { AgencyId = action.AgencyId, Id = input.Id, AccountId = action.Actor, FromOn = input.FromOn, UntilOn = input.UntilOn, Reason = input.Reason, SaidAt = action.Now };
        db.Add(absence);
        await db.SaveNewAsync(action, PartnershipEvents.AbsenceSaid, absence, null);
        return null;
    }

    /// <summary>Calls it off, or ends it today. One that is over stays as it was.</summary>
    public async Task EndAsync(Guid id, ActionContext action)
    {
        var today = scope.Current.DayOf(action.Now);
        if (await db.Set<Absence>().SingleOrDefaultAsync(a => a.Id == id && a.AccountId == action.Actor && a.EndedAt == null && a.UntilOn >= today) is not { } absence) return;
        absence.EndedAt = action.Now;
        await db.SaveAsync(action, PartnershipEvents.AbsenceEnded, absence, null);
    }
}
