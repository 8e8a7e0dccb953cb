using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Problems.Measures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Problems;

/// <summary>Reads a problem whole. Who speaks stands by organization and what they do there; of the department, by name.</summary>
public sealed class ProblemReader(AllianceContext db, MeasureReader measures, IStringLocalizer<Words> words)
{
    public async Task<ProblemStory?> FindAsync(Guid id, CancellationToken cancel = default)
    {
        await using var open = await db.KeepOpenAsync(cancel);
        var head = await (
            from problem in db.Set<Problem>().AsNoTracking()
            where problem.Id == id
            join officer in db.Users on problem.OfficerId equals officer.Id
            join area in db.Set<Area>() on problem.AreaId equals (Guid?)area.Id into areas
            from area in areas.DefaultIfEmpty()
            select new { problem, officer.DisplayName, Area = area == null ? null : area.Name }).SingleOrDefaultAsync(cancel);
        if (head is null) return null;
        var who = await TellersAsync(id, cancel);
        var findings = await db.Set<Finding>().AsNoTracking().Where(f => f.ProblemId == id && f.Words != ContactReferences.TakenOut).OrderBy(f => f.At).ThenBy(f => f.Id).ToListAsync(cancel);
        var steps = await db.Set<ProblemStep>().AsNoTracking().Where(s => s.ProblemId == id).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(cancel);
        var later = await db.Set<LaterWord>().AsNoTracking().Where(w => w.ProblemId == id).OrderBy(w => w.At).ThenBy(w => w.Id).ToListAsync(cancel);
        return new ProblemStory(head.problem, head.Area, head.DisplayName)
        {
            Measure = await measures.FindAsync(id, cancel),
            Members = await MembersAsync(id, cancel),
            Findings = findings.ConvertAll(f => new FindingLine(f.Id, f.Kind, f.Side, who(f.Side, f.ById), f.Words, f.At)),
            Options = await OptionsAsync(id, who, cancel),
            Steps = steps.ConvertAll(s => new StepLine(s.From, s.To, who(Side.Us, s.ById), s.Why, s.Outcome, s.At)),
            LaterWords = later.ConvertAll(w => new LaterLine(w.ContactId, who(Side.Them, w.ContactId), w.Answer, ContactReferences.Render(w.Words, _ => null), w.At)),
        };
    }

    /// <summary>Whoever was asked and has not left, those who said yes first.</summary>
    public async Task<IReadOnlyList<MemberLine>> MembersAsync(Guid problemId, CancellationToken cancel = default) => await (
        from member in db.Set<ProblemMember>()
        where member.ProblemId == problemId && member.EndedAt == null
        join contact in db.Set<Contact>() on member.ContactId equals contact.Id
        where contact.LeftAt == null
        join partner in db.Set<Partner>() on contact.PartnerId equals partner.Id
        orderby member.JoinedAt == null, member.AskedAt, member.Id
        select new MemberLine(member.Id, partner.Id, contact.Id, partner.Name, contact.RoleTitle, member.Role, member.AskedAt, member.JoinedAt)).ToListAsync(cancel);

    private async Task<Func<Side, Guid, string>> TellersAsync(Guid problemId, CancellationToken cancel)
    {
        var contacts = await (
            from member in db.Set<ProblemMember>()
            where member.ProblemId == problemId
            join contact in db.Set<Contact>() on member.ContactId equals contact.Id
            join partner in db.Set<Partner>() on contact.PartnerId equals partner.Id
            select new { contact.Id, contact.LeftAt, contact.RoleTitle, partner.Name }).ToListAsync(cancel);
        var people = contacts.ToDictionary(c => c.Id, c => c.LeftAt is null ? $"{c.Name}, {c.RoleTitle}" : c.Name);
        var officers = await db.Users.Where(a =>
            db.Set<Finding>().Any(f => f.ProblemId == problemId && f.ById == a.Id) || db.Set<ProblemStep>().Any(s => s.ProblemId == problemId && s.ById == a.Id)
            || db.Set<ResponseOption>().Any(o => o.ProblemId == problemId && (o.ById == a.Id || db.Set<OptionVoice>().Any(v => v.OptionId == o.Id && v.ById == a.Id)))).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        return (side, id) => side == Side.Them ? people.GetValueOrDefault(id) ?? words["Somebody who took part"] : officers.GetValueOrDefault(id) ?? words["The department"];
    }

    private async Task<IReadOnlyList<OptionLine>> OptionsAsync(Guid problemId, Func<Side, Guid, string> who, CancellationToken cancel)
    {
        var options = await db.Set<ResponseOption>().AsNoTracking().Where(o => o.ProblemId == problemId).OrderBy(o => o.At).ThenBy(o => o.Id).ToListAsync(cancel);
        if (options.Count == 0) return [];
        var ids = options.ConvertAll(o => o.Id);
        var parts = (await (
            from part in db.Set<OptionPart>()
            where ids.Contains(part.OptionId)
            join partner in db.Set<Partner>() on part.PartnerId equals partner.Id
            join promise in db.Set<Promise>() on part.PromiseId equals (Guid?)promise.Id into promises
            from promise in promises.DefaultIfEmpty()
            orderby part.At, part.Id
            select new { part, partner.Name, DueOn = promise == null ? part.DueOn : promise.DueOn, State = promise == null ? (PromiseState?)null : promise.State }).ToListAsync(cancel))
            .ToLookup(p => p.part.OptionId, p => new PartLine(p.part.Id, p.part.Side, p.part.PartnerId, p.part.Side == Side.Them ? p.Name : words["The department, to {0}", p.Name], ContactReferences.Render(p.part.Words, _ => null)!, p.DueOn, p.part.PromiseId, p.State));
        var voices = (await db.Set<OptionVoice>().AsNoTracking().Where(v => ids.Contains(v.OptionId)).OrderBy(v => v.At).ThenBy(v => v.Id).ToListAsync(cancel))
            .ToLookup(v => v.OptionId, v => new VoiceLine(v.ById, v.Side, who(v.Side, v.ById), v.Voice, ContactReferences.Render(v.Why, _ => null), v.At));
        options.ForEach(o => o.Words = ContactReferences.Render(o.Words, _ => null)!);
        var byKey = options.ToDictionary(o => o.Id);
        // Looked up by key and not by their order: a change can be as old as what it changed, to the microsecond.
        OptionLine Line(ResponseOption option) => new(option, who(option.Side, option.ById)) { Parts = [.. parts[option.Id]], Voices = [.. voices[option.Id]], Before = option.ReplacesId is { } before && byKey.TryGetValue(before, out var replaced) ? Line(replaced) : null };
        return options.ConvertAll(Line);
    }
}
