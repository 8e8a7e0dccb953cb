using Alliance.Evaluation.Studies;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.ResearchConsents;

/// <summary>A study as somebody sees it who may take part.</summary>
/// <param name="Since">When they agreed; null where they do not take part.</param>
/// <param name="Waiting">When they asked to stop, where that waits for the steward.</param>
public sealed record StudyToJoin(Guid Id, string Title, string Question, DateTime? Since, DateTime? Waiting);

/// <summary>Which studies ask somebody whether they take part: those whose key is made, for the squads and areas that are in them; and those they agreed to before.</summary>
public sealed class StudiesToJoin(AllianceContext db, AgencyScope scope)
{
    public async Task<IReadOnlyList<StudyToJoin>> ForOfficerAsync(Guid accountId, DateTime now)
    {
        var today = scope.Current.DayOf(now);
        var squads = db.Set<SquadMember>().Where(m => m.AccountId == accountId && m.FromOn <= today && (m.UntilOn == null || m.UntilOn > today)).Select(m => (Guid?)m.SquadId);
        return await OfAsync(db.Set<StudyUnit>().Where(u => squads.Contains(u.SquadId)), db.Set<ResearchConsent>().Where(c => c.AccountId == accountId));
    }

    public async Task<IReadOnlyList<StudyToJoin>> ForContactAsync(Guid contactId, DateTime now)
    {
        var today = scope.Current.DayOf(now);
        var partnerId = await db.Set<Contact>().Where(c => c.Id == contactId).Select(c => c.PartnerId).SingleAsync();
        var area = await db.Set<Partner>().Where(p => p.Id == partnerId).Select(p => p.AreaId).SingleAsync();
        var squads = from tie in db.Set<Relationship>()
                     where tie.PartnerId == partnerId && tie.EndedAt == null
                     join member in db.Set<SquadMember>() on tie.OwnerId equals member.AccountId
                     where member.FromOn <= today && (member.UntilOn == null || member.UntilOn > today)
                     select (Guid?)member.SquadId;
        return await OfAsync(db.Set<StudyUnit>().Where(u => area != null && u.AreaId == area || squads.Contains(u.SquadId)), db.Set<ResearchConsent>().Where(c => c.ContactId == contactId));
    }

    private async Task<IReadOnlyList<StudyToJoin>> OfAsync(IQueryable<StudyUnit> units, IQueryable<ResearchConsent> own)
    {
        var studies = await db.Set<Study>().AsNoTracking().Where(s => db.Set<StudyKey>().Any(k => k.StudyId == s.Id) && (units.Any(u => u.StudyId == s.Id) || own.Any(c => c.StudyId == s.Id)))
            .OrderByDescending(s => s.PlannedAt).ToListAsync();
        var consents = await own.AsNoTracking().ToListAsync();
        var keys = consents.ConvertAll(c => (Guid?)c.Id);
        var waiting = await db.Set<ResearchWithdrawal>().Where(w => w.DoneAt == null && keys.Contains(w.ConsentId)).ToListAsync();
        return studies.ConvertAll(s => new StudyToJoin(s.Id, s.Title, s.Question,
            consents.Find(c => c.StudyId == s.Id && c.WithdrawnAt is null)?.GivenAt,
            waiting.Find(w => w.StudyId == s.Id)?.AskedAt));
    }
}
