using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Goals;

/// <summary>A goal as the officer writes it down, with whom it was agreed and where it stands.</summary>
public sealed record NewGoal
{
    /// <summary>Made with the form: the same form posted twice is one goal.</summary>
    public required Guid Id { get; init; }
    public required Guid PartnerId { get; init; }
    public required string Words { get; init; }
    public required IReadOnlyCollection<Guid> ContactIds { get; init; }
    public required StageOfChange Stage { get; init; }
    public required string Heard { get; init; }
    public DateTime? ExpiresAt { get; init; }
}

/// <summary>Something one side says of a goal, under the id that its form brought.</summary>
public abstract record GoalNews
{
    public required Guid Id { get; init; }
    public required Guid GoalId { get; init; }
    public required Side Side { get; init; }
    public DateTime? ExpiresAt { get; init; }
}

public sealed record NewStage : GoalNews
{
    public required StageOfChange Stage { get; init; }
    public bool IsRecurrence { get; init; }
    public required string Heard { get; init; }
}

public sealed record NewReading : GoalNews
{
    public required int Importance { get; init; }
    public required int Confidence { get; init; }
    public string? Why { get; init; }
}

public sealed record NewEnd : GoalNews
{
    public required GoalEndKind Kind { get; init; }
    public required string Why { get; init; }
}

/// <summary>Keeps what two sides agreed to work on, and where each of them sees it.</summary>
public sealed class GoalService(AllianceContext db, RelationshipService relationships)
{
    public async Task ShareAsync(NewGoal input, ActionContext action)
    {
        if (await db.Set<SharedGoal>().AnyAsync(g => g.Id == input.Id)) return;
        var namesOut = await db.ReferencesAsync(input.PartnerId);
        var goal = new SharedGoal { AgencyId = action.AgencyId, Id = input.Id, PartnerId = input.PartnerId, OfficerId = action.Actor, Words = namesOut(input.Words)!, At = action.Now, ExpiresAt = input.ExpiresAt };
        db.Add(goal);
        foreach (var contact in await db.Set<Contact>().Where(c => c.PartnerId == input.PartnerId && c.LeftAt == null && input.ContactIds.Contains(c.Id)).Select(c => c.Id).ToListAsync())
            db.Add(new GoalContact { AgencyId = action.AgencyId, GoalId = goal.Id, ContactId = contact });
        db.Add(new StageMove { Id = action.NewId(), GoalId = goal.Id, Side = Side.Us, ById = action.Actor, At = action.Now, Stage = input.Stage, Heard = namesOut(input.Heard)!, ExpiresAt = input.ExpiresAt });
        await db.SaveNewAsync(action, PartnershipEvents.GoalShared, goal, goal.PartnerId);
    }

    /// <summary>A contact says themselves that this is what was agreed.</summary>
    public async Task AgreeAsync(Guid goalId, Guid contactId, ActionContext action)
    {
        var mine = await db.Set<GoalContact>().SingleAsync(c => c.GoalId == goalId && c.ContactId == contactId);
        if (mine.AgreedAt is not null) return;
        mine.AgreedAt = action.Now;
        await SaveAsync(goalId, null, Side.Them, PartnershipEvents.GoalAgreed, NoticeKind.GoalAgreed, action);
    }

    /// <returns>False where the goal has ended meanwhile.</returns>
    public async Task<bool> MoveAsync(NewStage input, ActionContext action)
    {
        if (await db.Set<StageMove>().AnyAsync(m => m.Id == input.Id)) return true;
        if (await HasEndedAsync(input.GoalId)) return false;
        var heard = (await NamesOutAsync(input.GoalId))(input.Heard)!;
        var move = new StageMove { AgencyId = action.AgencyId, Id = input.Id, GoalId = input.GoalId, Side = input.Side, ById = action.Actor, At = action.Now, Stage = input.Stage, IsRecurrence = input.IsRecurrence, Heard = heard, ExpiresAt = input.ExpiresAt };
        await SaveAsync(input.GoalId, move, input.Side, PartnershipEvents.StageMoved, NoticeKind.GoalMoved, action);
        return true;
    }

    /// <returns>False where the goal has ended meanwhile.</returns>
    public async Task<bool> ReadRulersAsync(NewReading input, ActionContext action)
    {
        if (await db.Set<RulerReading>().AnyAsync(r => r.Id == input.Id)) return true;
        if (await HasEndedAsync(input.GoalId)) return false;
        var why = (await NamesOutAsync(input.GoalId))(input.Why);
        var reading = new RulerReading { AgencyId = action.AgencyId, Id = input.Id, GoalId = input.GoalId, Side = input.Side, ById = action.Actor, At = action.Now, Importance = input.Importance, Confidence = input.Confidence, Why = why, ExpiresAt = input.ExpiresAt };
        await SaveAsync(input.GoalId, reading, input.Side, PartnershipEvents.RulerRead, NoticeKind.GoalMoved, action);
        return true;
    }

    /// <returns>False where somebody ended it before; that end stands.</returns>
    public async Task<bool> EndAsync(NewEnd input, ActionContext action)
    {
        if (await db.Set<GoalEnd>().SingleOrDefaultAsync(e => e.GoalId == input.GoalId) is { } there) return there.Id == input.Id;
        var why = (await NamesOutAsync(input.GoalId))(input.Why)!;
        var end = new GoalEnd { AgencyId = action.AgencyId, Id = input.Id, GoalId = input.GoalId, Side = input.Side, ById = action.Actor, At = action.Now, Kind = input.Kind, Why = why, ExpiresAt = input.ExpiresAt };
        await SaveAsync(input.GoalId, end, input.Side, PartnershipEvents.GoalEnded, NoticeKind.GoalEnded, action);
        return true;
    }

    private Task<bool> HasEndedAsync(Guid goalId) => db.Set<GoalEnd>().AnyAsync(e => e.GoalId == goalId);

    private async Task<Func<string?, string?>> NamesOutAsync(Guid goalId) =>
        await db.ReferencesAsync(await db.Set<SharedGoal>().Where(g => g.Id == goalId).Select(g => g.PartnerId).SingleAsync());

    /// <summary>Every event of a goal names the goal, so that all of its words are found by it; what a contact did is in their own record.</summary>
    private async Task SaveAsync(Guid goalId, Entity? row, Side side, string what, NoticeKind kind, ActionContext action)
    {
        var goal = await db.Set<SharedGoal>().AsNoTracking().SingleAsync(g => g.Id == goalId);
        if (row is not null) db.Add(row);
        if (side == Side.Them && await relationships.FindAsync(goal.PartnerId) is { } relationship) relationships.Tell(relationship.OwnerId, relationship, kind, action);
        await db.SaveAsync(action, what, goal, side == Side.Them ? action.Actor : goal.PartnerId);
    }
}
