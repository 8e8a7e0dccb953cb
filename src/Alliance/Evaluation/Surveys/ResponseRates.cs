using Alliance.Evaluation.Studies;
using Alliance.Partnerships.Export;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Surveys;

/// <param name="Unit">Null for answers of no unit.</param>
public sealed record UnitRate(string? Unit, ShownCount Asked, ShownCount Answered);

/// <summary>How many were asked by a link and how many answered; small counts held back.</summary>
public sealed record WaveRates(ShownCount Asked, ShownCount AnsweredByLink, IReadOnlyList<UnitRate> Units, IReadOnlyList<(SurveyWays Way, ShownCount Count)> Ways, ShownCount Slips, ShownCount SlipsUsed)
{
    /// <summary>In whole percent; null where one of the two is held back, or nobody was asked.</summary>
    public static int? Percent(ShownCount asked, ShownCount answered) => asked.Value is > 0 and var of && answered.Value is { } done ? (int)Math.Round(100.0 * done / of) : null;
}

public sealed class ResponseRates(AllianceContext db)
{
    public async Task<WaveRates> OfAsync(SurveyWave wave)
    {
        var invited = await db.Set<SurveyInvitation>().Where(i => i.WaveId == wave.Id).GroupBy(i => i.UnitId).Select(g => new { Unit = g.Key, Asked = g.Count(), Answered = g.Count(i => i.AnsweredOn != null) }).ToListAsync();
        var units = await db.Set<StudyUnit>().Where(u => u.StudyId == wave.StudyId).OrderBy(u => u.Name).ToListAsync();
        var ways = await db.Set<SurveyResponse>().Where(r => r.WaveId == wave.Id).GroupBy(r => r.Way).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var slips = await db.Set<SurveySlip>().Where(s => s.WaveId == wave.Id).GroupBy(s => s.UsedOn != null).Select(g => new { IsUsed = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.IsUsed, g => g.Count);
        return new WaveRates(
            Total([.. invited.Select(i => i.Asked)]),
            Total([.. invited.Select(i => i.Answered)]),
            [.. units.Select(u => (u.Name, Row: invited.Find(i => i.Unit == u.Id))).Where(u => u.Row is not null).Select(u => new UnitRate(u.Name, Shown(u.Row!.Asked), Shown(u.Row.Answered)))],
            [.. Enum.GetValues<SurveyWays>().Where(w => w != SurveyWays.None && wave.Ways.HasFlag(w)).Select(w => (w, Shown(ways.GetValueOrDefault(w))))],
            Shown(slips.Values.Sum()), Shown(slips.GetValueOrDefault(true)));
    }

    /// <summary>Held back too where it would tell, by subtraction, a small number that is held back.</summary>
    private static ShownCount Total(int[] counts) => SmallCells.IsSmall(counts.Where(SmallCells.IsSmall).Sum()) ? new ShownCount(null) : Shown(counts.Sum());

    private static ShownCount Shown(int count) => SmallCells.Show(count, holdBack: true);
}
