using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Concerns;

/// <summary>Asks, four weeks after a concern was answered, whether it is solved: in the portal, and by a letter without a word of it.</summary>
public sealed class ConcernAsking(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<ConcernAsking> log)
    : HouseJob("concerns", TimeSpan.FromHours(1), leases, time, log)
{
    private const int BatchSize = 50;
    private readonly TimeProvider time = time;

    public override async Task RunAsync(CancellationToken cancel = default)
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
                if (concern.ContactId is { } contact) await room.ServiceProvider.GetRequiredService<QuestionLetters>().AskWhetherSolvedAsync(contact, action);
                await room.ServiceProvider.GetRequiredService<ConcernService>().AskAsync(concern, action);
            }
            if (due.Count < BatchSize) return;
        }
    }
}
