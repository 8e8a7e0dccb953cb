using System.Data.Common;
using Alliance.Platform.Data;

namespace Alliance.Platform.Operation;

/// <summary>What each engine does in its own way: copy a database while others write, and bring a copy in beside the present one.</summary>
public abstract class BackupEngine
{
    /// <summary>As the manifest has it.</summary>
    public abstract string Name { get; }

    /// <summary>The part of the backup that is the database.</summary>
    public abstract string Part { get; }

    public static BackupEngine Of(Settings settings) => settings.IsPostgres ? new PostgresBackup(settings) : new SqliteBackup(settings);

    /// <summary>Writes the database as it is at one moment into a file, and makes sure of that file.</summary>
    /// <exception cref="BadInputException">There is no database, or none of ours.</exception>
    public abstract Task<DatabaseState> CopyAsync(string file, CancellationToken cancel);

    /// <summary>Whether something is there that a restore would take the place of.</summary>
    public abstract Task<bool> HasContentAsync(CancellationToken cancel);

    /// <exception cref="BadInputException">Somebody works in the present database.</exception>
    public abstract Task RefuseCompanyAsync(CancellationToken cancel);

    /// <summary>Where the database's part is to be brought out of the backup.</summary>
    /// <param name="folder">One that goes away.</param>
    public abstract string Landing(string folder);

    /// <summary>Makes a database of the part, beside the present one.</summary>
    /// <returns>The connection string to it.</returns>
    /// <exception cref="BadInputException">It is no sound database.</exception>
    public abstract Task<string> BringInAsync(string file, CancellationToken cancel);

    /// <summary>Puts what was brought in into the place of the present database, in one step.</summary>
    public abstract Task SwapAsync(CancellationToken cancel);

    /// <summary>Takes away what was brought in, where it did not come to its place.</summary>
    public abstract Task ClearAwayAsync();

    /// <summary>Reads where a database stands, over a connection that sees one moment of it.</summary>
    protected static async Task<DatabaseState> StateAsync(DbConnection connection, CancellationToken cancel)
    {
        var migrations = await ReadAsync(connection, """SELECT "MigrationId" FROM "MigrationHistory" ORDER BY "MigrationId" """, row => row.GetString(0), cancel);
        if (migrations.Count == 0 || migrations.Contains(DatabaseSetup.Unfinished)) throw new BadInputException("There is no finished database there to back up.");
        var ends = await ReadAsync(connection, """
            SELECT "AgencyId", "Sequence", "Hash" FROM "AuditChain" AS link
            WHERE "Sequence" = (SELECT MAX("Sequence") FROM "AuditChain" WHERE "AgencyId" = link."AgencyId") ORDER BY "AgencyId"
            """, row => new ChainEnd(row.GetInt32(0), row.GetInt64(1), Convert.ToHexStringLower(row.GetFieldValue<byte[]>(2))), cancel);
        return new DatabaseState(migrations[^1], ends);
    }

    protected static async Task<List<T>> ReadAsync<T>(DbConnection connection, string sql, Func<DbDataReader, T> row, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel)) rows.Add(row(reader));
        return rows;
    }

    protected static async Task DoAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <param name="Schema">The last migration.</param>
public sealed record DatabaseState(string Schema, IReadOnlyList<ChainEnd> Chains);
