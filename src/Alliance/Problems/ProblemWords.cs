using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Problems;

/// <summary>What a contact said in problems: emptied when they leave. That something was said, offered or objected to stays.</summary>
public sealed class ProblemWords(AllianceContext db, PromiseService promises)
{
    /// <summary>To be called inside a write.</summary>
    public async Task ForgetOfAsync(Guid contactId, ActionContext action)
    {
        var parts = await db.Set<OptionPart>().Where(p => p.Side == Side.Them && p.ById == contactId).Select(p => new { p.Id, p.OptionId, p.PromiseId }).ToListAsync();
        var options = await db.Set<ResponseOption>().Where(o => o.Side == Side.Them && o.ById == contactId).Select(o => o.Id).ToListAsync();
        var grown = parts.Where(p => p.PromiseId is not null).Select(p => p.PromiseId!.Value).ToList();
        await db.Set<Finding>().Where(f => f.Side == Side.Them && f.ById == contactId).ExecuteUpdateAsync(set => set.SetProperty(f => f.Words, ContactReferences.TakenOut));
        await db.Set<ResponseOption>().Where(o => options.Contains(o.Id)).ExecuteUpdateAsync(set => set.SetProperty(o => o.Words, ContactReferences.TakenOut));
        await db.Set<OptionPart>().Where(p => p.Side == Side.Them && p.ById == contactId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Words, ContactReferences.TakenOut));
        await db.Set<OptionVoice>().Where(v => v.Side == Side.Them && v.ById == contactId && v.Why != null).ExecuteUpdateAsync(set => set.SetProperty(v => v.Why, ContactReferences.TakenOut));
        await db.Set<LaterWord>().Where(w => w.ContactId == contactId && w.Words != null).ExecuteUpdateAsync(set => set.SetProperty(w => w.Words, ContactReferences.TakenOut));
        await db.Set<ProblemMember>().Where(m => m.ContactId == contactId && m.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.EndedAt, action.Now));
        await promises.ForgetAsync(grown);
        // What they did themselves goes with their own record; an option that an officer changed carried their part along, and a promise their words.
        List<Guid> rows = [.. options, .. parts.Select(p => p.Id), .. parts.Select(p => p.OptionId), .. grown];
        await db.EraseAsync(action, await db.AuditEvents.Where(e => e.EntityId != null && rows.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync());
    }
}
