using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Alliance.Platform.Data;

public static class DatabaseSetup
{
    /// <summary>Stands among the applied migrations while a database is being filled without its indexes and keys, so that nobody works in it.</summary>
    public const string Unfinished = "99999999999999_Unfinished";

    /// <summary>Registers the context of the engine that the connection string names.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<WriteGate>().AddScoped<AgencyScope>();
        if (settings.IsPostgres)
        {
            services.AddDbContext<PostgresContext>(options => Common(options).UseNpgsql(Prepared(settings.Database), npgsql => npgsql.MigrationsHistoryTable("MigrationHistory").MigrationsAssembly(SearchedAssembly.Own)));
            services.AddScoped<AllianceContext>(provider => provider.GetRequiredService<PostgresContext>());
        }
        else
        {
            services.AddDbContext<SqliteContext>(options => Common(options).UseSqlite(settings.Database, sqlite => sqlite.MigrationsHistoryTable("MigrationHistory").MigrationsAssembly(SearchedAssembly.Own)).AddInterceptors(new SqliteSetup()));
            services.AddScoped<AllianceContext>(provider => provider.GetRequiredService<SqliteContext>());
        }
        return services;
    }

    /// <summary>
    /// Statements used often are prepared once for each connection; planning them anew took a third of some pages. Whoever says
    /// <c>Max Auto Prepare</c> in the connection string decides (a pooler may need 0).
    /// </summary>
    private static string Prepared(string database)
    {
        var settings = new NpgsqlConnectionStringBuilder(database);
        if (!settings.ShouldSerialize("Max Auto Prepare")) settings.MaxAutoPrepare = 200;
        return settings.ConnectionString;
    }

    /// <summary>
    /// Counting up to a limit needs no order; the warning that every limit should have one would fill the log. That SQLite changes a table
    /// in several steps frightens whoever starts on a new file, where there is nothing to lose; who upgrades is told to keep a backup.
    /// </summary>
    private static DbContextOptionsBuilder Common(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning, RelationalEventId.NonTransactionalMigrationOperationWarning));

    /// <summary>Brings the database to this version's schema, and creates it where it is missing.</summary>
    /// <exception cref="BadInputException">The database cannot be reached, or a newer version of the application wrote it.</exception>
    public static async Task PrepareAsync(this AllianceContext db, CancellationToken cancel = default)
    {
        try
        {
            await RefuseNewerAsync(db, cancel);
            await MigrateAsync(db, cancel);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or IOException or UnauthorizedAccessException or InvalidOperationException { InnerException: System.Data.Common.DbException })
        {
            throw new BadInputException($"The database could not be opened: {failure.Message.TrimEnd('.')}. Check the connection string, and that the server runs and lets us in.");
        }
    }

    private static async Task MigrateAsync(AllianceContext db, CancellationToken cancel)
    {
        if (await db.Database.CanConnectAsync(cancel) && !(await db.Database.GetPendingMigrationsAsync(cancel)).Any()) return;
        if (db is SqliteContext sqlite) await sqlite.MigrateAloneAsync(cancel);
        else await db.Database.MigrateAsync(cancel);
    }

    /// <summary>Throws a database away whose filling was stopped in the middle; it held nothing else.</summary>
    public static async Task DeleteUnfinishedAsync(this AllianceContext db)
    {
        if (await db.Database.CanConnectAsync() && (await db.Database.GetAppliedMigrationsAsync()).Contains(Unfinished)) await db.Database.EnsureDeletedAsync();
    }

    private static async Task RefuseNewerAsync(AllianceContext db, CancellationToken cancel)
    {
        if (!await db.Database.CanConnectAsync(cancel)) return;
        var known = db.Database.GetMigrations().ToHashSet();
        var unknown = (await db.Database.GetAppliedMigrationsAsync(cancel)).Where(m => !known.Contains(m)).ToList();
        if (unknown.Contains(Unfinished))
            throw new BadInputException("A \"demo load\" was stopped in the middle here, and what it left cannot be used; run it again, or name another database.");
        if (unknown.Count > 0)
            throw new BadInputException($"This database was written by a newer version of the application (it has {unknown[^1]}); start that version, or restore a backup made before the upgrade.");
    }

    /// <summary>Finds the agency a command works in: the only one, or the one named.</summary>
    /// <exception cref="BadInputException">There are several and none was named, or the one named does not exist.</exception>
    public static async Task<Agency> FindAgencyAsync(this AllianceContext db, string? slug, bool mayBeSeveral = false, CancellationToken cancel = default)
    {
        var agencies = await db.Agencies.OrderBy(a => a.Id).ToListAsync(cancel);
        if (agencies.Count == 0) agencies.Add(await db.AddFirstAgencyAsync(cancel));
        if (slug is null && (agencies.Count == 1 || mayBeSeveral)) return agencies[0];
        var names = string.Join(", ", agencies.Select(a => a.Slug));
        if (slug is null) throw new BadInputException($"This database holds several agencies; name one with --agency ({names}).");
        return agencies.Find(a => a.Slug == slug) ?? throw new BadInputException($"There is no agency \"{slug}\" here; the ones there are: {names}.");
    }

    private static async Task<Agency> AddFirstAgencyAsync(this AllianceContext db, CancellationToken cancel)
    {
        var agency = new Agency { Id = 1, Name = "Our department", Slug = "our-department", TimeZone = "America/New_York" };
        db.Add(agency);
        await db.SaveChangesAsync(cancel);
        return agency;
    }
}
