using System.Threading.RateLimiting;
using Alliance.Platform.Accounts;
using Microsoft.AspNetCore.RateLimiting;

namespace Alliance.Partnerships.Calendar;

/// <summary>
/// How often one network address may ask for calendars: enough for a department behind one address whose programs all look every few
/// minutes. A secret of 256 bits is not guessed; this is against load, and comes before anything is looked up.
/// </summary>
public static class CalendarLimit
{
    public const string Policy = "calendar";
    public const int InAMinute = 240;

    public static IServiceCollection AddCalendarLimit(this IServiceCollection services) =>
        services.Configure<RateLimiterOptions>(options => options.AddPolicy(Policy, request => RateLimitPartition.GetFixedWindowLimiter(request.Source() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = InAMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 })));
}
