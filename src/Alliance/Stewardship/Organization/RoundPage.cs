using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Organization;

/// <summary>A page about one round, or about what follows from it.</summary>
public abstract class RoundPage(AllianceContext db) : ScreenedPage
{
    public AssessmentRound Round { get; private set; } = null!;

    public bool IsLead => User.IsInRole(nameof(Role.Supervisor)) || User.IsInRole(nameof(Role.Steward));

    /// <summary>Where words are looked at as they are typed; the steward's are on saving only.</summary>
    public string? ScreenAt => User.IsInRole(nameof(Role.Steward)) ? null : Url.Content("~/Stewardship/Screen");

    public DateOnly Today => Agency.DayOf(HttpContext.RequestServices.GetRequiredService<TimeProvider>().Instant());

    public DateTime LocalOf(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(instant, Zone);

    protected AllianceContext Db => db;

    protected async Task<bool> FindRoundAsync(Guid id)
    {
        if (await db.Set<AssessmentRound>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id) is not { } round) return false;
        Round = round;
        return true;
    }
}

/// <summary>The way back from a page about a round.</summary>
/// <param name="Round">Where what was found stands; null where the page hangs under the beginning itself.</param>
public sealed record RoundTrail(AssessmentRound? Round, string Here);
