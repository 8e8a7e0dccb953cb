using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Audit;

/// <summary>One kind of erasure, brought by the room whose rows it empties, with how to do it again. What is not there any more is passed over.</summary>
/// <param name="IsForGood">Whether nothing of these keys ever comes back, so that letters to them are taken away at every start.</param>
public sealed record ErasureDeed(string Name, Func<IServiceProvider, LedgerLine, ActionContext, Task> AgainAsync, bool IsForGood = false);

/// <summary>
/// Compares the ledger with the database before anybody is served. What the ledger knows and the database does not was brought back by
/// a restored backup, or was about to be erased when the power went: it is erased now. What the ledger lacks is written into it.
/// </summary>
public sealed partial class ErasureReplay(IServiceScopeFactory scopes, ErasureLedger ledger, IEnumerable<ErasureDeed> deeds, MailCarrier mail, AuditSealer sealer, TimeProvider time, ILogger<ErasureReplay> log)
{
    private readonly Dictionary<string, ErasureDeed> known = deeds.ToDictionary(d => d.Name);

    /// <returns>How many erasures were done again.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        await ledger.PrepareAsync();
        var written = await ledger.ReadAsync();
        var kept = await KeptAsync(cancel);
        var keptIds = kept.Select(l => l.Id).ToHashSet();
        var writtenIds = written.Select(l => l.Id).ToHashSet();
        if (kept.Where(l => !writtenIds.Contains(l.Id)).ToList() is { Count: > 0 } lacking) await ledger.AppendAsync(lacking);
        var missing = written.Where(l => !keptIds.Contains(l.Id)).DistinctBy(l => l.Id).ToList();
        var done = 0;
        foreach (var line in missing)
            if (await DoAgainAsync(line, cancel)) done++;
        foreach (var line in written.Concat(kept).Where(l => known.TryGetValue(l.Deed, out var deed) && deed.IsForGood).DistinctBy(l => l.Id))
            foreach (var id in line.Of) mail.Forget(id);
        if (done == 0) return 0;
        await sealer.SealAsync(cancel);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AllianceContext>().SettleErasureAsync();
        DoneAgain(done);
        return done;
    }

    private async Task<IReadOnlyList<LedgerLine>> KeptAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<AllianceContext>().Set<ErasureLine>().IgnoreQueryFilters().AsNoTracking().OrderBy(l => l.Id).ToListAsync(cancel);
        return rows.ConvertAll(r => r.ToLedger());
    }

    private async Task<bool> DoAgainAsync(LedgerLine line, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        // The folder may be shared with another database, whose agencies are none of ours.
        if (await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == line.Agency, cancel) is not { } agency) return false;
        if (!known.TryGetValue(line.Deed, out var deed)) throw new BadInputException($"The ledger {ledger.FilePath} tells of an erasure that this version does not know ({line.Deed}); start the version that wrote it.");
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
        var action = ActionContext.System(agency.Id, time, "Erasing again what a restored backup brought back") with { Source = "this server" };
        var desk = scope.ServiceProvider.GetRequiredService<ErasureDesk>();
        desk.DoAgain(line);
        await deed.AgainAsync(scope.ServiceProvider, line, action);
        if (desk.IsDoneAgain) return true;
        await using var write = await db.BeginWriteAsync(cancel);
        await desk.CommitAsync(write, line.Deed, line.Of, action);
        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} erasures were done again: this database was restored from a backup, or stopped while it erased.")]
    private partial void DoneAgain(int count);
}
