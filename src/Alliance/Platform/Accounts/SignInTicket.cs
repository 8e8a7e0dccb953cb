using Alliance.Platform.Data;
using Alliance.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Accounts;

/// <summary>One sign-in on one device. The cookie carries only its key, so that it can be ended from here at once.</summary>
public class SignInTicket
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public Guid AccountId { get; set; }
    public required byte[] Ticket { get; set; }
    public DateTime SignedInAt { get; set; }

    /// <summary>Program and system of the device, so that its person knows it again: "Firefox, Windows".</summary>
    public string? Device { get; set; }

    /// <summary>The last thing done by a person here; written once a minute at most. Background requests leave it alone.</summary>
    public DateTime LastSeenAt { get; set; }

    /// <summary>From then on the person is asked who they are again, 12 hours after the last time.</summary>
    public DateTime ExpiresAt { get; set; }

    public bool HasExpiredAt(DateTime now) => now >= ExpiresAt;

    public bool IsLockedAt(DateTime now) => HasExpiredAt(now) || now - LastSeenAt > AccountRules.IdleUntilLocked;
}

public class SignInTicketMapping : IEntityTypeConfiguration<SignInTicket>
{
    public void Configure(EntityTypeBuilder<SignInTicket> builder)
    {
        builder.ToTable(nameof(SignInTicket));
        builder.Property(t => t.Device).HasMaxLength(DeviceWords.MaxLength);
        builder.HasKey(t => new { t.AgencyId, t.Id });
        builder.HasIndex(t => t.Id).IsUnique();
        builder.HasIndex(t => new { t.AgencyId, t.AccountId });
    }
}

/// <summary>Keeps sign-ins in the database: every node knows them, and none survives being ended.</summary>
public sealed class TicketStore(IServiceScopeFactory scopes, TimeProvider time) : ITicketStore
{
    /// <summary>Where the request's middleware finds the ticket, and with it when its person was last seen.</summary>
    public static readonly object SeenKey = new();

    /// <summary>Where it finds the reason why no ticket could be looked up.</summary>
    public static readonly object FailureKey = new();

    public Task<string> StoreAsync(AuthenticationTicket ticket) =>
        throw new NotSupportedException("A sign-in is only kept for a request.");

    public async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var now = time.Instant();
        var row = new SignInTicket
        {
            AgencyId = ticket.Principal.AgencyId(),
            Id = new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)),
            AccountId = ticket.Principal.AccountId(),
            Ticket = TicketSerializer.Default.Serialize(ticket),
            SignedInAt = now,
            Device = DeviceWords.Of(httpContext.Request.Headers.UserAgent),
            LastSeenAt = now,
            ExpiresAt = now + AccountRules.SignInLifetime,
        };
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        db.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return row.Id.ToString("N");
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        if (!Guid.TryParse(key, out var id)) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        var row = await db.Set<SignInTicket>().IgnoreQueryFilters().SingleOrDefaultAsync(t => t.Id == id);
        if (row is null) return;
        row.Ticket = TicketSerializer.Default.Serialize(ticket);
        await db.SaveChangesAsync();
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        throw new NotSupportedException("A sign-in is only looked up for a request.");

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(key, out var id)) return null;
        if (await FindAsync(id, httpContext, cancellationToken) is not { } row || row.ExpiresAt + AccountRules.SignInGrace <= time.GetUtcNow().UtcDateTime) return null;
        httpContext.Items[SeenKey] = row;
        return TicketSerializer.Default.Deserialize(row.Ticket);
    }

    /// <summary>Failing here would keep even the page that tells of the failure from being shown; <see cref="AgencyBySignIn"/> fails instead.</summary>
    private static async Task<SignInTicket?> FindAsync(Guid id, HttpContext request, CancellationToken cancel)
    {
        var db = request.RequestServices.GetRequiredService<AllianceContext>();
        try
        {
            return await db.Set<SignInTicket>().IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancel);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or TimeoutException or InvalidOperationException { InnerException: System.Data.Common.DbException })
        {
            request.Items[FailureKey] = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure);
            return null;
        }
    }

    public async Task RemoveAsync(string key)
    {
        if (!Guid.TryParse(key, out var id)) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        var row = await db.Set<SignInTicket>().IgnoreQueryFilters().SingleOrDefaultAsync(t => t.Id == id);
        if (row is null) return;
        db.Remove(row);
        await db.SaveChangesAsync();
    }
}
