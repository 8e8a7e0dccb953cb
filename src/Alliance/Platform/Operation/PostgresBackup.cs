using System.Data;
using Npgsql;

namespace Alliance.Platform.Operation;

internal sealed class PostgresBackup(Settings settings) : BackupEngine
{
    private const int Looks = 10;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private readonly NpgsqlConnectionStringBuilder server = new(settings.Database) { Pooling = false };
    private string? aside;

    public override string Name => "PostgreSQL";

    public override string Part => "database.dump";

    private string Database => server.Database ?? server.Username ?? throw new BadInputException("The connection string names no database.");

    public override async Task<DatabaseState> CopyAsync(string file, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(Database, cancel);
        // The dump and what the manifest says are of the same moment; nobody waits for either.
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        if ((await ReadAsync(connection, "SELECT to_regclass('\"MigrationHistory\"') IS NOT NULL", row => row.GetBoolean(0), cancel)) is [false]) throw new BadInputException($"There is nothing in {Database} to back up.");
        var state = await StateAsync(connection, cancel);
        var snapshot = (await ReadAsync(connection, "SELECT pg_export_snapshot()", row => row.GetString(0), cancel))[0];
        await PostgresProgram.RunAsync("pg_dump", server, ["--format=custom", "--no-owner", "--no-privileges", "--no-comments", $"--snapshot={snapshot}", $"--file={file}"], cancel);
        await PostgresProgram.RunAsync("pg_restore", server, ["--list", file], cancel);
        return state;
    }

    public override async Task<bool> HasContentAsync(CancellationToken cancel)
    {
        if (!await ExistsAsync(cancel)) return false;
        await using var connection = await OpenAsync(Database, cancel);
        return (await ReadAsync(connection, "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema'))", row => row.GetBoolean(0), cancel))[0];
    }

    public override async Task RefuseCompanyAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync("postgres", cancel);
        // The engine's own workers are nobody, and who has hung up is counted for a moment yet: we did so ourselves just now.
        for (var looks = 0; await IsAnybodyThereAsync(connection, cancel); looks++)
        {
            if (looks == Looks) throw Company();
            await Task.Delay(BetweenLooks, cancel);
        }
    }

    private async Task<bool> IsAnybodyThereAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var any = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend')", connection) { Parameters = { new() { Value = Database } } };
        return (bool)(await any.ExecuteScalarAsync(cancel))!;
    }

    public override string Landing(string folder) => Path.Combine(folder, Part);

    public override async Task<string> BringInAsync(string file, CancellationToken cancel)
    {
        await PostgresProgram.RunAsync("pg_restore", server, ["--list", file], cancel);
        // PostgreSQL cuts a name after 63 bytes.
        var name = $"alliance_restoring_{Guid.NewGuid():N}";
        await using (var connection = await OpenAsync("postgres", cancel)) await CreateAsync(connection, name, cancel);
        aside = name;
        var there = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name };
        await PostgresProgram.RunAsync("pg_restore", there, ["--exit-on-error", "--no-owner", "--no-privileges", $"--dbname={name}", file], cancel);
        await using var restored = await OpenAsync(name, cancel);
        // A dump brings no statistics along, and without them the first morning would be slow.
        await DoAsync(restored, "ANALYZE", cancel);
        return there.ConnectionString;
    }

    public override async Task SwapAsync(CancellationToken cancel)
    {
        var replaces = await ExistsAsync(cancel);
        var old = $"alliance_replaced_{Guid.NewGuid():N}";
        await using var connection = await OpenAsync("postgres", cancel);
        try
        {
            await using var swap = await connection.BeginTransactionAsync(cancel);
            if (replaces) await DoAsync(connection, $"ALTER DATABASE {Quoted(Database)} RENAME TO {Quoted(old)}", cancel);
            await DoAsync(connection, $"ALTER DATABASE {Quoted(aside!)} RENAME TO {Quoted(Database)}", cancel);
            await swap.CommitAsync(cancel);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            throw Company();
        }
        aside = null;
        if (replaces) await DoAsync(connection, $"DROP DATABASE {Quoted(old)} WITH (FORCE)", cancel);
    }

    public override async Task ClearAwayAsync()
    {
        if (aside is null) return;
        await using var connection = await OpenAsync("postgres", default);
        await DoAsync(connection, $"DROP DATABASE IF EXISTS {Quoted(aside)} WITH (FORCE)", default);
    }

    private async Task CreateAsync(NpgsqlConnection connection, string name, CancellationToken cancel)
    {
        try
        {
            await DoAsync(connection, $"CREATE DATABASE {Quoted(name)} TEMPLATE template0 ENCODING 'UTF8'", cancel);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new BadInputException($"{server.Username} may not create a database to restore into: let a database administrator say ALTER ROLE … CREATEDB for it, which can be taken back afterwards.");
        }
    }

    private async Task<bool> ExistsAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync("postgres", cancel);
        await using var find = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = Database } } };
        return (long)(await find.ExecuteScalarAsync(cancel))! > 0;
    }

    private BadInputException Company() => new($"Somebody is connected to {Database}: stop every node and every other program there, and try again.");

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = database }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch (NpgsqlException failure)
        {
            await connection.DisposeAsync();
            throw new BadInputException($"The database could not be opened: {failure.Message.Split('\n')[0].TrimEnd('.')}. Check the connection string, and that the server runs and lets us in.");
        }
    }
}
