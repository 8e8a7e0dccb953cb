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
        await foreach (var (agency, services) in scopes.InEachAgencyAsync(cancel)) await AskAsync(agency, services, cancel);
    }

    private async Task AskAsync(Agency agency, IServiceProvider services, CancellationToken cancel)
    {
        var action = ActionContext.System(agency.Id, time, "Asking whether a concern is solved") with { Source = "this server" };
        var db = services.GetRequiredService<AllianceContext>();
        while (true)
        {
            var due = await db.Set<Concern>().Where(c => c.AskAt <= action.Now).OrderBy(c => c.AskAt).Take(BatchSize).ToListAsync(cancel);
            foreach (var concern in due)
            {
                if (concern.ContactId is { } contact) await services.GetRequiredService<QuestionLetters>().AskWhetherSolvedAsync(contact, action);
                await services.GetRequiredService<ConcernService>().AskAsync(concern, action);
            }
            if (due.Count < BatchSize) return;
        }
    }
}
