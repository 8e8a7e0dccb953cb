using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Goals;

/// <summary>Who reads a goal, and how others are called to them.</summary>
/// <param name="NameOf">How a contact may be called to this reader.</param>
/// <param name="MayRead">Whether words that speak of others, by this writer, are open to them.</param>
public sealed record GoalAudience(Func<Guid, CalledAs?> NameOf, Func<Guid, bool> MayRead);

public sealed class GoalReader(AllianceContext db)
{
    /// <summary>Goals with all that was said of them: those still going first, then by age.</summary>
    public async Task<IReadOnlyList<GoalStory>> ReadAsync(IQueryable<SharedGoal> which, GoalAudience audience, DateTime now)
    {
        var goals = await which.AsNoTracking().OrderByDescending(g => g.At).ThenBy(g => g.Id).ToListAsync();
        if (goals.Count == 0) return [];
        var ids = goals.ConvertAll(g => g.Id);
        var people = (await db.Set<GoalContact>().Where(c => ids.Contains(c.GoalId)).ToListAsync()).ToLookup(c => c.GoalId);
        var steps = (await StepsAsync(ids, audience, now)).ToLookup(s => s.GoalId);
        var ends = (await db.Set<GoalEnd>().AsNoTracking().Where(e => ids.Contains(e.GoalId)).ToListAsync()).ToDictionary(e => e.GoalId);
        string? Open(string? words, DateTime? expires, Guid by) => expires is null || expires > now && audience.MayRead(by) ? ContactReferences.Render(words, id => audience.NameOf(id)) : "…";
        return [.. goals.Select(g => new GoalStory(g.Id, g.PartnerId, Open(g.Words, g.ExpiresAt, g.OfficerId)!, g.At, [.. steps[g.Id].OrderBy(s => s.At)])
        {
            Contacts = [.. people[g.Id].Select(c => new GoalPerson(c.ContactId, audience.NameOf(c.ContactId)?.Words ?? "…", c.AgreedAt))],
            End = ends.GetValueOrDefault(g.Id) is { } end ? new GoalEnding(end.Kind, end.Side, end.At, Open(end.Why, end.ExpiresAt, end.ById)!) : null,
        }).OrderBy(g => g.End is not null)];
    }

    private async Task<List<GoalStep>> StepsAsync(List<Guid> goals, GoalAudience audience, DateTime now)
    {
        var moves = await db.Set<StageMove>().AsNoTracking().Where(m => goals.Contains(m.GoalId)).ToListAsync();
        var readings = await db.Set<RulerReading>().AsNoTracking().Where(r => goals.Contains(r.GoalId)).ToListAsync();
        var officers = moves.Where(m => m.Side == Side.Us).Select(m => m.ById).Concat(readings.Where(r => r.Side == Side.Us).Select(r => r.ById)).Distinct().ToList();
        var names = await db.Users.Where(a => officers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName);
        string By(Guid id) => names.GetValueOrDefault(id) ?? audience.NameOf(id)?.Words ?? "…";
        string? Open(string? words, DateTime? expires, Guid by) => expires is null || expires > now && audience.MayRead(by) ? ContactReferences.Render(words, id => audience.NameOf(id)) : "…";
        return [
            .. moves.Select(m => new GoalStep(m.GoalId, m.At, m.Side, By(m.ById)) { Stage = m.Stage, IsRecurrence = m.IsRecurrence, Words = Open(m.Heard, m.ExpiresAt, m.ById) }),
            .. readings.Select(r => new GoalStep(r.GoalId, r.At, r.Side, By(r.ById)) { Importance = r.Importance, Confidence = r.Confidence, Words = Open(r.Why, r.ExpiresAt, r.ById) }),
        ];
    }
}

/// <param name="Steps">Stages and readings of both sides, the oldest first.</param>
public sealed record GoalStory(Guid Id, Guid PartnerId, string Words, DateTime At, IReadOnlyList<GoalStep> Steps)
{
    public IReadOnlyList<GoalPerson> Contacts { get; init; } = [];
    public GoalEnding? End { get; init; }

    public GoalStep? StageOf(Side side) => Steps.LastOrDefault(s => s.Side == side && s.Stage is not null);

    public GoalStep? RulersOf(Side side) => Steps.LastOrDefault(s => s.Side == side && s.Importance is not null);
}

/// <summary>A stage noted or rulers read, by one side at one moment.</summary>
public sealed record GoalStep(Guid GoalId, DateTime At, Side Side, string By)
{
    public StageOfChange? Stage { get; init; }
    public bool IsRecurrence { get; init; }
    public int? Importance { get; init; }
    public int? Confidence { get; init; }
    public string? Words { get; init; }
}

/// <param name="AgreedAt">When they said themselves that this is what was agreed.</param>
public sealed record GoalPerson(Guid Id, string Words, DateTime? AgreedAt);

public sealed record GoalEnding(GoalEndKind Kind, Side By, DateTime At, string Why);
