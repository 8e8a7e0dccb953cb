using System.Text.Json;
using System.Threading.Channels;
using Alliance.Platform.Data;

namespace Alliance.Platform.Audit;

/// <summary>
/// Records that somebody looked. Readings of all requests are committed together by one writer, and each request waits for the
/// commit that holds its own: measured, that is far faster on SQLite than a transaction per page, and nothing is shown unrecorded.
/// </summary>
public sealed class ReadLog(IServiceScopeFactory scopes) : BackgroundService
{
    private const int LargestBatch = 200;

    private readonly Channel<Reading> waiting = Channel.CreateBounded<Reading>(10_000);

    /// <summary>Returns once the event is committed.</summary>
    /// <param name="entity">What kind of thing was opened.</param>
    /// <param name="subjects">Whose records were shown; one for a page, many for a list.</param>
    public async Task RecordAsync(ActionContext action, string what, string entity, IReadOnlyCollection<Guid> subjects, CancellationToken cancel = default)
    {
        var single = subjects.Count == 1 ? subjects.First() : (Guid?)null;
        var json = single is null ? JsonSerializer.Serialize(new { subjects }) : null;
        var (row, payload) = AuditRecording.Make(action, what, entity, single, single, json);
        var reading = new Reading(row, payload, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await waiting.Writer.WriteAsync(reading, cancel);
        await reading.Committed.Task.WaitAsync(cancel);
    }

    /// <summary>What waits is committed first; by now no page is under way that could bring more.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        if (ExecuteTask is { } writing) await Task.WhenAny(writing, Task.Delay(Timeout.Infinite, cancellationToken));
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                var batch = new List<Reading>();
                while (batch.Count < LargestBatch && waiting.Reader.TryRead(out var reading)) batch.Add(reading);
                await CommitAsync(batch, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: requests still waiting are cancelled with their connections.
        }
    }

    private async Task CommitAsync(List<Reading> batch, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
            foreach (var reading in batch)
            {
                db.Add(reading.Row);
                if (reading.Payload is not null) db.Add(reading.Payload);
                db.Add(new AuditUnsealed { AgencyId = reading.Row.AgencyId, EventId = reading.Row.Id });
            }
            await db.SaveChangesAsync(cancel);
            batch.ForEach(r => r.Committed.TrySetResult());
        }
        catch (Exception failure)
        {
            batch.ForEach(r => r.Committed.TrySetException(failure));
        }
    }

    private sealed record Reading(AuditEvent Row, AuditPayload? Payload, TaskCompletionSource Committed);
}
