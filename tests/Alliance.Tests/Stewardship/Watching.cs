using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>Builders: those who watch over a village, and events to be found there.</summary>
internal static class Watching
{
    public static Task<Account> AddWatcherAsync(this Village village, Role role) => village.House.AddAccountAsync(village.Agency.Id, $"{role}-{village.Agency.Id}".ToLowerInvariant(), role);

    /// <summary>One more person of the village in this role, signed in.</summary>
    public static async Task<Browser> WatchAsync(this Village village, Role role) => await village.House.SignInAsync(await village.AddWatcherAsync(role), role);

    /// <summary>An event, about a partner or a person where a subject is given.</summary>
    /// <returns>Its key.</returns>
    public static Task<Guid> TellAsync(this Village village, string what, DateTime? at = null, Guid? actor = null, Role? role = null, Guid? subject = null, string? json = null) => village.House.DoAsync(async services =>
    {
        var db = services.GetRequiredService<AllianceContext>();
        var row = db.Record(village.House.Act(actor, role, village.Agency.Id) with { Now = at ?? village.Now }, what, subject is null ? null : nameof(Partner), subject, subject, json);
        await db.SaveChangesAsync();
        return row.Id;
    }, village.Agency.Id);
}
