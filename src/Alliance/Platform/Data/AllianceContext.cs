using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alliance.Platform.Data;

/// <summary>
/// The one context of the house. It knows no room's types: rooms bring their mappings, and ask with <c>Set&lt;T&gt;()</c>.
/// Every query is held to one agency, and no room's row is saved without an audit event beside it.
/// </summary>
public abstract class AllianceContext(DbContextOptions options, AgencyScope scope, WriteGate gate)
    : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    private WriteTransaction? openWrite;

    public int AgencyId => scope.AgencyId;

    /// <summary>Which engine this is; the framework's own question looks at the names of assemblies each time.</summary>
    public bool IsSqlite => this is SqliteContext;

    /// <summary>The framework's own is virtual, and a question inside another then throws and catches two exceptions each time it is asked.</summary>
    public new DbSet<T> Set<T>() where T : class => base.Set<T>();

    public DbSet<Agency> Agencies => Set<Agency>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<AuditPayload> AuditPayloads => Set<AuditPayload>();
    public DbSet<AuditLink> AuditChain => Set<AuditLink>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AllianceContext).Assembly);
        foreach (var type in builder.Model.GetEntityTypes().Where(t => !t.IsOwned()).ToList())
        {
            if (type.ClrType.IsAssignableTo(typeof(Entity)))
                HoldEntity(builder, type);
            else if (type.ClrType.Namespace == "Microsoft.AspNetCore.Identity")
                builder.Entity(type.ClrType).Property<int>(nameof(Entity.AgencyId));
            // The map compiled ahead cannot hold them, and adds them by itself (CompiledMap).
            if (EF.IsDesignTime) continue;
            foreach (var (name, filter) in RowFilters.Of(type))
                builder.Entity(type.ClrType).HasQueryFilter(name, filter);
        }
    }

    private static void HoldEntity(ModelBuilder builder, IMutableEntityType type)
    {
        var entity = builder.Entity(type.ClrType);
        entity.ToTable(type.ClrType.Name);
        entity.HasKey(nameof(Entity.AgencyId), nameof(Entity.Id));
        entity.Property(nameof(Entity.Id)).ValueGeneratedNever();
        entity.Property(nameof(Entity.Version)).IsConcurrencyToken();
    }

    /// <summary>Saves what changed together with one audit event that says who, why, and what was before and after.</summary>
    /// <param name="what">What was done, as one of the room's event names.</param>
    /// <param name="principal">The row the action was about.</param>
    /// <param name="subject">Whose record it is in: a partner or a contact. Erasing that subject erases this payload.</param>
    public async Task SaveAsync(ActionContext action, string what, Entity principal, Guid? subject, CancellationToken cancel = default)
    {
        this.Record(action, what, principal.GetType().Name, principal.Id, subject, ChangeDescription.Of(ChangeTracker));
        await SaveChangesAsync(cancel);
    }

    /// <summary>Opens a transaction for several saves; on SQLite it also holds the only writer's place until disposed.</summary>
    public async Task<WriteTransaction> BeginWriteAsync(CancellationToken cancel = default)
    {
        var lease = await EnterGateAsync(cancel);
        try
        {
            return openWrite = new WriteTransaction(await Database.BeginTransactionAsync(cancel), lease, () => openWrite = null);
        }
        catch
        {
            // Nobody will dispose what did not begin, and the next writer must not wait for it.
            lease?.Dispose();
            throw;
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        PrepareRows();
        using var lease = openWrite is null ? await EnterGateAsync(cancellationToken) : null;
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Only data protection, which keeps its keys here, saves without waiting.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        SaveChangesAsync(acceptAllChangesOnSuccess).GetAwaiter().GetResult();

    private async Task<IDisposable?> EnterGateAsync(CancellationToken cancel) =>
        IsSqlite ? await gate.EnterAsync(cancel) : null;

    private void PrepareRows()
    {
        ChangeTracker.DetectChanges();
        var changed = ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        foreach (var entry in changed)
        {
            if (entry.State == EntityState.Added && entry.Metadata.FindProperty(nameof(Entity.AgencyId)) is not null && entry.Property(nameof(Entity.AgencyId)).CurrentValue is 0)
                entry.Property(nameof(Entity.AgencyId)).CurrentValue = scope.AgencyId;
            if (entry is { State: EntityState.Modified, Entity: Entity row })
                row.Version++;
        }
        if (changed.Any(e => e.Entity is Entity) && !changed.Any(e => e is { Entity: AuditEvent, State: EntityState.Added }))
            throw new InvalidOperationException("A room's rows changed without an audit event. Save through SaveAsync, or record the event first.");
    }
}

/// <summary>The context on an embedded database: UUIDs as 16 ordered bytes, instants as whole microseconds.</summary>
public sealed class SqliteContext(DbContextOptions<SqliteContext> options, AgencyScope scope, WriteGate gate) : AllianceContext(options, scope, gate)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuidConverter>();
        configurationBuilder.Properties<DateTime>().HaveConversion<MicrosecondConverter>();
    }
}

/// <summary>The context on PostgreSQL, which has types of its own for both.</summary>
public sealed class PostgresContext(DbContextOptions<PostgresContext> options, AgencyScope scope, WriteGate gate) : AllianceContext(options, scope, gate)
{
    private static readonly string[] ComparedByByte = ["SortName", "Word"];

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // The order of names must be the same on either engine, whatever locale the cluster was made with.
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => ComparedByByte.Contains(p.Name)))
            property.SetCollation("C");
    }
}
