using System.Collections.Concurrent;
using System.Text.Json;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;

namespace Alliance.Stewardship;

/// <summary>A walk along an agency's chain: under way while there is no verdict.</summary>
public sealed record ChainWalk(DateTime StartedAt, DateTime? EndedAt, AuditVerdict? Verdict, bool Failed);

/// <summary>
/// Verifies a chain at the steward's wish. Five million events take longer than a page may, so the walk goes on by itself and the
/// desk shows how it ended; one at a time for each agency.
/// </summary>
public sealed partial class ChainCheck(IServiceScopeFactory scopes, AuditHeads heads, TimeProvider time, ILogger<ChainCheck> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<int, ChainWalk> walks = new();

    public ChainWalk? Last(int agencyId) => walks.GetValueOrDefault(agencyId);

    /// <summary>Starts a walk unless one is under way, and waits for a short one.</summary>
    public async Task StartAsync(Agency agency, ActionContext action)
    {
        var begun = new ChainWalk(action.Now, null, null, false);
        var current = walks.AddOrUpdate(agency.Id, begun, (_, last) => last.EndedAt is null ? last : begun);
        if (!ReferenceEquals(current, begun)) return;
        var walk = Task.Run(() => WalkAsync(agency, begun, action));
        await Task.WhenAny(walk, Task.Delay(Patience));
    }

    private async Task WalkAsync(Agency agency, ChainWalk begun, ActionContext action)
    {
        try
        {
            await using var scope = scopes.OpenIn(agency);
            var signed = await heads.ReadOwnAsync();
            var verdict = await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(agency.Id, signed);
            var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
            db.Record(action, StewardshipEvents.ChainVerified, "AuditChain", null, null, JsonSerializer.Serialize(verdict));
            await db.SaveChangesAsync();
            walks[agency.Id] = begun with { EndedAt = time.Instant(), Verdict = verdict };
        }
        catch (Exception failure)
        {
            CouldNotWalk(failure);
            walks[agency.Id] = begun with { EndedAt = time.Instant(), Failed = true };
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit chain could not be verified.")]
    private partial void CouldNotWalk(Exception failure);
}
