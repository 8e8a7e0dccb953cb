using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Keys;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Surveys;

/// <summary>Somebody who agreed to the study and can be reached.</summary>
/// <param name="UnitId">The unit they are in today; null where the study has none for them.</param>
/// <param name="Address">Null for an officer without an address: their link is printed.</param>
/// <param name="Name">Of an officer, to be written on a printed letter; of a contact never.</param>
public sealed record PersonToAsk(Participant Who, Guid? UnitId, string? Address, string Language, string? Name);

/// <summary>Who may be asked by a link: whoever agreed to this study. Contacts only where they also agreed to be e-mailed, and safe contacts never.</summary>
public sealed class PeopleToAsk(AllianceContext db, AgencyScope scope)
{
    public async Task<IReadOnlyList<PersonToAsk>> OfAsync(SurveyWave wave, DateTime now)
    {
        if (wave.StudyId is not { } studyId) return [];
        var audience = await db.Set<InstrumentVersion>().Where(v => v.Id == wave.InstrumentVersionId).Select(v => v.Audience).SingleAsync();
        return audience switch
        {
            InstrumentAudience.Officer => await OfficersAsync(studyId, scope.Current.DayOf(now)),
            InstrumentAudience.Partner => await ContactsAsync(studyId, now),
            _ => [],
        };
    }

    private async Task<IReadOnlyList<PersonToAsk>> OfficersAsync(Guid studyId, DateOnly today)
    {
        var squads = await SquadUnitsAsync(studyId);
        var agreed = await (from consent in db.Set<ResearchConsent>()
                            where consent.StudyId == studyId && consent.AccountId != null && consent.WithdrawnAt == null
                            join account in db.Users on consent.AccountId equals (Guid?)account.Id
                            join member in db.Set<SquadMember>().Where(m => m.FromOn <= today && (m.UntilOn == null || m.UntilOn > today)) on account.Id equals member.AccountId
                            select new { account.Id, account.Email, account.DisplayName, member.SquadId }).ToListAsync();
        return [.. agreed.Where(a => squads.ContainsKey(a.SquadId)).Select(a => new PersonToAsk(Participant.Officer(a.Id), squads[a.SquadId], a.Email is { Length: > 0 } address ? address : null, "en", a.DisplayName))];
    }

    private async Task<IReadOnlyList<PersonToAsk>> ContactsAsync(Guid studyId, DateTime now)
    {
        var today = scope.Current.DayOf(now);
        var squads = await SquadUnitsAsync(studyId);
        var areas = await db.Set<StudyUnit>().Where(u => u.StudyId == studyId && u.AreaId != null).ToDictionaryAsync(u => u.AreaId!.Value, u => u.Id);
        var agreed = await (from consent in db.Set<ResearchConsent>()
                            where consent.StudyId == studyId && consent.ContactId != null && consent.WithdrawnAt == null
                            join contact in db.Set<Contact>() on consent.ContactId equals (Guid?)contact.Id
                            where contact.LeftAt == null && contact.Email != null
                                && db.Set<Consent>().Any(c => c.ContactId == contact.Id && c.WithdrawnAt == null && c.ExpiresAt > now)
                                && db.Set<ConsentChoice>().Any(c => c.ContactId == contact.Id && c.Kind == ChoiceKind.Email && c.WithdrawnAt == null)
                                && !db.Set<ConsentChoice>().Any(c => c.ContactId == contact.Id && c.Kind == ChoiceKind.SafeContact && c.WithdrawnAt == null)
                            join partner in db.Set<Partner>() on contact.PartnerId equals partner.Id
                            select new
                            {
                                contact.Id,
                                contact.Email,
                                consent.Language,
                                partner.AreaId,
                                OwnersSquad = (from tie in db.Set<Relationship>()
                                               where tie.PartnerId == partner.Id && tie.EndedAt == null
                                               join member in db.Set<SquadMember>().Where(m => m.FromOn <= today && (m.UntilOn == null || m.UntilOn > today)) on tie.OwnerId equals member.AccountId
                                               select (Guid?)member.SquadId).FirstOrDefault(),
                            }).ToListAsync();
        return [.. agreed.Select(a => (Person: a, Unit: UnitOf(a.AreaId, a.OwnersSquad))).Where(a => a.Unit is not null).Select(a => new PersonToAsk(Participant.Contact(a.Person.Id), a.Unit, a.Person.Email, a.Person.Language, null))];

        Guid? UnitOf(Guid? areaId, Guid? squadId) =>
            areaId is { } area && areas.TryGetValue(area, out var ofArea) ? ofArea : squadId is { } squad && squads.TryGetValue(squad, out var ofSquad) ? ofSquad : null;
    }

    private Task<Dictionary<Guid, Guid>> SquadUnitsAsync(Guid studyId) =>
        db.Set<StudyUnit>().Where(u => u.StudyId == studyId && u.SquadId != null).ToDictionaryAsync(u => u.SquadId!.Value, u => u.Id);
}
