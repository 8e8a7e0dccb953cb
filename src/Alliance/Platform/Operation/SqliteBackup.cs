using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Alliance.Platform.Operation;

internal sealed class SqliteBackup(Settings settings) : BackupEngine
{
    private const int Busy = 5, Locked = 6, Corrupt = 11, NotADatabase = 26;
    private readonly string database = Path.GetFullPath(new SqliteConnectionStringBuilder(settings.Database).DataSource);

    public override string Name => "SQLite";

    public override string Part => "database.sqlite";

    private string Aside => database + ".restoring";

    public override async Task<DatabaseState> CopyAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(database)) throw new BadInputException($"There is no database {database} to back up.");
        await using (var from = await OpenAsync(database, cancel))
        await using (var to = await OpenAsync(file, cancel))
        {
            // In one go, so that it is one moment's picture; in WAL mode writers go on beside it.
            from.BackupDatabase(to);
            // One file, without a log beside it.
            await DoAsync(to, "PRAGMA journal_mode = DELETE", cancel);
        }
        await using var copy = await OpenAsync(file, cancel);
        if (await ProblemAsync(copy, cancel) is { } problem) throw new BadInputException($"The database is damaged ({problem}): no backup was written. Put an older one back, or ask for help with repairing it.");
        return await StateAsync(copy, cancel);
    }

    public override async Task<bool> HasContentAsync(CancellationToken cancel)
    {
        if (!File.Exists(database) || new FileInfo(database).Length == 0) return false;
        try
        {
            await using var present = await OpenAsync(database, cancel);
            return (await ReadAsync(present, "SELECT COUNT(*) FROM sqlite_master", row => row.GetInt64(0), cancel))[0] > 0;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is Corrupt or NotADatabase)
        {
            return true;
        }
    }

    public override async Task RefuseCompanyAsync(CancellationToken cancel)
    {
        if (!File.Exists(database)) return;
        try
        {
            await using var present = await OpenAsync(database, cancel);
            await using var alone = present.CreateCommand();
            // Only whoever is alone with a database may take its log away.
            alone.CommandText = "PRAGMA journal_mode = DELETE";
            alone.CommandTimeout = 1;
            if (await alone.ExecuteScalarAsync(cancel) is not "delete") throw Company();
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is Busy or Locked)
        {
            throw Company();
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is Corrupt or NotADatabase)
        {
            // What cannot be read is what a restore is for.
        }
    }

    public override string Landing(string folder) => Aside;

    public override async Task<string> BringInAsync(string file, CancellationToken cancel)
    {
        try
        {
            await using var copy = await OpenAsync(file, cancel);
            if (await ProblemAsync(copy, cancel) is { } problem) throw new BadInputException($"The database in this backup is damaged ({problem}): use another backup.");
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is Corrupt or NotADatabase)
        {
            throw new BadInputException("What should be the database in this backup is none: use another backup.");
        }
        return ConnectionTo(file);
    }

    public override async Task SwapAsync(CancellationToken cancel)
    {
        await RefuseCompanyAsync(cancel);
        await using (var aside = await OpenAsync(Aside, cancel)) await DoAsync(aside, "PRAGMA journal_mode = DELETE", cancel);
        // A log of the old database must not be taken for one of the new.
        foreach (var rest in Rests(database)) File.Delete(rest);
        File.Move(Aside, database, overwrite: true);
    }

    public override Task ClearAwayAsync()
    {
        File.Delete(Aside);
        foreach (var rest in Rests(Aside)) File.Delete(rest);
        return Task.CompletedTask;
    }

    private BadInputException Company() => new($"A server or another command has {database} open: stop it, and try again.");

    private static string[] Rests(string file) => [file + "-wal", file + "-shm", file + "-journal", file + "-migrating"];

    /// <summary>The first thing that SQLite finds wrong; null where there is none.</summary>
    private static async Task<string?> ProblemAsync(DbConnection copy, CancellationToken cancel) =>
        (await ReadAsync(copy, "PRAGMA integrity_check(1)", row => row.GetString(0), cancel)) is ["ok"] ? null : "PRAGMA integrity_check";

    private static string ConnectionTo(string file) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString;

    private static async Task<SqliteConnection> OpenAsync(string file, CancellationToken cancel)
    {
        var connection = new SqliteConnection(ConnectionTo(file));
        await connection.OpenAsync(cancel);
        Data.Search.SearchWords.Register(connection);
        return connection;
    }
}
