using Alliance.Evaluation.Keys;
using Alliance.Evaluation.Studies;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.ResearchConsents;

/// <summary>The yes of an officer or a contact to taking part in a study, and its end. Nobody says it for another.</summary>
public sealed class ResearchConsentService(AllianceContext db)
{
    public async Task GiveAsync(Guid studyId, Participant who, string language, ActionContext action)
    {
        if (await OpenOf(who).AnyAsync(c => c.StudyId == studyId)) return;
        var consent = new ResearchConsent { AgencyId = action.AgencyId, Id = action.NewId(), StudyId = studyId, AccountId = AccountOf(who), ContactId = ContactOf(who), GivenAt = action.Now, WordingVersion = ResearchWording.Current, Language = language };
        db.Add(consent);
        await db.SaveAsync(action, SurveyEvents.ConsentGiven, consent, who.Id);
    }

    public async Task WithdrawAsync(Guid studyId, Participant who, ActionContext action)
    {
        if (await OpenOf(who).SingleOrDefaultAsync(c => c.StudyId == studyId) is not { } consent) return;
        await EndAsync(consent, action);
        await db.SaveAsync(action, SurveyEvents.ConsentWithdrawn, consent, who.Id);
    }

    /// <summary>A contact who leaves, or whose consent has run out, takes part in nothing any more. Saved with what the caller saves.</summary>
    public async Task EndAllOfContactAsync(Guid contactId, ActionContext action)
    {
        foreach (var consent in await OpenOf(Participant.Contact(contactId)).ToListAsync()) await EndAsync(consent, action);
    }

    private async Task EndAsync(ResearchConsent consent, ActionContext action)
    {
        consent.WithdrawnAt = action.Now;
        var waves = db.Set<SurveyWave>().Where(w => w.StudyId == consent.StudyId);
        // Where nobody has been asked by a link yet there is nothing to find, and nothing to wait for.
        var isToDo = await db.Set<SurveyInvitation>().AnyAsync(i => waves.Any(w => w.Id == i.WaveId));
        db.Add(new ResearchWithdrawal
        {
            AgencyId = action.AgencyId,
            Id = action.NewId(),
            StudyId = consent.StudyId,
            ConsentId = isToDo ? consent.Id : null,
            AskedAt = action.Now,
            DoneAt = isToDo ? null : action.Now,
            WasAfterLock = await db.Set<PlanLock>().AnyAsync(l => l.StudyId == consent.StudyId),
        });
    }

    private IQueryable<ResearchConsent> OpenOf(Participant who)
    {
        var (account, contact) = (AccountOf(who), ContactOf(who));
        return db.Set<ResearchConsent>().Where(c => c.WithdrawnAt == null && (account != null && c.AccountId == account || contact != null && c.ContactId == contact));
    }

    private static Guid? AccountOf(Participant who) => who.Kind == Participant.OfficerKind ? who.Id : null;

    private static Guid? ContactOf(Participant who) => who.Kind == Participant.ContactKind ? who.Id : null;
}
