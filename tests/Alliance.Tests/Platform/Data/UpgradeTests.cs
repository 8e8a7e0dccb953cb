using System.Data.Common;
using System.Reflection;
using Alliance.Platform;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Alliance.Tests.Platform.Data;

/// <summary>
/// From every schema that ever was to today's: a database is brought to an earlier migration, a row is laid into each of its tables, and
/// after the upgrade each row is there with every value that still has a column.
/// </summary>
public abstract class UpgradeTests(Engine engine) : IAsyncLifetime
{
    /// <summary>The same key everywhere, so that every reference leads somewhere.</summary>
    private const string Key = "0195554e3c0070008000000000000001";

    /// <summary>What has another name today, by decision: tables, and columns of a table as it was called.</summary>
    private static readonly Dictionary<string, string> Moved = new()
    {
        ["Agreement"] = "Consent",
        ["Agreement.AskedAt"] = "GivenAt",
        ["ReleasedPart.EngagementId"] = "SourceId",
    };

    private readonly string folder = Directory.CreateTempSubdirectory("alliance-upgrade-").FullName;
    private TestDatabase? neighbor;
    private ServiceProvider? services;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(TestDatabase.WhyNot(engine) is not null, TestDatabase.WhyNot(engine) ?? "");
        var connection = $"Data Source={Path.Combine(folder, "alliance.db")};Pooling=False";
        if (engine == Engine.Postgres)
        {
            neighbor = await TestDatabase.CreateAsync(engine);
            var name = $"upgrade_{Guid.NewGuid():N}";
            await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(neighbor.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
            await server.OpenAsync();
            await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", server);
            await create.ExecuteNonQueryAsync();
            connection = new NpgsqlConnectionStringBuilder(neighbor.ConnectionString) { Database = name, Pooling = false }.ConnectionString;
        }
        services = new ServiceCollection().AddLogging().AddHouse(Settings.From(connection, folder)).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
        if (neighbor is not null) await neighbor.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected async Task RowsSurviveAsync(string migration)
    {
        var filled = await WithAsync(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().Single(m => m.EndsWith($"_{migration}", StringComparison.Ordinal)), Cancel);
            return await FillAsync(db);
        });
        filled.Count.ShouldBeGreaterThan(30);

