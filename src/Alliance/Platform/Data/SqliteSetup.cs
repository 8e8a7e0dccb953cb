using System.Data.Common;
using Alliance.Platform.Data.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Platform.Data;

/// <summary>Sets each SQLite connection up: readers beside the writer, every commit on the disk, patience instead of an error, and words for the search index.</summary>
public sealed class SqliteSetup : DbConnectionInterceptor
{
    /// <summary>
    /// What is deleted is overwritten, so that an uploaded register or an erased name does not lie on in a freed page.
    /// The file is not mapped, and each connection keeps half a megabyte of it, a quarter of SQLite's own choice: the system's cache holds it for all of them.
    /// In a running server <see cref="SqliteCheckpoint"/> empties the log long before it is this long.
    /// </summary>
    private const string Pragmas = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA busy_timeout = 10000;
        PRAGMA wal_autocheckpoint = 20000;
        PRAGMA cache_size = -512;
        PRAGMA temp_store = MEMORY;
        PRAGMA secure_delete = ON;
        """;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        // EF looks whether the file is there over a connection that may not write, and a copy of a database need not be in WAL mode yet.
        if (connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        SearchWords.Register((SqliteConnection)connection);
    }
}
