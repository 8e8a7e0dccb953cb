using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Promises;

public sealed record NewPromise(string Words, DateOnly DueOn);

/// <summary>What somebody says became of a promise.</summary>
public sealed record PromiseNews
{
    /// <summary>Made with the form: the same form posted twice is one answer.</summary>
    public required Guid Id { get; init; }
    public required PromiseAnswerKind Kind { get; init; }
    public required Side ToldBy { get; init; }
    public string? Reason { get; init; }
    public DateOnly? NewDueOn { get; init; }
}

public sealed class PromiseService(AllianceContext db, RelationshipService relationships)
{
    /// <returns>False where this form was saved before, in other words; those stand.</returns>
    public async Task<bool> MakeAsync(Guid id, Guid partnerId, Side by, NewPromise promise, ActionContext action)
    {
        var words = (await db.ReferencesAsync(partnerId))(promise.Words)!;
        Task<bool> IsKeptAsync() => db.Set<Promise>().AnyAsync(p => p.Id == id && p.PartnerId == partnerId && p.By == by && p.Words == words);
        if (await db.Set<Promise>().AnyAsync(p => p.Id == id)) return await IsKeptAsync();
        var row = new Promise { AgencyId = action.AgencyId, Id = id, PartnerId = partnerId, OfficerId = action.Actor, By = by, Words = words, MadeAt = action.Now, DueOn = promise.DueOn };
        db.Add(row);
        return await db.SaveNewAsync(action, PartnershipEvents.PromiseMade, row, partnerId) || await IsKeptAsync();
    }

    /// <summary>Empties the words of these promises and of what was said to them; that they were made, and kept or not, stays. To be called inside a write.</summary>
    public async Task ForgetAsync(IReadOnlyCollection<Guid> ids)
    {
        await db.Set<PromiseAnswer>().Where(a => ids.Contains(a.PromiseId)).ExecuteUpdateAsync(set => set.SetProperty(a => a.Reason, (string?)null));
        await db.Set<Promise>().Where(p => ids.Contains(p.Id)).ExecuteUpdateAsync(set => set.SetProperty(p => p.Words, ContactReferences.TakenOut).SetProperty(p => p.Version, p => p.Version + 1));
    }

    /// <returns>False where it was answered before; the earlier answer stands.</returns>
    public async Task<bool> AnswerAsync(Promise promise, int version, PromiseNews news, ActionContext action)
    {
        if (await db.Set<PromiseAnswer>().AnyAsync(a => a.Id == news.Id)) return true;
        if (promise.State != PromiseState.Open) return false;
        db.Entry(promise).Property(p => p.Version).OriginalValue = version;
        db.Add(new PromiseAnswer
        {
            Id = news.Id,
            PromiseId = promise.Id,
            Kind = news.Kind,
            ToldBy = news.ToldBy,
            RecordedById = action.Actor,
            At = action.Now,
            Reason = (await db.ReferencesAsync(promise.PartnerId))(news.Reason),
            DueBefore = news.Kind == PromiseAnswerKind.Renegotiated ? promise.DueOn : null,
            NewDueOn = news.NewDueOn,
        });
        // A date agreed anew may be the old one; the version must rise all the same.
        db.Entry(promise).Property(p => p.State).IsModified = true;
        if (news.Kind == PromiseAnswerKind.Renegotiated) promise.DueOn = news.NewDueOn!.Value;
        else promise.State = news.Kind == PromiseAnswerKind.Kept ? PromiseState.Kept : PromiseState.Broken;
        if (await relationships.FindAsync(promise.PartnerId) is { } relationship)
        {
            if (news.Kind != PromiseAnswerKind.Renegotiated) relationships.NoteTie(relationship, TieReading.EventOf(news.Kind), action.Now);
            var kind = news.Kind == PromiseAnswerKind.Kept && promise.By == Side.Them ? NoticeKind.PartnerKept : NoticeKind.PromiseAnswered;
            foreach (var officer in new[] { relationship.OwnerId, promise.OfficerId }.Distinct()) relationships.Tell(officer, relationship, kind, action);
        }
        await db.SaveAsync(action, PartnershipEvents.PromiseAnswered, promise, promise.PartnerId);
        return true;
    }
}