        await WithAsync(async db =>
        {
            await db.PrepareAsync(Cancel);
            (await db.Database.GetPendingMigrationsAsync(Cancel)).ShouldBeEmpty();
            var now = await TablesAsync(db);
            foreach (var (was, before) in filled)
            {
                var table = Moved.GetValueOrDefault(was, was);
                now.ShouldContainKey(table);
                var columns = before.Keys.ToDictionary(c => c, c => Moved.GetValueOrDefault($"{was}.{c}", c));
                columns.Values.Except(now[table].Keys).Select(column => $"{table}.{column}").ShouldBeEmpty("what had a value has no column any more");
                var row = (await RowsAsync(db, table, columns.Values)).ShouldHaveSingleItem($"the row of {table}");
                foreach (var (column, value) in before) row[columns[column]].ShouldBe(value, $"{was}.{column}");
            }
            if (engine == Engine.Sqlite) (await AskAsync(db, "PRAGMA foreign_key_check", row => row.GetString(0))).ShouldBeEmpty();
            return true;
        });
    }

    /// <summary>The names of all migrations but the last.</summary>
    protected static IEnumerable<string> EarlierThanNow(string engineFolder) => typeof(AllianceContext).Assembly.GetTypes()
        .Where(t => t.Namespace == $"Alliance.Platform.Data.Migrations.{engineFolder}").Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>()
        .Order(StringComparer.Ordinal).SkipLast(1).Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<T> WithAsync<T>(Func<AllianceContext, Task<T>> work)
    {
        await using var scope = services!.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        return await work(db);
    }

    /// <summary>Lays one row into each table.</summary>
    /// <returns>The values of each, as text.</returns>
    private async Task<Dictionary<string, Dictionary<string, string>>> FillAsync(AllianceContext db)
    {
        await db.Database.OpenConnectionAsync(Cancel);
        // The rows refer to each other in circles.
        await DoAsync(db, engine == Engine.Sqlite ? "PRAGMA foreign_keys = OFF" : "SET session_replication_role = replica");
        var filled = new Dictionary<string, Dictionary<string, string>>();
        foreach (var (table, columns) in await TablesAsync(db))
        {
            await DoAsync(db, $"""INSERT INTO "{table}" ({string.Join(", ", columns.Keys.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Values.Select(Value))})""");
            filled[table] = (await RowsAsync(db, table, columns.Keys)).Single();
        }
        await db.Database.CloseConnectionAsync();
        return filled;
    }

    /// <summary>Each table with its columns and their types.</summary>
    private async Task<Dictionary<string, Dictionary<string, string>>> TablesAsync(AllianceContext db)
    {
        var columns = await AskAsync(db, engine == Engine.Sqlite
            ? """
              SELECT tables.name, columns.name, columns.type FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
              WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%' AND tables.name NOT LIKE 'Search%' AND tables.name NOT IN ('MigrationHistory', '__EFMigrationsLock')
              """
            : """
              SELECT table_name, column_name, CASE WHEN character_maximum_length < 10 THEN 'short' ELSE data_type END FROM information_schema.columns
              WHERE table_schema = 'public' AND table_name NOT LIKE 'Search%' AND table_name <> 'MigrationHistory' AND is_generated = 'NEVER'
              """, row => (Table: row.GetString(0), Column: row.GetString(1), Type: row.GetString(2)));
        return columns.GroupBy(c => c.Table).ToDictionary(g => g.Key, g => g.ToDictionary(c => c.Column, c => c.Type));
    }

    private static string Value(string type) => type switch
    {
        "BLOB" => $"x'{Key}'",
        "bytea" => $"'\\x{Key}'",
        "uuid" => $"'{Key}'",
        "INTEGER" or "integer" or "bigint" => "1",
        "boolean" => "true",
        "REAL" or "double precision" => "1.5",
        "jsonb" => "'{}'",
        "short" => "'en'",
        "time without time zone" => "'09:00'",
        _ => "'2027-03-02'",
    };

    private async Task<List<Dictionary<string, string>>> RowsAsync(AllianceContext db, string table, IEnumerable<string> columns)
    {
        var names = columns.ToList();
        var told = names.Select(c => engine == Engine.Sqlite ? $"quote(\"{c}\")" : $"coalesce(\"{c}\"::text, '')");
        return await AskAsync(db, $"""SELECT {string.Join(", ", told)} FROM "{table}" """, row => names.Select((name, place) => (name, row.GetString(place))).ToDictionary(v => v.name, v => v.Item2));
    }

    private static async Task<List<T>> AskAsync<T>(AllianceContext db, string sql, Func<DbDataReader, T> read)
    {
        await db.Database.OpenConnectionAsync(Cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        var rows = new List<T>();
        await using (var reader = await command.ExecuteReaderAsync(Cancel))
            while (await reader.ReadAsync(Cancel)) rows.Add(read(reader));
        await db.Database.CloseConnectionAsync();
        return rows;
    }

    private static async Task DoAsync(AllianceContext db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}

public sealed class UpgradeTestsOnSqlite() : UpgradeTests(Engine.Sqlite)
{
    public static TheoryData<string> Earlier => [.. EarlierThanNow("Sqlite")];

    [Theory, MemberData(nameof(Earlier))]
    public Task Upgrade_FromAnEarlierSchema_KeepsEveryRow(string migration) => RowsSurviveAsync(migration);
}

public sealed class UpgradeTestsOnPostgres() : UpgradeTests(Engine.Postgres)
{
    public static TheoryData<string> Earlier => [.. EarlierThanNow("Postgres")];

    [Theory, MemberData(nameof(Earlier))]
    public Task Upgrade_FromAnEarlierSchema_KeepsEveryRow(string migration) => RowsSurviveAsync(migration);
}
