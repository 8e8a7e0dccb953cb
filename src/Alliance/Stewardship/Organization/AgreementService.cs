using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Organization;

public sealed record NewAgreedAction(Guid Id, string Element, string Words, Guid WhoId, DateOnly DueOn);

/// <summary>What those who talked a round over agreed on: where the agency is, and who does what by when.</summary>
public sealed class AgreementService(AllianceContext db, ScreeningDesk screening)
{
    public async Task PlaceAsync(AssessmentRound round, string element, Level level, ActionContext action)
    {
        var now = await db.Set<AgreedPlace>().Where(p => p.RoundId == round.Id && p.Element == element).OrderByDescending(p => p.AgreedAt).FirstOrDefaultAsync();
        if (now?.Level == level) return;
        var place = new AgreedPlace { AgencyId = action.AgencyId, Id = action.NewId(), RoundId = round.Id, Element = element, Level = level, AgreedById = action.Actor, AgreedAt = action.Now };
        db.Add(place);
        await db.SaveAsync(action, OrganizationEvents.PlaceAgreed, place, null);
    }

    public async Task AgreeAsync(AssessmentRound round, NewAgreedAction agreed, ScreenedAnyway? screened, ActionContext action)
    {
        if (await db.Set<AgreedAction>().AnyAsync(a => a.Id == agreed.Id)) return;
        var row = new AgreedAction { AgencyId = action.AgencyId, Id = agreed.Id, RoundId = round.Id, Element = agreed.Element, Words = agreed.Words, WhoId = agreed.WhoId, DueOn = agreed.DueOn, AgreedById = action.Actor, AgreedAt = action.Now };
        db.Add(row);
        if (screened is not null) screening.Note(nameof(AgreedAction), row.Id, screened, action);
        await db.SaveNewAsync(action, OrganizationEvents.ActionAgreed, row, null);
    }

    /// <returns>False where it has ended already.</returns>
    public async Task<bool> EndAsync(AgreedAction agreed, ActionEnding ending, string? why, ScreenedAnyway? screened, ActionContext action)
    {
        if (await db.Set<ActionEnd>().AnyAsync(e => e.ActionId == agreed.Id)) return false;
        var end = new ActionEnd { AgencyId = action.AgencyId, Id = action.NewId(), ActionId = agreed.Id, Ending = ending, Why = why, EndedById = action.Actor, EndedAt = action.Now };
        db.Add(end);
        if (screened is not null) screening.Note(nameof(ActionEnd), end.Id, screened, action);
        await db.SaveAsync(action, OrganizationEvents.ActionEnded, end, null);
        return true;
    }

    /// <summary>Takes out the words that name somebody who is taken out, where the screen did not stop them; saved by the caller.</summary>
    /// <returns>The events whose payloads held them.</returns>
    public async Task<IReadOnlyCollection<Guid>> ForgetNamesAsync(IReadOnlyList<Contact> named)
    {
        bool Names(string? text) => ContactReferences.Encode(text, named) != text;
        var actions = (await db.Set<AgreedAction>().ToListAsync()).FindAll(a => Names(a.Words));
        var ends = (await db.Set<ActionEnd>().Where(e => e.Why != null).ToListAsync()).FindAll(e => Names(e.Why));
        actions.ForEach(a => a.Words = ContactReferences.TakenOut);
        ends.ForEach(e => e.Why = ContactReferences.TakenOut);
        List<Guid> ids = [.. actions.Select(a => a.Id), .. ends.Select(e => e.Id)];
        return ids.Count == 0 ? [] : await db.AuditEvents.Where(e => e.EntityId != null && ids.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync();
    }
}
