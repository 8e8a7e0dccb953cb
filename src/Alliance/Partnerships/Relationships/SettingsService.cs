using Alliance.Partnerships.Team;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Relationships;

public sealed record SettingsChange(int CadenceDays, int WeeklyHoursPerOfficer);

/// <summary>Changes what an agency chose for its partnerships, and moves the due dates that follow from it.</summary>
public sealed class SettingsService(AllianceContext db, AgencyScope scope)
{
    /// <summary>Small enough that nobody else waits for the writer's place longer than a blink.</summary>
    private const int ChunkLength = 500;

    /// <param name="version">The version the form was made from; 0 where nobody had changed anything yet.</param>
    /// <returns>How many due dates followed.</returns>
    public async Task<int> ChangeAsync(int version, SettingsChange change, ActionContext action)
    {
        var settings = await db.Set<PartnershipSettings>().SingleOrDefaultAsync();
        if (settings is null) db.Add(settings = new PartnershipSettings { Id = action.NewId() });
        else db.Entry(settings).Property(s => s.Version).OriginalValue = version;
        if (settings.WeeklyHoursPerOfficer != change.WeeklyHoursPerOfficer)
            db.Add(new TimeBudget { AgencyId = action.AgencyId, Id = action.NewId(), HoursPerOfficer = change.WeeklyHoursPerOfficer, SetById = action.Actor, SetAt = action.Now });
        (settings.CadenceDays, settings.WeeklyHoursPerOfficer) = (change.CadenceDays, change.WeeklyHoursPerOfficer);
        if (db.ChangeTracker.HasChanges()) await db.SaveAsync(action, PartnershipEvents.SettingsChanged, settings, null);
        // Also where nothing changed: saving once more mends what an interruption left behind.
        return await MoveDueDatesAsync(change.CadenceDays, scope.Current.DayOf(action.Now));
    }

    /// <summary>How long a record stays after the last talk. What is older goes within the hour.</summary>
    public async Task ChangeRetentionAsync(int version, int months, ActionContext action)
    {
        var settings = await db.Set<PartnershipSettings>().SingleOrDefaultAsync();
        if (settings is null) db.Add(settings = new PartnershipSettings { Id = action.NewId() });
        else db.Entry(settings).Property(s => s.Version).OriginalValue = version;
        settings.RetentionMonths = months;
        if (db.ChangeTracker.HasChanges()) await db.SaveAsync(action, PartnershipEvents.RetentionChanged, settings, null);
    }

    /// <summary>
    /// Chunk by chunk along the key. Each row is asked again, as it is changed, for the day its date follows from: a talk logged
    /// meanwhile has already moved it, and is left alone.
    /// </summary>
    private async Task<int> MoveDueDatesAsync(int days, DateOnly today)
    {
        var (after, moved) = (Guid.Empty, 0);
        while (true)
        {
            var chunk = await Following(today).Where(r => r.Id.CompareTo(after) > 0).OrderBy(r => r.Id).Take(ChunkLength)
                .Select(r => new { r.Id, From = r.LastContactAt ?? r.StartedAt, r.DueOn }).ToListAsync();
            if (chunk.Count == 0) return moved;
            after = chunk[^1].Id;
            var late = chunk.Select(r => new { r.Id, r.From, r.DueOn, Day = scope.Current.DayOf(r.From) }).Where(r => r.DueOn != r.Day.AddDays(days)).GroupBy(r => r.Day).ToList();
            if (late.Count == 0) continue;
            await using var write = await db.BeginWriteAsync();
            foreach (var day in late) moved += await MoveAsync(today, [.. day.Select(r => r.Id)], day.Min(r => r.From), day.Max(r => r.From), day.Key.AddDays(days));
            await write.CommitAsync();
        }
    }

    private Task<int> MoveAsync(DateOnly today, List<Guid> ids, DateTime first, DateTime last, DateOnly due) =>
        Following(today).Where(r => ids.Contains(r.Id) && (r.LastContactAt ?? r.StartedAt) >= first && (r.LastContactAt ?? r.StartedAt) <= last)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.DueOn, due));

    /// <summary>Relationships that follow the agency's rhythm: none of their own, not ended, not paused.</summary>
    private IQueryable<Relationship> Following(DateOnly today) =>
        db.Set<Relationship>().Where(r => r.EndedAt == null && r.CadenceDays == null
            && !db.Set<Pause>().Any(p => p.RelationshipId == r.Id && p.EndedAt == null && (p.UntilOn == null || p.UntilOn > today)));
}
