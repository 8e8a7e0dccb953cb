using System.Text.Json;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts;

/// <summary>What the administrator sets about the agency as a whole.</summary>
public sealed class AgencyService(AllianceContext db)
{
    /// <summary>The zones of the states and territories, from east to west; any other is set in the database.</summary>
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
}
