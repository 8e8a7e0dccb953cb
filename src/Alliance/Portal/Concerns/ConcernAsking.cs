using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform;
using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Concerns;

/// <summary>Asks, four weeks after a concern was answered, whether it is solved: in the portal, and by a letter without a word of it.</summary>
public sealed partial class ConcernAsking(IServiceScopeFactory scopes, JobLeases leases, Settings settings, TimeProvider time, ILogger<ConcernAsking> log) : BackgroundService
{
    private const int BatchSize = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    if (await leases.HoldAsync("concerns", Pause * 2, stoppingToken)) await RunAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    CouldNotRun(failure);
                }
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server is stopping; the next start asks.
        }
    }

    public async Task RunAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var agency in await scope.ServiceProvider.GetRequiredService<AllianceContext>().Agencies.AsNoTracking().ToListAsync(cancel)) await AskAsync(agency, cancel);
    }

    private async Task AskAsync(Agency agency, CancellationToken cancel)
    {
        await using var room = scopes.CreateAsyncScope();
        room.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
        var action = ActionContext.System(agency.Id, time, "Asking whether a concern is solved") with { Source = "this server" };
        var db = room.ServiceProvider.GetRequiredService<AllianceContext>();
        while (true)
        {
            var due = await db.Set<Concern>().Where(c => c.AskAt <= action.Now).OrderBy(c => c.AskAt).Take(BatchSize).ToListAsync(cancel);
            foreach (var concern in due)
            {
                if (await ReaderAsync(db, concern, action.Now, cancel) is { } reader) room.ServiceProvider.GetRequiredService<ConcernLetters>().AskWhetherSolved(reader.Id, reader.Email, reader.Language, PortalAddress(agency), action);
                await room.ServiceProvider.GetRequiredService<ConcernService>().AskAsync(concern, action);
            }
            if (due.Count < BatchSize) return;
        }
    }

    /// <summary>Whoever raised it, where they agreed to be written to. A safe contact did not.</summary>
    private static Task<Reader?> ReaderAsync(AllianceContext db, Concern concern, DateTime now, CancellationToken cancel) => (
        from contact in db.Set<Contact>()
        where contact.Id == concern.ContactId && contact.LeftAt == null && contact.Email != null && db.Set<ConsentChoice>().Any(c => c.ContactId == contact.Id && c.Kind == ChoiceKind.Email && c.WithdrawnAt == null)
        join consent in db.Set<Consent>() on contact.Id equals consent.ContactId
        where consent.WithdrawnAt == null && consent.ExpiresAt > now
        orderby consent.GivenAt descending
        select new Reader(contact.Id, contact.Email!, consent.Language)).FirstOrDefaultAsync(cancel);

    private sealed record Reader(Guid Id, string Email, string Language);

    /// <summary>Where nobody has said what the address is, the letter tells to come in as last time.</summary>
    private string? PortalAddress(Agency agency) => Door.PortalAddress.Known(settings, agency) is { } address ? $"{address}/portal" : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether concerns are solved could not be asked; trying again in an hour.")]
    private partial void CouldNotRun(Exception failure);
}
