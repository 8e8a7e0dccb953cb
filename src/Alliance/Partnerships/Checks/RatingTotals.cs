using Alliance.Partnerships.Export;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Checks;

/// <summary>
/// How contacts rate working together, counted and nothing else. A quarter is shown once it is over and enough have answered: watching a
/// count grow by one would show who it was.
/// </summary>
public sealed class RatingTotals(AllianceContext db, AgencyScope scope)
{
    /// <summary>Adds one contact's answer. To be called inside a write.</summary>
    public async Task CountAsync(NewAnswer answer, DateTime now)
    {
        var (year, quarter) = QuarterOf(scope.Current.DayOf(now));
        foreach (var (question, score) in new[] { (AllianceQuestion.Bond, answer.Bond), (AllianceQuestion.Goals, answer.Goals), (AllianceQuestion.Tasks, answer.Tasks) })
        {
            var counted = await db.Set<RatingTotal>().Where(t => t.Year == year && t.Quarter == quarter && t.Question == question && t.Score == score).ExecuteUpdateAsync(set => set.SetProperty(t => t.Count, t => t.Count + 1));
            if (counted == 0) db.Add(new RatingTotal { Year = year, Quarter = quarter, Question = question, Score = score, Count = 1 });
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Entries<RatingTotal>().ToList().ForEach(e => e.State = EntityState.Detached);
    }

    /// <summary>The quarters that are over and may be shown, the latest first.</summary>
    public async Task<IReadOnlyList<QuarterRating>> OverAsync(DateOnly today)
    {
        var (year, quarter) = QuarterOf(today);
        var rows = await db.Set<RatingTotal>().Where(t => t.Year < year || t.Year == year && t.Quarter < quarter).ToListAsync();
        return [.. from row in rows
                   group row by (row.Year, row.Quarter, row.Question) into cell
                   let count = cell.Sum(t => t.Count)
                   where count >= SmallCells.Threshold
                   orderby cell.Key.Year descending, cell.Key.Quarter descending, cell.Key.Question
                   select new QuarterRating(cell.Key.Year, cell.Key.Quarter, cell.Key.Question, count, cell.Sum(t => t.Count * t.Score) / (double)count)];
    }

    private static (int Year, int Quarter) QuarterOf(DateOnly day) => (day.Year, (day.Month + 2) / 3);
}

/// <param name="Mean">Of the scores from 1 to 5.</param>
public sealed record QuarterRating(int Year, int Quarter, AllianceQuestion Question, int Answers, double Mean);
