using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Places;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Portal.Record;
using Alliance.Portal.Together;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Portal.Take;

/// <summary>The goals they are in on, with what either side said of them; what pages hide from a safe contact's visitors is in the file they asked for.</summary>
public sealed class GoalPart(OwnGoals own, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "goals";
    public string Heading => words["What we do together"];
    public IReadOnlyList<Type> Tables => [typeof(SharedGoal), typeof(GoalContact), typeof(StageMove), typeof(RulerReading), typeof(GoalEnd)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person) => [.. (await own.GoalsAsync(person with { IsSafeContact = false })).SelectMany(g => g.Steps.Select(s => new TakeRow(
        new("goal", null, g.Id), new("at", words["When"], s.At), new("by", words["Who said so"], SideOf(s.Side)), new("stage", words["How it stands"], s.Stage is { } stage ? words.Of(stage) : null), new("recurrence", null, s.IsRecurrence),
        new("importance", words["How much it matters"], s.Importance), new("confidence", words["How sure"], s.Confidence), new("words", words["The words"], s.Words)))
        .Prepend(new TakeRow(
            new("id", null, g.Id), new("at", words["When"], g.At), new("words", words["The goal"], g.Words), new("agreedAt", words["You said yes on"], g.Contacts.FirstOrDefault(c => c.Id == person.Id)?.AgreedAt),
            new("endedAt", words["Ended"], g.End?.At), new("end", words["How it ended"], g.End is { } end ? words.Of(end.Kind) : null), new("endWords", words["Why"], g.End?.Why))))];

    private string SideOf(Side side) => side == Side.Them ? words["You"] : words["The department"];
}

/// <summary>The three questions asked of both: their own answers, the pair where both have answered, and what came of a gap.</summary>
public sealed class CheckPart(AllianceContext db, OwnGoals own, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "checks";
    public string Heading => words["How are the two of you doing?"];
    public IReadOnlyList<Type> Tables => [typeof(AllianceCheck), typeof(AllianceAnswer), typeof(Repair)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person)
    {
        var checks = await own.ChecksAsync(person with { IsSafeContact = false });
        var ids = checks.Select(c => c.Id).ToList();
        var answers = await db.Set<AllianceAnswer>().AsNoTracking().Where(a => ids.Contains(a.CheckId) && a.Side == Side.Them).ToDictionaryAsync(a => a.CheckId);
        return [.. checks.Select(c => new TakeRow(
        [
            new("askedAt", words["When"], c.AskedAt),
            .. Answered(answers.GetValueOrDefault(c.Id)),
            .. c.Pair?.Select(p => new TakeFact($"officer{p.Question}", words["The officer: {0}", words.Of(p.Question)], p.Ours)) ?? [],
            new("repairClosedAt", words["The gap was talked about on"], c.Repair?.ClosedAt),
            new("repairWords", words["The words"], c.Repair?.Reason),
        ]))];
    }

    private IEnumerable<TakeFact> Answered(AllianceAnswer? answer) => answer is null ? [] :
    [
        new("answeredAt", words["You answered on"], answer.At), new("forTotalsOnly", words["For totals only"], answer.ForTotalsOnly),
        new("yourBond", words["You: {0}", words.Of(AllianceQuestion.Bond)], answer.Bond), new("yourGoals", words["You: {0}", words.Of(AllianceQuestion.Goals)], answer.Goals), new("yourTasks", words["You: {0}", words.Of(AllianceQuestion.Tasks)], answer.Tasks),
    ];
}

/// <summary>What their place needs; it speaks of no person and is everybody's there.</summary>
public sealed class NeedPart(AllianceContext db, NeedReader needs, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "needs";
    public string Heading => words["What your place needs"];
    public IReadOnlyList<Type> Tables => [typeof(PlaceNeed), typeof(Referral)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person) => [.. (await needs.ReadAsync(db.Set<PlaceNeed>().Where(n => n.PartnerId == person.PartnerId))).Select(n => new TakeRow(
        new("at", words["When"], n.At), new("need", words["What"], words.Of(n.Need)), new("area", words["Where"], n.Area), new("metAt", words["Met on"], n.MetAt), new("services", words["Who could help"], string.Join(", ", n.Referrals.Select(r => r.Service)))))];
}

/// <summary>How their organisation stands with others, as it is noted: everybody's there. Nobody's word on the other is in it, for there is no room for one.</summary>
public sealed class OrganizationTiePart(AllianceContext db, IStringLocalizer<Words> words) : ITakePart
{
    public string Name => "organizationTies";
    public string Heading => words["Your organization and others"];
    public IReadOnlyList<Type> Tables => [typeof(OrganizationTie), typeof(OrganizationTieStep)];

    public async Task<IReadOnlyList<TakeRow>> ReadAsync(Person person)
    {
        var ties = await db.Set<OrganizationTie>().AsNoTracking().Where(t => t.FirstId == person.PartnerId || t.SecondId == person.PartnerId).OrderBy(t => t.Id).ToListAsync();
        var (ids, others) = (ties.ConvertAll(t => t.Id), ties.ConvertAll(t => t.OtherThan(person.PartnerId)));
        var steps = (await db.Set<OrganizationTieStep>().AsNoTracking().Where(s => ids.Contains(s.TieId)).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync()).ToLookup(s => s.TieId);
        var names = await db.Set<Partner>().IgnoreQueryFilters(["Shown"]).Where(p => others.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        return [.. ties.SelectMany(t => steps[t.Id].Select(s => new TakeRow(
            new("with", words["With"], names[t.OtherThan(person.PartnerId)]), new("at", words["When"], s.At), new("stands", words["How the two stand"], words.Of(s.Quality)),
            new("helps", words["Who helps whom"], words.FlowOf(s.Flow, NameAt(t.FirstId), NameAt(t.SecondId))), new("flows", words["What flows"], words.SupportsOf(s.Supports) is { Length: > 0 } flows ? flows : null),
            new("ended", words["How it ended"], s.Ending is { } ending ? words.Of(ending) : null))))];

        string NameAt(Guid id) => names.GetValueOrDefault(id) ?? person.Partner;
    }
}
