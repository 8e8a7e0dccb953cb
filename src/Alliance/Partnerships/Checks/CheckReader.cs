using Alliance.Partnerships.Engagements;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Checks;

/// <summary>
/// The only place where the numbers of an answer are read. What it gives away is always a pair: as long as one side's would stand alone,
/// it says who has answered, and no number.
/// </summary>
public sealed class CheckReader(AllianceContext db)
{
    /// <summary>How far apart two answers to the same question must lie to be worth a talk of their own.</summary>
    public const int WideGap = 2;

    public async Task<CheckStory?> ReadAsync(Guid id, DateTime now) => (await ReadAsync(db.Set<AllianceCheck>().Where(c => c.Id == id), now)).SingleOrDefault();

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<CheckStory>> ReadAsync(IQueryable<AllianceCheck> which, DateTime now)
    {
        var checks = await which.AsNoTracking().OrderByDescending(c => c.AskedAt).ThenByDescending(c => c.Id).ToListAsync();
        if (checks.Count == 0) return [];
        var ids = checks.ConvertAll(c => c.Id);
        var answers = (await db.Set<AllianceAnswer>().AsNoTracking().Where(a => ids.Contains(a.CheckId)).ToListAsync()).ToLookup(a => a.CheckId);
        var repairs = await db.Set<Repair>().AsNoTracking().Where(r => ids.Contains(r.CheckId)).ToDictionaryAsync(r => r.CheckId);
        return checks.ConvertAll(c => Story(c, [.. answers[c.Id]], repairs.GetValueOrDefault(c.Id), now));
    }

    /// <summary>Both answers of a check side by side; null unless there are two with numbers.</summary>
    public static IReadOnlyList<AnsweredPair>? PairOf(IReadOnlyCollection<AllianceAnswer> answers)
    {
        var (ours, theirs) = (answers.SingleOrDefault(a => a.Side == Side.Us), answers.SingleOrDefault(a => a.Side == Side.Them));
        if (ours is not { Bond: { } ourBond, Goals: { } ourGoals, Tasks: { } ourTasks } || theirs is not { Bond: { } bond, Goals: { } goals, Tasks: { } tasks }) return null;
        return [new(AllianceQuestion.Bond, ourBond, bond), new(AllianceQuestion.Goals, ourGoals, goals), new(AllianceQuestion.Tasks, ourTasks, tasks)];
    }

    private static CheckStory Story(AllianceCheck check, IReadOnlyCollection<AllianceAnswer> answers, Repair? repair, DateTime now)
    {
        var (weDid, theyDid) = (answers.Any(a => a.Side == Side.Us), answers.Any(a => a.Side == Side.Them));
        return new CheckStory(check.Id, check.PartnerId, check.ContactId, check.AskedBy, check.AskedAt, check.ExpiresAt)
        {
            ClosedAt = check.ClosedAt,
            IsWaiting = check.ClosedAt is null && check.ExpiresAt > now,
            WeAnswered = weDid,
            TheyAnswered = theyDid,
            ForTotalsOnly = answers.Any(a => a.ForTotalsOnly),
            Pair = PairOf(answers),
            Repair = repair,
        };
    }
}

/// <summary>One check as either side may see it.</summary>
public sealed record CheckStory(Guid Id, Guid PartnerId, Guid ContactId, Side AskedBy, DateTime AskedAt, DateTime ExpiresAt)
{
    public DateTime? ClosedAt { get; init; }
    public bool IsWaiting { get; init; }
    public bool WeAnswered { get; init; }
    public bool TheyAnswered { get; init; }

    /// <summary>The contact chose that theirs count in totals only: neither side sees a number.</summary>
    public bool ForTotalsOnly { get; init; }

    /// <summary>Null until both have answered.</summary>
    public IReadOnlyList<AnsweredPair>? Pair { get; init; }
    public Repair? Repair { get; init; }

    public bool WaitsFor(Side side) => IsWaiting && !(side == Side.Us ? WeAnswered : TheyAnswered);
}

public sealed record AnsweredPair(AllianceQuestion Question, int Ours, int Theirs)
{
    public int Gap => Math.Abs(Ours - Theirs);
    public bool IsWide => Gap >= CheckReader.WideGap;
}
