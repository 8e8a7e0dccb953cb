using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Mail;

/// <summary>
/// Sends what waits in the outbox, on one node at a time; what cannot be sent is tried again, less and less often, for three days. What
/// the server will never take is dropped, and its address noted as bouncing.
/// </summary>
public sealed partial class MailSending(IServiceScopeFactory scopes, MailCarrier carrier, JobLeases leases, TimeProvider time, ILogger<MailSending> log)
    : HouseJob("mail", TimeSpan.FromSeconds(2), leases, time, log, TimeSpan.FromMinutes(1))
{
    private const int BatchSize = 20;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3), LongestWait = TimeSpan.FromHours(4);
    private readonly TimeProvider time = time;
    private readonly ILogger log = log;

    /// <returns>How many letters were sent, or were written for nobody and are gone.</returns>
    public override async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var sent = 0;
        foreach (var mail in await WaitingAsync(cancel))
            if (await TrySendAsync(mail, cancel)) sent++;
        return sent;
    }

    private async Task<List<OutboxMail>> WaitingAsync(CancellationToken cancel)
    {
        var now = time.Instant();
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AllianceContext>().Set<OutboxMail>().IgnoreQueryFilters().AsNoTracking()
            .Where(m => m.NextTryAt <= now).OrderBy(m => m.NextTryAt).Take(BatchSize).ToListAsync(cancel);
    }

    private async Task<bool> TrySendAsync(OutboxMail mail, CancellationToken cancel)
    {
        try
        {
            var refused = mail.To == Outbox.Nobody ? null : await carrier.CarryAsync(mail, cancel);
            await DoneAsync(mail, refused, cancel);
            return refused is null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            CouldNotSend(failure.GetType().Name, mail.Id, mail.Attempts + 1);
            await PutOffAsync(mail, cancel);
            return false;
        }
    }

    private Task DoneAsync(OutboxMail mail, int? refused, CancellationToken cancel)
    {
        if (refused is { } number) Refused(number, mail.Id);
        return ChangeAsync(mail, async (db, rows) =>
        {
            // Where it was taken back meanwhile, nothing more is kept of it.
            if (await rows.ExecuteDeleteAsync(cancel) == 0) return;
            if (refused is { } code) await db.NoteBounceAsync(mail, code, time.Instant());
            else await db.ForgetBounceAsync(mail.AgencyId, mail.To);
        }, cancel);
    }

    private Task PutOffAsync(OutboxMail mail, CancellationToken cancel)
    {
        var now = time.Instant();
        if (now - mail.WrittenAt > Lifetime) return ChangeAsync(mail, (_, rows) => rows.ExecuteDeleteAsync(cancel), cancel);
        var wait = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(mail.Attempts, 10)));
        var next = now + (wait < LongestWait ? wait : LongestWait);
        return ChangeAsync(mail, (_, rows) => rows.ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, m => m.Attempts + 1).SetProperty(m => m.NextTryAt, next), cancel), cancel);
    }

    private async Task ChangeAsync(OutboxMail mail, Func<AllianceContext, IQueryable<OutboxMail>, Task> change, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        await using var write = await db.BeginWriteAsync(cancel);
        await change(db, db.Set<OutboxMail>().IgnoreQueryFilters().Where(m => m.AgencyId == mail.AgencyId && m.Id == mail.Id));
        await write.CommitAsync(cancel);
    }

    /// <summary>Without the failure itself, which may name the address.</summary>
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Failure}: letter {MailId} could not be sent, attempt {Attempt}.")]
    private partial void CouldNotSend(string failure, Guid mailId, int attempt);

    /// <summary>Without the server's words, which may name the address.</summary>
    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server will never take letter {MailId} ({Code}); it is dropped, and its address noted.")]
    private partial void Refused(int code, Guid mailId);
}
