using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Touchpoints;

public sealed record NewSeries
{
    /// <summary>Made with the form: the same form posted twice is one series.</summary>
    public required Guid Id { get; init; }
    public required Guid PartnerId { get; init; }
    public required Rhythm Rhythm { get; init; }
    public required IReadOnlyList<DateOnly> Days { get; init; }
    public TimeOnly? AtTime { get; init; }
    public required string Purpose { get; init; }
    public ScreenedAnyway? Screened { get; init; }
}

/// <summary>Plans talks together, and ends what is left of them.</summary>
public sealed class SeriesService(AllianceContext db, ScreeningDesk screening)
{
    /// <returns>False where this form was saved before, in other words; those stand.</returns>
    public async Task<bool> PlanAsync(NewSeries input, ActionContext action)
    {
        var words = (await db.ReferencesAsync(input.PartnerId))(input.Purpose)!;
        Task<bool> IsKeptAsync() => db.Set<Touchpoint>().AnyAsync(t => t.SeriesId == input.Id && t.PartnerId == input.PartnerId && t.AtTime == input.AtTime && t.Purpose == words);
        if (await db.Set<TouchpointSeries>().AnyAsync(s => s.Id == input.Id)) return await IsKeptAsync();
        var series = new TouchpointSeries { AgencyId = action.AgencyId, Id = input.Id, PartnerId = input.PartnerId, PlannedById = action.Actor, Rhythm = input.Rhythm, FirstOn = input.Days[0], PlannedAt = action.Now };
        db.Add(series);
        foreach (var day in input.Days)
        {
            var touchpoint = new Touchpoint { AgencyId = action.AgencyId, Id = action.NewId(), PartnerId = input.PartnerId, OfficerId = action.Actor, On = day, AtTime = input.AtTime, Purpose = words, PlannedAt = action.Now, SeriesId = series.Id };
            db.Add(touchpoint);
            // The words stand in each of them, and go from each.
            if (input.Screened is { } screened) screening.Note(nameof(Touchpoint), touchpoint.Id, screened, action);
        }
        return await db.SaveNewAsync(action, PartnershipEvents.SeriesPlanned, series, input.PartnerId) || await IsKeptAsync();
    }

    /// <summary>Calls off what lies ahead of it from a day on; what has happened stays.</summary>
    /// <returns>How many talks.</returns>
    public async Task<int> CutAsync(TouchpointSeries series, DateOnly from, ActionContext action)
    {
        var ahead = await db.Set<Touchpoint>().Where(t => t.SeriesId == series.Id && t.IsOpen && t.On >= from).ToListAsync();
        if (ahead.Count == 0) return 0;
        ahead.ForEach(t => (t.CancelledAt, t.IsOpen) = (action.Now, false));
        await db.SaveAsync(action, PartnershipEvents.SeriesCutShort, series, series.PartnerId);
        return ahead.Count;
    }
}
