using Alliance.Partnerships.Absences;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Handovers;

/// <summary>Handovers under way: an officer's own, and for the supervisor the team's, with those who have left and still own relationships.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class IndexModel(AllianceContext db, ReadLog reads, TimeProvider time) : RoomPage
{
    private const int Most = 50;
    private const int DaysShown = 365;

    public IReadOnlyList<HandoverLine> UnderWay { get; private set; } = [];
    public IReadOnlyList<HandoverLine> Settled { get; private set; } = [];
    public IReadOnlyList<Leaver> Leavers { get; private set; } = [];
    public bool IsSupervisor => User.ActingRole() == Role.Supervisor;
    public DateOnly Today => Agency.DayOf(time.Instant());

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        var shown = UnderWay.Concat(Settled).Select(h => h.PartnerId).Distinct().ToList();
        if (shown.Count > 0) await reads.RecordAsync(Act(OfferModel.HandingOver), PartnershipEvents.PartnersListed, nameof(Partner), shown, HttpContext.RequestAborted);
        return Page();
    }

    protected override async Task<bool> LoadAsync()
    {
        var me = User.AccountId();
        var since = time.Instant().AddDays(-DaysShown);
        var all = IsSupervisor ? db.Set<Handover>() : db.Set<Handover>().Where(h => h.FromId == me || h.ToId == me);
        UnderWay = await db.Lines(all.Where(h => h.IsOpen || h.State == HandoverState.Accepted)).Take(Most).ToListAsync();
        Settled = await db.Lines(all.Where(h => !h.IsOpen && h.State != HandoverState.Accepted && db.Set<HandoverStep>().Any(s => s.HandoverId == h.Id && s.At >= since))).Take(Most).ToListAsync();
        if (IsSupervisor) Leavers = await db.LeaversAsync();
        return true;
    }
}

/// <summary>Somebody who is no officer any more and still owns relationships.</summary>
public sealed record Leaver(Guid Id, string Name, int Relationships);

public static class LeaverReading
{
    public static Task<List<Leaver>> LeaversAsync(this AllianceContext db)
    {
        var officers = db.OfficerIds();
        return db.Users.Where(a => !officers.Contains(a.Id) && db.Set<Relationship>().Any(r => r.OwnerId == a.Id && r.EndedAt == null)).OrderBy(a => a.DisplayName)
            .Select(a => new Leaver(a.Id, a.DisplayName, db.Set<Relationship>().Count(r => r.OwnerId == a.Id && r.EndedAt == null))).ToListAsync();
    }
}
