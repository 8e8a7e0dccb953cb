using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Absences;

/// <summary>An officer to choose, with the day until which they are away, where they are.</summary>
public sealed record AwayChoice(Guid Id, string Words);

public static class AwayChoices
{
    /// <summary>Every officer but one, by name, and beside those who are away until when.</summary>
    public static async Task<IReadOnlyList<AwayChoice>> OfficersWithDaysAsync(this AllianceContext db, Guid but, DateOnly today, IStringLocalizer<Words> words)
    {
        var officers = (await db.OfficersAsync()).Where(o => o.Id != but).ToList();
        var away = await db.AwayUntilAsync([.. officers.Select(o => o.Id)], today);
        return officers.ConvertAll(o => new AwayChoice(o.Id, away.TryGetValue(o.Id, out var until) ? words["{0} (away until {1:MMMM d})", o.Name, until] : o.Name));
    }
}
