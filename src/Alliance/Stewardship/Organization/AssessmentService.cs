using System.Text.Json;
using Alliance.Partnerships.Export;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Organization;

/// <summary>
/// Opens and closes rounds and takes sheets in. A sheet is added to tallies as it comes; no row holds one, so nobody can look up
/// who said what, and nobody can change or take back what they said.
/// </summary>
public sealed class AssessmentService(AllianceContext db)
{
    /// <returns>Null where one is open already.</returns>
    public async Task<AssessmentRound?> OpenAsync(DateOnly answerBy, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        if (await db.Set<AssessmentRound>().AnyAsync(r => r.ClosedAt == null)) return null;
        var round = new AssessmentRound { AgencyId = action.AgencyId, Id = action.NewId(), OpenedAt = action.Now, OpenedById = action.Actor, AnswerBy = answerBy };
        db.Add(round);
        db.AddRange(Empty(round));
        await db.SaveAsync(action, OrganizationEvents.RoundOpened, round, null);
        await write.CommitAsync();
        return round;
    }

    /// <summary>A tally at zero for every answer there can be.</summary>
    public static IEnumerable<AnswerTally> Empty(AssessmentRound round) =>
        from element in ElementBook.All
        from level in Enum.GetValues<Level>()
        select new AnswerTally { AgencyId = round.AgencyId, RoundId = round.Id, Element = element.Code, Level = level };

    /// <param name="answers">One for each element of the part.</param>
    public async Task<SheetResult> HandInAsync(Guid roundId, Part part, IReadOnlyDictionary<string, Level> answers, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        // Holds the round until the end: nobody closes it meanwhile, and of the same sheet sent twice the second finds the first.
        if (await db.Set<AssessmentRound>().Where(r => r.Id == roundId && r.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version)) == 0) return SheetResult.TooLate;
        if (await db.Set<AnsweredSheet>().AnyAsync(s => s.RoundId == roundId && s.AccountId == action.ActorId && s.Part == part)) return SheetResult.ThereAlready;
        foreach (var (code, level) in answers.OrderBy(a => a.Key, StringComparer.Ordinal))
            await db.Set<AnswerTally>().Where(t => t.RoundId == roundId && t.Element == code && t.Level == level).ExecuteUpdateAsync(set => set.SetProperty(t => t.Count, t => t.Count + 1));
        db.Add(new AnsweredSheet { AgencyId = action.AgencyId, Id = action.NewId(), RoundId = roundId, AccountId = action.Actor, Part = part });
        db.Record(action, OrganizationEvents.SheetHandedIn, nameof(AssessmentRound), roundId, null, null);
        await db.SaveChangesAsync();
        await write.CommitAsync();
        return SheetResult.Taken;
    }

    /// <summary>
    /// No more answers. Who handed one in is forgotten; and where too few did, so are their answers: what will never be shown is not kept.
    /// </summary>
    /// <returns>False where it was closed before.</returns>
    public async Task<bool> CloseAsync(Guid roundId, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        if (await db.Set<AssessmentRound>().Where(r => r.Id == roundId && r.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version)) == 0) return false;
        var round = await db.Set<AssessmentRound>().SingleAsync(r => r.Id == roundId);
        var sheets = await db.Set<AnsweredSheet>().Where(s => s.RoundId == roundId).GroupBy(s => s.Part).Select(g => new { Part = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Part, g => g.Count);
        (round.Partnerships, round.Organization, round.Problems) = (sheets.GetValueOrDefault(Part.Partnerships), sheets.GetValueOrDefault(Part.Organization), sheets.GetValueOrDefault(Part.Problems));
        (round.ClosedAt, round.ClosedById) = (action.Now, action.Actor);
        foreach (var part in Enum.GetValues<Part>().Where(p => round.SheetsOf(p) < SmallCells.Threshold)) await ForgetAsync(roundId, part);
        await db.Set<AnsweredSheet>().Where(s => s.RoundId == roundId).ExecuteDeleteAsync();
        var tallies = await db.Set<AnswerTally>().Where(t => t.RoundId == roundId && t.Count > 0).OrderBy(t => t.Element).ThenBy(t => t.Level).Select(t => new { t.Element, t.Level, t.Count }).ToListAsync();
        // From here on the tallies change no more, and the sealed event says what they are.
        db.Record(action, OrganizationEvents.RoundClosed, nameof(AssessmentRound), round.Id, null, JsonSerializer.Serialize(new { round.Partnerships, round.Organization, round.Problems, tallies }));
        await db.SaveChangesAsync();
        await write.CommitAsync();
        return true;
    }

    private Task<int> ForgetAsync(Guid roundId, Part part)
    {
        var codes = ElementBook.Of(part).Select(e => e.Code).ToList();
        return db.Set<AnswerTally>().Where(t => t.RoundId == roundId && codes.Contains(t.Element)).ExecuteDeleteAsync();
    }
}

public enum SheetResult { Taken, ThereAlready, TooLate }
