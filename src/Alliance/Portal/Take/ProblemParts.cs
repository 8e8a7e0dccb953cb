using Alliance.Partnerships.Engagements;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Portal.Record;
using Alliance.Problems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Portal.Take;

/// <summary>The problems they were asked about, and everything they said in them; what others said there is the others'.</summary>
public sealed class ProblemPart(AllianceContext db, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "problems";
    public string Heading => words["Problems we solve together"];
    public IReadOnlyList<Type> Tables => [typeof(Problem), typeof(ProblemMember), typeof(Finding), typeof(ResponseOption), typeof(OptionPart), typeof(OptionVoice), typeof(LaterWord)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person)
    {
        var asked = await (
            from member in db.Set<ProblemMember>().AsNoTracking()
            where member.ContactId == person.Id
            join problem in db.Set<Problem>() on member.ProblemId equals problem.Id
            orderby member.AskedAt
            select new { member, problem }).ToListAsync();
        var options = await db.Set<ResponseOption>().AsNoTracking().Where(o => o.Side == Side.Them && o.ById == person.Id).OrderBy(o => o.At).ToListAsync();
        var findings = await db.Set<Finding>().AsNoTracking().Where(f => f.Side == Side.Them && f.ById == person.Id).OrderBy(f => f.At).ToListAsync();
        var parts = await db.Set<OptionPart>().AsNoTracking().Where(p => p.Side == Side.Them && p.ById == person.Id).OrderBy(p => p.At).ToListAsync();
        var voices = await db.Set<OptionVoice>().AsNoTracking().Where(v => v.Side == Side.Them && v.ById == person.Id).OrderBy(v => v.At).ToListAsync();
        var later = await db.Set<LaterWord>().AsNoTracking().Where(w => w.ContactId == person.Id).OrderBy(w => w.At).ToListAsync();
        return
        [
            .. asked.Select(a => new TakeRow(new("id", null, a.problem.Id), new("problem", words["The problem"], a.problem.Title), new("stage", words["What it stands at"], words.Of(a.problem.Stage)), new("role", words["What you do in it"], words.Of(a.member.Role)),
                new("askedAt", words["You were asked on"], a.member.AskedAt), new("joinedAt", words["You said yes on"], a.member.JoinedAt), new("endedAt", words["Ended"], a.member.EndedAt))),
            .. findings.Select(f => new TakeRow(new("finding", null, f.Id), new("problem", null, f.ProblemId), new("at", words["When"], f.At), new("words", words["What you found"], f.Words))),
            .. options.Select(o => new TakeRow(new("option", null, o.Id), new("problem", null, o.ProblemId), new("at", words["When"], o.At), new("words", words["An option you proposed"], o.Words))),
            .. parts.Select(p => new TakeRow(new("part", null, p.Id), new("option", null, p.OptionId), new("at", words["When"], p.At), new("words", words["What you offered"], p.Words), new("dueOn", words["Due"], p.DueOn))),
            .. voices.Select(v => new TakeRow(new("option", null, v.OptionId), new("at", words["When"], v.At), new("voice", words["What you said of it"], words.Of(v.Voice)), new("words", words["Why"], v.Why))),
            .. later.Select(w => new TakeRow(new("problem", null, w.ProblemId), new("at", words["When"], w.At), new("answer", words["Four weeks later: how is it now?"], words.Of(w.Answer)), new("words", words["The words"], w.Words))),
        ];
    }
}
