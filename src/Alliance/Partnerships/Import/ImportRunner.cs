using System.Data.Common;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Import;

/// <summary>Does what a run's state asks for, applying or undoing, and puts in order what an earlier stop left behind.</summary>
public sealed partial class ImportRunner(IServiceScopeFactory scopes, ImportTurn turn, TimeProvider time, ILogger<ImportRunner> log)
{
    public const string Stopped = "The server stopped while this was being brought in. Nothing of it was kept; press “Bring them in” to try again.";
    public const string Lost = "The database did not answer or has no room, so this was not brought in. Nothing of it was kept; press “Bring them in” to try again.";

    /// <returns>False where the run failed; it says why.</returns>
    public async Task<bool> RunAsync(Guid runId, ActionContext action, IProgress<ImportProgress>? progress, Action? waiting, CancellationToken cancel)
    {
        await using var held = await turn.TakeAsync(waiting, cancel);
        return await TryRunAsync(runId, action, progress, cancel);
    }

    /// <summary>Puts in order every run that says it is at work while nobody is, and does those that were asked for and forgotten.</summary>
    public async Task RecoverAsync(CancellationToken cancel)
    {
        if (await UnfinishedAsync(cancel) is { Count: 0 }) return;
        await using var held = await turn.TryTakeAsync(cancel);
        if (held is null) return;
        foreach (var (agencyId, runId, state) in await UnfinishedAsync(cancel))
        {
            if (state == ImportState.Asked) await TryRunAsync(runId, ActionContext.System(agencyId, time, "Going on with an import that was asked for"), null, cancel);
            else await PutInOrderAsync(agencyId, runId, Stopped, cancel);
        }
    }

    private async Task<bool> TryRunAsync(Guid runId, ActionContext action, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        try
        {
            await RunAsync(await AgencyAsync(action.AgencyId, cancel), runId, action, progress, cancel);
            return true;
        }
        catch (Exception failure) when (IsLost(failure))
        {
            DidNotFinish(failure, runId);
            await TryPutInOrderAsync(action.AgencyId, runId, Lost);
            return false;
        }
    }

    private async Task RunAsync(Agency agency, Guid runId, ActionContext action, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var writing = new ChunkedWriting(scopes, time, agency);
        var run = await writing.ReadAsync(db => db.Set<ImportRun>().AsNoTracking().SingleAsync(r => r.Id == runId, cancel));
        async Task Tell(ImportProgress now)
        {
            progress?.Report(now);
            await turn.KeepAsync(cancel);
        }

        if (run.State == ImportState.Asked) await ApplyAsync(writing, run, action, Tell, cancel);
        else if (run.State == ImportState.Undoing) await UndoAsync(writing, run, action, Tell, cancel);
        LongestCommit(runId, writing.LongestCommit.TotalMilliseconds);
    }

