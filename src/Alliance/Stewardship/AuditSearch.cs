using System.Text.Json;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship;

/// <summary>What the steward looks for among the events.</summary>
public sealed record AuditFilter
{
    public string? Action { get; init; }
    public string? Role { get; init; }
    public Guid? Who { get; init; }
    public DateOnly? Day { get; init; }

    /// <summary>Show what came before this event.</summary>
    public Guid? Before { get; init; }
}

/// <summary>Events as the steward sees them: who, why and which fields; no value, no note, and people outside the agency by pseudonym.</summary>
public sealed class AuditSearch(AllianceContext db, AgencyScope scope)
{
    public const int PageLength = 50;

    public async Task<(IReadOnlyList<AuditLine> Lines, Guid? Older)> FindAsync(AuditFilter filter)
    {
        var rows = await (from row in Narrow(filter)
                          join actor in db.Users on row.ActorId equals (Guid?)actor.Id into actors
                          from actor in actors.DefaultIfEmpty()
                          join colleague in db.Users on row.SubjectId equals (Guid?)colleague.Id into colleagues
                          from colleague in colleagues.DefaultIfEmpty()
                          join payload in db.AuditPayloads on new { row.AgencyId, row.Id } equals new { payload.AgencyId, Id = payload.EventId } into payloads
                          from payload in payloads.DefaultIfEmpty()
                          orderby row.Id descending
                          select new { row, Who = actor == null ? null : actor.DisplayName, Whose = colleague == null ? null : colleague.DisplayName, Json = payload == null ? null : payload.Json }).Take(PageLength + 1).ToListAsync();
        var lines = rows.Take(PageLength).Select(r => new AuditLine(r.row.At, r.Who, r.row.Role, r.row.Action, r.row.Purpose, r.row.Entity, r.Whose, r.Whose is null ? Sign.Of(r.row.SubjectId) : null, FieldNames(r.Json), r.row.Source)).ToList();
        return (lines, rows.Count > PageLength ? rows[PageLength - 1].row.Id : null);
    }

    /// <summary>The names of events there were lately, for the filter's list.</summary>
    public async Task<IReadOnlyList<string>> ActionsAsync() =>
        await db.AuditEvents.OrderByDescending(e => e.Id).Take(5000).Select(e => e.Action).Distinct().OrderBy(a => a).ToListAsync();

    private IQueryable<Platform.Audit.AuditEvent> Narrow(AuditFilter filter)
    {
        var events = db.AuditEvents.AsNoTracking();
        if (filter.Action is { } action) events = events.Where(e => e.Action == action);
        if (filter.Role is { } role) events = events.Where(e => e.Role == role);
        if (filter.Who is { } who) events = events.Where(e => e.ActorId == who);
        if (filter.Day is { } day)
        {
            // Keys are ordered by time, so a day is a range of keys.
            var (from, to) = (FirstKeyOf(day), FirstKeyOf(day.AddDays(1)));
            events = events.Where(e => e.Id.CompareTo(from) >= 0 && e.Id.CompareTo(to) < 0);
        }
        if (filter.Before is { } before) events = events.Where(e => e.Id.CompareTo(before) < 0);
        return events;
    }

    private Guid FirstKeyOf(DateOnly day)
    {
        var zone = scope.Current.Zone;
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var instant = TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, zone);
        return TimeKeys.FirstAt(instant);
    }

    /// <summary>Which fields of which tables an event changed. Values are never taken out of the payload.</summary>
    private static IReadOnlyList<string> FieldNames(string? json)
    {
        if (json is null) return [];
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object) return [];
        return [.. document.RootElement.EnumerateObject().Where(row => row.Name.Contains('/', StringComparison.Ordinal) && row.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(row => Fields(row.Value).Select(field => $"{row.Name.Split('/')[0]}: {field}")).Distinct()];
    }

    private static IEnumerable<string> Fields(JsonElement change) =>
        change.EnumerateObject().Where(side => side.Name is "old" or "new" && side.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(side => side.Value.EnumerateObject().Select(field => field.Name)).Distinct();
}

/// <param name="Whose">The colleague it was about, by name.</param>
/// <param name="Sign">The partner or person outside it was about, by pseudonym.</param>
public sealed record AuditLine(DateTime At, string? Who, string Role, string Action, string Purpose, string? Entity, string? Whose, string? Sign, IReadOnlyList<string> Fields, string? Source);
