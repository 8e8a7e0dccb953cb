using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Curriculum;

/// <param name="ReadNumber">The version that was read last; null where none was.</param>
/// <param name="Best">The best check; null where none was answered.</param>
public sealed record ModuleStanding(int? ReadNumber, CheckTaken? Best, int? CheckedNumber);

/// <summary>What one learner has read and answered.</summary>
public sealed class MyLearning(AllianceContext db)
{
    public async Task<IReadOnlyDictionary<string, ModuleStanding>> OfAsync(Guid account)
    {
        var read = await (from reading in db.Set<ModuleReading>()
                          join version in db.Set<ModuleVersion>() on reading.ModuleVersionId equals version.Id
                          where reading.AccountId == account
                          select new { version.Key, version.Number }).ToListAsync();
        var taken = await (from check in db.Set<CheckTaken>().AsNoTracking()
                           join version in db.Set<ModuleVersion>() on check.ModuleVersionId equals version.Id
                           where check.AccountId == account
                           select new { version.Key, version.Number, Check = check }).ToListAsync();
        return read.Select(r => r.Key).Union(taken.Select(t => t.Key)).ToDictionary(key => key, key =>
        {
            var best = taken.Where(t => t.Key == key).OrderByDescending(t => t.Check.IsEnough).ThenByDescending(t => t.Check.Right / (double)t.Check.Of).ThenByDescending(t => t.Check.TakenAt).FirstOrDefault();
            return new ModuleStanding(read.Where(r => r.Key == key).Select(r => (int?)r.Number).Max(), best?.Check, best?.Number);
        });
    }
}
