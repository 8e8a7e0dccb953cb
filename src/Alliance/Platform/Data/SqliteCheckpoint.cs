using Microsoft.Data.Sqlite;

namespace Alliance.Platform.Data;

/// <summary>
/// Carries SQLite's write-ahead log over into the database once a second. Left to itself, SQLite does that inside the commit that
/// happens to fill the log, and that one writer waits for it.
/// </summary>
public sealed partial class SqliteCheckpoint(Settings settings, TimeProvider time, ILogger<SqliteCheckpoint> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var connection = new SqliteConnection(settings.Database);
            await connection.OpenAsync(stoppingToken);
            await using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
            while (true)
            {
                await Task.Delay(Pause, time, stoppingToken);
                TryCheckpoint(checkpoint);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: the last connection to close carries the rest over.
        }
    }

    private void TryCheckpoint(SqliteCommand checkpoint)
    {
        try
        {
            checkpoint.ExecuteNonQuery();
        }
        catch (SqliteException failure)
        {
            CouldNotCheckpoint(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The write-ahead log could not be carried over; trying again.")]
    private partial void CouldNotCheckpoint(Exception failure);
}
