using System.Data.Common;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Alliance.Tests.Writes;

/// <summary>When told to, the engine itself fails in the middle of a write: SQLite has no room left, PostgreSQL ends the session.</summary>
public sealed class FailingDatabase : DbCommandInterceptor
{
    public bool Fails { get; set; }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains("INSERT INTO", StringComparison.Ordinal)) await DecideAsync(command.Connection!);
        return result;
    }

    private async Task DecideAsync(DbConnection connection)
    {
        if (connection is NpgsqlConnection postgres)
        {
            if (!Fails) return;
            await using var other = new NpgsqlConnection(postgres.ConnectionString);
            await other.OpenAsync();
            await using var end = new NpgsqlCommand($"SELECT pg_terminate_backend({postgres.ProcessID})", other);
            await end.ExecuteNonQueryAsync();
            return;
        }
        await using var room = connection.CreateCommand();
        room.CommandText = Fails ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000";
        await room.ExecuteNonQueryAsync();
    }
}

public sealed class FailingSqliteHouse() : TestHouse(Engine.Sqlite)
{
    public FailingDatabase Database { get; } = new();

    protected override void Change(IServiceCollection services) => services.ConfigureDbContext<SqliteContext>(options => options.AddInterceptors(Database));
}

public sealed class FailingPostgresHouse() : TestHouse(Engine.Postgres)
{
    public FailingDatabase Database { get; } = new();

    protected override void Change(IServiceCollection services) => services.ConfigureDbContext<PostgresContext>(options => options.AddInterceptors(Database));
}
