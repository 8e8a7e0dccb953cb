using System.Collections.Concurrent;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Jobs;

/// <summary>Who may run a background job, and until when.</summary>
public class JobLease
{
    public required string Job { get; set; }
    public Guid Holder { get; set; }
    public DateTime Until { get; set; }
}

public class JobLeaseMapping : IEntityTypeConfiguration<JobLease>
{
    public void Configure(EntityTypeBuilder<JobLease> builder)
    {
        builder.ToTable(nameof(JobLease));
        builder.HasKey(l => l.Job);
        builder.Property(l => l.Job).HasMaxLength(60);
    }
}

/// <summary>Lets one node among several run a job. The lease is renewed only when half of it is used, so that idling writes little.</summary>
public sealed class JobLeases(IServiceScopeFactory scopes, TimeProvider time)
{
    private readonly Guid self = Guid.NewGuid();
    private readonly ConcurrentDictionary<string, DateTime> heldUntil = [];

    public async Task<bool> HoldAsync(string job, TimeSpan length, CancellationToken cancel = default)
    {
        var now = time.Instant();
        if (heldUntil.TryGetValue(job, out var until) && until - now > length / 2) return true;
        var taken = await TakeAsync(job, now, now + length, cancel);
        if (taken) heldUntil[job] = now + length;
        else heldUntil.TryRemove(job, out _);
        return taken;
    }

    /// <summary>Gives a lease back before its time, so that whoever waits for the job need not.</summary>
    public async Task ReleaseAsync(string job, CancellationToken cancel = default)
    {
        if (!heldUntil.TryRemove(job, out _)) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        await using var write = await db.BeginWriteAsync(cancel);
        await db.Set<JobLease>().Where(l => l.Job == job && l.Holder == self).ExecuteDeleteAsync(cancel);
        await write.CommitAsync(cancel);
    }

    private async Task<bool> TakeAsync(string job, DateTime now, DateTime until, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        await using var write = await db.BeginWriteAsync(cancel);
        var lease = await db.Set<JobLease>().SingleOrDefaultAsync(l => l.Job == job, cancel);
        if (lease is not null && lease.Holder != self && lease.Until > now) return false;
        if (lease is null) db.Add(new JobLease { Job = job, Holder = self, Until = until });
        else (lease.Holder, lease.Until) = (self, until);
        try
        {
            await db.SaveChangesAsync(cancel);
            await write.CommitAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }
}
