using System.Text.Json;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts;

/// <summary>What the administrator sets about the agency as a whole, and what IT says of the agencies that share a server.</summary>
public sealed class AgencyService(AllianceContext db, AgencyScope scope, TimeProvider time)
{
    /// <summary>The zones of the states and territories, from east to west; any other is set by <c>agency change</c>.</summary>
    public static readonly IReadOnlyList<string> Zones =
    [
        "America/Puerto_Rico", "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
        "America/Anchorage", "Pacific/Honolulu", "Pacific/Pago_Pago", "Pacific/Guam",
    ];

    public async Task ChangeAsync(string name, string timeZone, string? complaintRoute, string? whereToTurn, ActionContext action)
    {
        var agency = await db.Agencies.SingleAsync(a => a.Id == action.AgencyId);
        var old = new { agency.Name, agency.TimeZone, agency.ComplaintRoute, agency.WhereToTurn };
        (agency.Name, agency.TimeZone, agency.ComplaintRoute, agency.WhereToTurn) = (name, timeZone, complaintRoute, whereToTurn);
        db.Record(action, AccountEvents.AgencyChanged, nameof(Agency), null, null, JsonSerializer.Serialize(new { old, @new = new { name, timeZone, complaintRoute, whereToTurn } }));
        await db.SaveChangesAsync();
    }

    /// <summary>Lets one more agency in. The first of a new server, in which nobody has done anything yet, becomes it.</summary>
    /// <returns>The agency, and what it was called that it takes the place of; null where it takes nobody's.</returns>
    /// <exception cref="BadInputException">Something of it will not do, or is another's.</exception>
    public async Task<(Agency Agency, string? Instead)> AddAsync(AgencyEntry entry)
    {
        var agencies = await db.Agencies.ToListAsync();
        var unused = agencies is [var first] && !await db.Users.IgnoreQueryFilters().AnyAsync() && !await db.AuditEvents.IgnoreQueryFilters().AnyAsync() ? first : null;
        Refuse(entry, agencies.Where(a => a != unused));
        var instead = unused?.Name;
        var agency = unused ?? db.Add(new Agency { Id = agencies.Max(a => a.Id) + 1, Name = entry.Name, Slug = entry.Slug, TimeZone = entry.TimeZone }).Entity;
        entry.PutInto(agency);
        scope.Enter(agency);
        db.Record(ActionContext.System(agency.Id, time, "letting an agency in"), AccountEvents.AgencyAdded, nameof(Agency), null, null, JsonSerializer.Serialize(entry));
        await db.SaveChangesAsync();
        return (agency, instead);
    }

    /// <exception cref="BadInputException">Something of it will not do, or is another's.</exception>
    public async Task ChangeEntryAsync(AgencyEntry entry)
    {
        var agencies = await db.Agencies.ToListAsync();
        var agency = agencies.Single(a => a.Id == scope.AgencyId);
        Refuse(entry, agencies.Where(a => a != agency));
        db.Record(ActionContext.System(agency.Id, time, "changing where an agency is reached"), AccountEvents.AgencyChanged, nameof(Agency), null, null, JsonSerializer.Serialize(new { old = AgencyEntry.Of(agency), @new = entry }));
        entry.PutInto(agency);
        await db.SaveChangesAsync();
    }

    private static void Refuse(AgencyEntry entry, IEnumerable<Agency> others)
    {
        if (new AgencyEntryRules().Validate(entry) is { IsValid: false } found) throw new BadInputException(found.Errors[0].ErrorMessage);
        foreach (var other in others)
        {
            if (other.Slug == entry.Slug) throw new BadInputException($"{other.Name} is reached at /at/{entry.Slug} already: choose another name.");
            if (other.HostName is not null && other.HostName == entry.HostName) throw new BadInputException($"{entry.HostName} leads to {other.Name} already: choose another host name.");
        }
    }
}