    private async Task ApplyAsync(ChunkedWriting writing, ImportRun run, ActionContext action, Func<ImportProgress, Task> tell, CancellationToken cancel)
    {
        // Said before the work, so that a run that only waits for its turn is not taken for one that stopped.
        await writing.CommitAsync(null, db => db.Set<ImportRun>().Where(r => r.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ImportState.Applying), cancel), cancel);
        var files = UploadedFiles.Unpack(run.FileName, run.File!);
        var prepared = await writing.ReadAsync(db => new ImportPlanner(db).PlanAsync(files, run.Mapping, cancel));
        if (!prepared.Succeeded)
        {
            await FailAsync(writing, run.Id, prepared.Refusal.ToString(), action, cancel);
            return;
        }
        await new ImportWriter(writing, time, run.Id, prepared.Value, action).WriteAsync(tell, cancel);
    }

    private async Task UndoAsync(ChunkedWriting writing, ImportRun run, ActionContext action, Func<ImportProgress, Task> tell, CancellationToken cancel)
    {
        var taking = new ImportTaking(writing, time, run.Id, action);
        await taking.HideAsync(cancel);
        await taking.RemoveHiddenAsync(async now =>
        {
            await writing.CommitAsync(null, db => db.Set<ImportRun>().Where(r => r.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Done, now.Done), cancel), cancel);
            await tell(now);
        }, cancel);
        await taking.TakeOutFilledAsync(cancel);
        await taking.RemoveTracesAsync(ImportSummary.Read(run.Summary).NewAreas, cancel);
        var act = action with { Now = time.Instant() };
        await writing.CommitAsync(
            db => db.Record(act, PartnershipEvents.ImportUndone, nameof(ImportRun), run.Id, null, null),
            db => db.Set<ImportRun>().Where(r => r.Id == run.Id).ExecuteUpdateAsync(set => set
                .SetProperty(r => r.State, ImportState.Undone).SetProperty(r => r.UndoneAt, act.Now).SetProperty(r => r.Version, r => r.Version + 1), cancel), cancel);
    }

    /// <summary>An undo that stopped goes on; an apply that stopped is taken back, so that it can be tried again.</summary>
    private async Task PutInOrderAsync(int agencyId, Guid runId, string why, CancellationToken cancel)
    {
        var agency = await AgencyAsync(agencyId, cancel);
        var action = ActionContext.System(agencyId, time, "Putting in order an import that stopped");
        var writing = new ChunkedWriting(scopes, time, agency);
        var run = await writing.ReadAsync(db => db.Set<ImportRun>().AsNoTracking().SingleAsync(r => r.Id == runId, cancel));
        if (run.State == ImportState.Undoing)
        {
            await UndoAsync(writing, run, action, _ => turn.KeepAsync(cancel), cancel);
            return;
        }
        if (run.State != ImportState.Applying) return;
        var taking = new ImportTaking(writing, time, runId, action);
        await taking.RemoveHiddenAsync(_ => turn.KeepAsync(cancel), cancel);
        await taking.TakeOutFilledAsync(cancel);
        await taking.RemoveTracesAsync(ImportSummary.Read(run.Summary).NewAreas, cancel);
        await taking.RemoveRowsAsync(cancel);
        await FailAsync(writing, runId, why, action, cancel);
    }

    private async Task TryPutInOrderAsync(int agencyId, Guid runId, string why)
    {
        try
        {
            await PutInOrderAsync(agencyId, runId, why, CancellationToken.None);
        }
        catch (Exception failure) when (IsLost(failure))
        {
            // Nothing of it shows; the next look after unfinished runs puts it in order.
            DidNotFinish(failure, runId);
        }
    }

    private Task FailAsync(ChunkedWriting writing, Guid runId, string why, ActionContext action, CancellationToken cancel)
    {
        var act = action with { Now = time.Instant() };
        return writing.CommitAsync(
            db => db.Record(act, PartnershipEvents.ImportFailed, nameof(ImportRun), runId, null, null),
            db => db.Set<ImportRun>().Where(r => r.Id == runId).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ImportState.Failed)
                .SetProperty(r => r.Failure, why).SetProperty(r => r.Summary, (string?)null).SetProperty(r => r.Done, 0).SetProperty(r => r.Version, r => r.Version + 1), cancel), cancel);
    }

    private async Task<List<(int AgencyId, Guid RunId, ImportState State)>> UnfinishedAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var runs = await scope.ServiceProvider.GetRequiredService<AllianceContext>().Set<ImportRun>().IgnoreQueryFilters()
            .Where(r => r.State == ImportState.Asked || r.State == ImportState.Applying || r.State == ImportState.Undoing)
            .OrderBy(r => r.StartedAt).Select(r => new { r.AgencyId, r.Id, r.State }).ToListAsync(cancel);
        return runs.ConvertAll(r => (r.AgencyId, r.Id, r.State));
    }

    private async Task<Agency> AgencyAsync(int agencyId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AllianceContext>().Agencies.AsNoTracking().SingleAsync(a => a.Id == agencyId, cancel);
    }

    private static bool IsLost(Exception failure) => failure is DbUpdateException or DbException or TimeoutException or IOException or InvalidOperationException { InnerException: DbException };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Import run {RunId} did not finish.")]
    private partial void DidNotFinish(Exception failure, Guid runId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Import run {RunId}: the longest commit held the writer's place for {Milliseconds:N0} ms.")]
    private partial void LongestCommit(Guid runId, double milliseconds);
}
