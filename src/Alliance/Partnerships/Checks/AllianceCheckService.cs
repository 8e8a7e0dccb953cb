using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Checks;

/// <summary>How one side answers the three questions, each from 1 to 5.</summary>
public sealed record NewAnswer
{
    /// <summary>Made with the form: the same form posted twice is one answer.</summary>
    public required Guid Id { get; init; }
    public required Side Side { get; init; }
    public required int Bond { get; init; }
    public required int Goals { get; init; }
    public required int Tasks { get; init; }

    /// <summary>A contact may choose this: the numbers go into the totals and are kept nowhere else.</summary>
    public bool ForTotalsOnly { get; init; }
}

/// <summary>Puts the three questions to both sides, takes their answers, and lets what was never answered run out.</summary>
public sealed class AllianceCheckService(AllianceContext db, RelationshipService relationships, RatingTotals totals, QuestionLetters letters)
{
    /// <returns>The check that waits now: a new one, or the one that waited already.</returns>
    public async Task<Guid> AskAsync(Guid id, Guid partnerId, Guid contactId, Side by, ActionContext action)
    {
        if (await db.Set<AllianceCheck>().SingleOrDefaultAsync(c => c.ContactId == contactId && c.ClosedAt == null) is { } there)
        {
            if (there.ExpiresAt > action.Now) return there.Id;
            await RunOutAsync(there, action);
        }
        var check = new AllianceCheck { AgencyId = action.AgencyId, Id = id, PartnerId = partnerId, ContactId = contactId, AskedBy = by, AskedById = action.Actor, AskedAt = action.Now, ExpiresAt = action.Now + AllianceCheck.Lifetime };
        db.Add(check);
        if (by == Side.Them) await TellAsync(check, NoticeKind.CheckAsked, action);
        else await letters.AskHowItGoesAsync(contactId, action);
        await db.SaveNewAsync(action, PartnershipEvents.CheckAsked, check, by == Side.Them ? contactId : partnerId);
        return id;
    }

    /// <returns>False where this side has answered before, or the check waits no longer.</returns>
    public async Task<bool> AnswerAsync(Guid checkId, NewAnswer input, ActionContext action)
    {
        if (await db.Set<AllianceAnswer>().AnyAsync(a => a.Id == input.Id && a.CheckId == checkId && a.Side == input.Side)) return true;
        try
        {
            return await TryAnswerAsync(checkId, input, action);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The other side answered in the same moment: whoever comes second sees that both have.
            db.ChangeTracker.Clear();
            return await TryAnswerAsync(checkId, input, action);
        }
    }

    /// <summary>Closes checks whose day has come; an answer that stood alone loses its numbers.</summary>
    public async Task RunOutAsync(ActionContext action, CancellationToken cancel)
    {
        foreach (var check in await db.Set<AllianceCheck>().Where(c => c.ClosedAt == null && c.ExpiresAt <= action.Now).ToListAsync(cancel)) await RunOutAsync(check, action);
    }

    /// <summary>What a contact who leaves had answered goes, with what was answered about them. That they were asked stays. To be called inside a write.</summary>
    /// <returns>The repairs, for what the audit kept of their words.</returns>
    public async Task<IReadOnlyCollection<Guid>> ForgetAsync(Guid contactId, DateTime now)
    {
        var checks = db.Set<AllianceCheck>().Where(c => c.ContactId == contactId);
        await Answers(checks).ExecuteUpdateAsync(set => set.SetProperty(a => a.Bond, (int?)null).SetProperty(a => a.Goals, (int?)null).SetProperty(a => a.Tasks, (int?)null));
        await db.Set<Repair>().Where(r => checks.Any(c => c.Id == r.CheckId)).ExecuteUpdateAsync(set => set.SetProperty(r => r.Reason, (string?)null).SetProperty(r => r.ClosedAt, r => r.ClosedAt ?? now));
        await checks.Where(c => c.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.ClosedAt, now).SetProperty(c => c.Version, c => c.Version + 1));
        return await db.Set<Repair>().Where(r => checks.Any(c => c.Id == r.CheckId)).Select(r => r.Id).ToListAsync();
    }

    private async Task<bool> TryAnswerAsync(Guid checkId, NewAnswer input, ActionContext action)
    {
        var check = await db.Set<AllianceCheck>().SingleAsync(c => c.Id == checkId);
        var earlier = await db.Set<AllianceAnswer>().AsNoTracking().Where(a => a.CheckId == checkId).ToListAsync();
        if (check.ClosedAt is not null || check.ExpiresAt <= action.Now || earlier.Exists(a => a.Side == input.Side)) return false;
        await using var write = await db.BeginWriteAsync();
        var answer = Make(check, input, action);
        db.Add(answer);
        // The check's version rises with every answer, so that of two at the same moment one is the second.
        db.Entry(check).Property(c => c.ClosedAt).IsModified = true;
        if (earlier.Count > 0) await CloseAsync(check, [.. earlier, answer], action);
        await db.SaveAsync(action, PartnershipEvents.CheckAnswered, check, input.Side == Side.Them ? check.ContactId : check.PartnerId);
        if (input.Side == Side.Them) await totals.CountAsync(input, action.Now);
        await write.CommitAsync();
        return true;
    }

    private static AllianceAnswer Make(AllianceCheck check, NewAnswer input, ActionContext action)
    {
        var answer = new AllianceAnswer { AgencyId = action.AgencyId, Id = input.Id, CheckId = check.Id, Side = input.Side, ById = action.Actor, At = action.Now, ForTotalsOnly = input.ForTotalsOnly };
        if (!input.ForTotalsOnly) (answer.Bond, answer.Goals, answer.Tasks) = (input.Bond, input.Goals, input.Tasks);
        return answer;
    }

    private async Task CloseAsync(AllianceCheck check, IReadOnlyCollection<AllianceAnswer> answers, ActionContext action)
    {
        check.ClosedAt = action.Now;
        var isWide = CheckReader.PairOf(answers)?.Any(p => p.IsWide) == true;
        if (isWide) db.Add(new Repair { Id = action.NewId(), CheckId = check.Id, OpenedAt = action.Now });
        await TellAsync(check, isWide ? NoticeKind.GapSeen : NoticeKind.CheckAnswered, action);
        if (answers.Any(a => a.ForTotalsOnly)) await EmptyAsync(check.Id);
    }

    private async Task RunOutAsync(AllianceCheck check, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        check.ClosedAt = action.Now;
        await db.SaveAsync(action, PartnershipEvents.CheckRanOut, check, check.PartnerId);
        await EmptyAsync(check.Id);
        await write.CommitAsync();
    }

    /// <summary>Numbers that will never stand beside the other side's are nobody's to keep.</summary>
    private Task<int> EmptyAsync(Guid checkId) => db.Set<AllianceAnswer>().Where(a => a.CheckId == checkId)
        .ExecuteUpdateAsync(set => set.SetProperty(a => a.Bond, (int?)null).SetProperty(a => a.Goals, (int?)null).SetProperty(a => a.Tasks, (int?)null));

    private IQueryable<AllianceAnswer> Answers(IQueryable<AllianceCheck> checks) => db.Set<AllianceAnswer>().Where(a => checks.Any(c => c.Id == a.CheckId));

    private async Task TellAsync(AllianceCheck check, NoticeKind kind, ActionContext action)
    {
        if (await relationships.FindAsync(check.PartnerId) is { } relationship) relationships.Tell(relationship.OwnerId, relationship, kind, action);
    }
}
