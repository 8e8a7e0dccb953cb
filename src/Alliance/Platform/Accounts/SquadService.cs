using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts;

/// <summary>Forms, renames and dissolves squads, and moves people between them by a day.</summary>
public sealed class SquadService(AllianceContext db)
{
    public const string Taken = "There is a squad of this name already.";

    /// <returns>A sentence where it is not done.</returns>
    public async Task<string?> FormAsync(Guid id, string name, ActionContext action)
    {
        if (await IsTakenAsync(name, id)) return Taken;
        await db.SaveNewAsync(action, AccountEvents.SquadFormed, Added(id, name, action), null);
        return null;
    }

    public async Task<string?> RenameAsync(Squad squad, string name, ActionContext action)
    {
        if (await IsTakenAsync(name, squad.Id)) return Taken;
        (squad.Name, squad.SortName) = (name, Sorted(name));
        await db.SaveAsync(action, AccountEvents.SquadRenamed, squad, null);
        return null;
    }

    /// <summary>Its people belong to none from that day on. What was counted for it stays counted.</summary>
    public async Task DissolveAsync(Squad squad, DateOnly today, ActionContext action)
    {
        if (squad.DissolvedAt is not null) return;
        squad.DissolvedAt = action.Now;
        foreach (var member in await db.Set<SquadMember>().Where(m => m.SquadId == squad.Id && m.UntilOn == null).ToListAsync()) End(member, today);
        await db.SaveAsync(action, AccountEvents.SquadDissolved, squad, null);
    }

    /// <summary>From the day on they are in this squad, and no longer in the one they were in.</summary>
    public async Task<string?> MoveAsync(Squad squad, IReadOnlyCollection<Guid> accounts, DateOnly from, ActionContext action)
    {
        if (squad.DissolvedAt is not null) return "This squad is dissolved. Choose another.";
        var there = await db.Set<SquadMember>().Where(m => accounts.Contains(m.AccountId) && m.UntilOn == null).ToDictionaryAsync(m => m.AccountId);
        if (there.Values.Any(m => m.SquadId != squad.Id && m.FromOn > from)) return "Somebody among them moves on a later day already. Choose a day after that, or take them out of that squad first.";
        foreach (var account in accounts.Where(a => there.GetValueOrDefault(a)?.SquadId != squad.Id))
        {
            if (there.TryGetValue(account, out var before)) End(before, from);
            var member = new SquadMember { AgencyId = action.AgencyId, Id = action.NewId(), SquadId = squad.Id, AccountId = account, FromOn = from, AddedById = action.ActorId, AddedAt = action.Now };
            db.Add(member);
            // It is about the person, who finds it on their own trail.
            db.Record(action, AccountEvents.SquadJoined, nameof(SquadMember), member.Id, account, null);
        }
        await db.SaveChangesAsync();
        return null;
    }

    public async Task LeaveAsync(SquadMember member, DateOnly on, ActionContext action)
    {
        End(member, on);
        await db.SaveAsync(action, AccountEvents.SquadLeft, member, member.AccountId);
    }

    /// <summary>A squad row, for whoever saves it.</summary>
    public static Squad Make(int agencyId, Guid id, string name, Guid? by, DateTime at) => new() { AgencyId = agencyId, Id = id, Name = name, SortName = Sorted(name), FormedById = by, FormedAt = at };

    private Squad Added(Guid id, string name, ActionContext action)
    {
        var squad = Make(action.AgencyId, id, name, action.ActorId, action.Now);
        db.Add(squad);
        return squad;
    }

    /// <summary>Who never began is not kept as if they had.</summary>
    private void End(SquadMember member, DateOnly on)
    {
        if (on <= member.FromOn) db.Remove(member);
        else member.UntilOn = on;
    }

    private Task<bool> IsTakenAsync(string name, Guid except)
    {
        var sorted = Sorted(name);
        return db.Set<Squad>().AnyAsync(s => s.SortName == sorted && s.Id != except && s.DissolvedAt == null);
    }

    private static string Sorted(string name) => name.Trim().ToUpperInvariant();
}
