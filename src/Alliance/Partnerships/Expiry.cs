using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Craft;
using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships;

/// <summary>
/// Takes out, once an hour, what was only to be kept until a day: a person whose consent has run out, words about people who did not take
/// part, and records of partners with whom nobody has talked for so long as the agency chose.
/// </summary>
public sealed class Expiry(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<Expiry> log)
    : HouseJob("expiry", TimeSpan.FromHours(1), leases, time, log)
{
    private const int BatchSize = 50, RecordsInAnHour = 500;
    private readonly TimeProvider time = time;

    public override async Task RunAsync(CancellationToken cancel = default)
    {
        await foreach (var (agency, _) in scopes.InEachAgencyAsync(cancel))
        {
            await InAsync(agency, TakeOutNamesAsync, cancel);
            await InAsync(agency, EmptyEntriesAsync, cancel);
            await InAsync(agency, EmptyGoalsAsync, cancel);
            await InAsync(agency, (services, action, stop) => services.GetRequiredService<WordsOfOthers>().ForgetDueAsync(action, stop), cancel);
            await InAsync(agency, RunOutChecksAsync, cancel);
            await InAsync(agency, (services, action, stop) => services.GetRequiredService<ConsentTimes>().RunAsync(action, stop), cancel);
            await InAsync(agency, LetRecordsGoAsync, cancel);
            await InAsync(agency, EmptyConcernsAsync, cancel);
            await InAsync(agency, EndOffersAsync, cancel);
            await InAsync(agency, (services, action, _) => services.GetRequiredService<ThanksService>().EndDueAsync(action), cancel);
            await InAsync(agency, (services, action, _) => services.GetRequiredService<CraftNoteService>().EndDueAsync(action), cancel);
            await InAsync(agency, RunOutOrganizationTiesAsync, cancel);
            await InAsync(agency, ReckonTiesAsync, cancel);
            await InAsync(agency, (services, _, stop) => services.GetRequiredService<AreaService>().MeasureAsync(stop), cancel);
            await InAsync(agency, (services, _, _) => services.GetRequiredService<AllianceContext>().SettleErasureAsync(), cancel);
        }
    }

    private async Task InAsync(Agency agency, Func<IServiceProvider, ActionContext, CancellationToken, Task> work, CancellationToken cancel)
    {
        await using var room = scopes.OpenIn(agency);
        await work(room.ServiceProvider, ActionContext.System(agency.Id, time, "What was to be kept until a day has reached it") with { Source = "this server" }, cancel);
    }

    private static async Task TakeOutNamesAsync(IServiceProvider services, ActionContext action, CancellationToken cancel)
    {
        var db = services.GetRequiredService<AllianceContext>();
        var lapsed = await db.Set<Contact>().Where(c => (c.Name != null || c.Telephone != null || c.Email != null || db.Set<Consent>().Any(a => a.ContactId == c.Id && a.WithdrawnAt == null))
            && !db.Set<Consent>().Any(a => a.ContactId == c.Id && a.WithdrawnAt == null && a.ExpiresAt > action.Now)).ToListAsync(cancel);
        foreach (var contact in lapsed) await services.GetRequiredService<ContactService>().TakeOutAsync(contact, hasLeft: false, ConsentWay.RanOut, action);
    }

    private static async Task EmptyEntriesAsync(IServiceProvider services, ActionContext action, CancellationToken cancel)
    {
        var db = services.GetRequiredService<AllianceContext>();
        while (true)
        {
            var due = await db.Set<Engagement>().Where(e => e.ExpiresAt <= action.Now && (e.Heard != null || e.Purpose != ContactReferences.TakenOut)).OrderBy(e => e.Id).Take(BatchSize).ToListAsync(cancel);
            if (due.Count == 0) return;
            await services.GetRequiredService<EngagementService>().EmptyAsync(due, action);
        }
    }

    private static async Task EmptyGoalsAsync(IServiceProvider services, ActionContext action, CancellationToken cancel)
    {
        var words = services.GetRequiredService<GoalWords>();
        while (await words.ForgetDueAsync(action) > 0) cancel.ThrowIfCancellationRequested();
        await services.GetRequiredService<RepairService>().ForgetDueAsync(action, cancel);
    }

    private static Task RunOutChecksAsync(IServiceProvider services, ActionContext action, CancellationToken cancel) =>
        services.GetRequiredService<AllianceCheckService>().RunOutAsync(action, cancel);

    private static async Task RunOutOrganizationTiesAsync(IServiceProvider services, ActionContext action, CancellationToken cancel) =>
        await services.GetRequiredService<OrganizationTieService>().RunOutAsync(await services.GetRequiredService<Retention>().CutoffAsync(action.Now), action, cancel);

    private static async Task ReckonTiesAsync(IServiceProvider services, ActionContext action, CancellationToken cancel)
    {
        while (await services.GetRequiredService<RelationshipService>().ReckonTiesAsync(BatchSize, cancel) > 0) cancel.ThrowIfCancellationRequested();
    }

    /// <summary>One after the other, each in a short write; what is more than an hour's share waits for the next.</summary>
    private static async Task LetRecordsGoAsync(IServiceProvider services, ActionContext action, CancellationToken cancel)
    {
        var db = services.GetRequiredService<AllianceContext>();
        var retention = services.GetRequiredService<Retention>();
        var cutoff = await retention.CutoffAsync(action.Now);
        var due = await retention.DueAsync(cutoff, RecordsInAnHour, action.Now, cancel);
        foreach (var partner in due)
        {
            await retention.LetGoAsync(partner, cutoff, action);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The words of a concern that ended long ago, or of one that nobody has come back to for as long.</summary>
    private static async Task EmptyConcernsAsync(IServiceProvider services, ActionContext action, CancellationToken cancel)
    {
        var db = services.GetRequiredService<AllianceContext>();
        var (old, ofOthers) = (action.Now - Concern.Lifetime, action.Now - Concern.SpeaksOfOthersLifetime);
        while (true)
        {
            var due = await db.Set<Concern>().Where(c => c.Words != ContactReferences.TakenOut && (c.EndedAt <= old || c.SpeaksOfOthers && c.State != ConcernState.Open && !db.Set<ConcernStep>().Any(s => s.ConcernId == c.Id && s.At > ofOthers)
                || c.RaisedAt <= old && !db.Set<ConcernStep>().Any(s => s.ConcernId == c.Id && s.At > old))).OrderBy(c => c.Id).Take(BatchSize).ToListAsync(cancel);
            if (due.Count == 0) return;
            await services.GetRequiredService<ConcernService>().EmptyAsync(due, action);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>An offer whose last day has passed, and one of somebody who is no longer there.</summary>
    private static async Task EndOffersAsync(IServiceProvider services, ActionContext action, CancellationToken cancel)
    {
        var db = services.GetRequiredService<AllianceContext>();
        var today = services.GetRequiredService<AgencyScope>().Current.DayOf(action.Now);
        var due = await db.Set<Offer>().Where(o => o.EndedAt == null && (o.UntilOn < today || db.Set<Contact>().Any(c => c.Id == o.ContactId && c.LeftAt != null))).OrderBy(o => o.Id).ToListAsync(cancel);
        foreach (var offer in due) await services.GetRequiredService<OfferService>().EndAsync(offer, action);
    }
}
