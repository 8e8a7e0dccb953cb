using Alliance.Partnerships.Offers;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Callouts;

/// <summary>Opens and ends callouts, and keeps who was asked and what they said.</summary>
public sealed class CalloutService(AllianceContext db, AgencyScope scope)
{
    public async Task<Callout> OpenAsync(Situation situation, Guid? areaId, ActionContext action)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(action.Now, scope.Current.Zone);
        var on = DateOnly.FromDateTime(local);
        var callout = new Callout { AgencyId = action.AgencyId, Id = Callout.NewId(on), Situation = situation, AreaId = areaId, On = on, Shift = Shifts.At(TimeOnly.FromDateTime(local)), OfficerId = action.Actor };
        db.Add(callout);
        await db.SaveAsync(action, CalloutEvents.CalloutOpened, callout, null);
        return callout;
    }

    /// <summary>The officer's own callout; nobody else finds it.</summary>
    public Task<Callout?> FindAsync(Guid id, ActionContext action) => db.Set<Callout>().SingleOrDefaultAsync(c => c.Id == id && c.OfficerId == action.ActorId);

    /// <summary>That somebody is being asked; asking the same once more is the same ask.</summary>
    /// <returns>Null where the offer no longer stands, or its contact has left.</returns>
    public async Task<CalloutAsk?> AskAsync(Callout callout, Guid offerId, ActionContext action)
    {
        if (await db.Set<CalloutAsk>().SingleOrDefaultAsync(a => a.CalloutId == callout.Id && a.OfferId == offerId) is { } there) return there;
        if (await db.Set<Offer>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == offerId && o.EndedAt == null) is not { } offer) return null;
        var ask = new CalloutAsk { AgencyId = action.AgencyId, Id = Callout.NewId(callout.On), CalloutId = callout.Id, OfferId = offer.Id, ContactId = offer.ContactId, On = scope.Current.DayOf(action.Now) };
        db.Add(ask);
        await db.SaveAsync(action, CalloutEvents.HelperAsked, ask, offer.ContactId);
        return ask;
    }

    public async Task AnswerAsync(CalloutAsk ask, AskAnswer answer, ActionContext action)
    {
        if (ask.Answer == answer) return;
        ask.Answer = answer;
        await db.SaveAsync(action, CalloutEvents.HelperAnswered, ask, ask.ContactId);
    }

    public async Task ThankAsync(CalloutAsk ask, ActionContext action)
    {
        if (ask.ThankedOn is not null) return;
        ask.ThankedOn = scope.Current.DayOf(action.Now);
        await db.SaveAsync(action, CalloutEvents.HelperThanked, ask, ask.ContactId);
    }

    public async Task TalkOverAsync(CalloutAsk ask, ActionContext action)
    {
        if (ask.TalkedOverOn is not null) return;
        ask.TalkedOverOn = scope.Current.DayOf(action.Now);
        await db.SaveAsync(action, CalloutEvents.HelpTalkedOver, ask, ask.ContactId);
    }

    public async Task EndAsync(Callout callout, CalloutEnding ending, ActionContext action)
    {
        if (callout.Ending == ending) return;
        callout.Ending = ending;
        await db.SaveAsync(action, CalloutEvents.CalloutEnded, callout, null);
    }

    /// <summary>Callouts whose day has come, with who was asked in them: deleted here and in what the audit kept of them.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> ForgetDueAsync(int most, ActionContext action, CancellationToken cancel = default)
    {
        var last = scope.Current.DayOf(action.Now).AddDays(-Callout.DaysKept);
        await using var write = await db.BeginWriteAsync(cancel);
        var due = await db.Set<Callout>().Where(c => c.On < last).OrderBy(c => c.Id).Take(most).Select(c => c.Id).ToListAsync(cancel);
        if (due.Count == 0) return 0;
        var rows = await db.Set<CalloutAsk>().Where(a => due.Contains(a.CalloutId)).Select(a => a.Id).ToListAsync(cancel);
        rows.AddRange(due);
        var events = await db.AuditEvents.Where(e => e.EntityId != null && rows.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync(cancel);
        await db.Set<Callout>().Where(c => due.Contains(c.Id)).ExecuteDeleteAsync(cancel);
        db.Record(action, CalloutEvents.CalloutsForgotten, nameof(Callout), null, null, null);
        await db.SaveChangesAsync(cancel);
        await db.EraseAsync(action, events);
        await write.CommitAsync(cancel);
        return due.Count;
    }
}
