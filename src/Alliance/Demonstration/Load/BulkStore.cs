using System.Data.Common;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alliance.Demonstration.Load;

/// <summary>
/// Takes rows faster than the context can: no tracking, no secondary index until the end. Only for a database that holds nothing
/// else, because nothing can be taken back halfway.
/// </summary>
public abstract class BulkStore(IModel model, LoadProgress progress) : IAsyncDisposable
{
    /// <summary>Makes ready: secondary indexes and foreign keys are taken down, their definitions kept.</summary>
    public abstract Task BeginAsync(IReadOnlyCollection<Type> rowTypes, CancellationToken cancel);

    /// <summary>Writes one row into its type's table. Rows of one type should come in the order of their key.</summary>
    public abstract void Write(object row);

    /// <summary>Puts up again what was taken down, and tells the planner what there is.</summary>
    public abstract Task FinishAsync(CancellationToken cancel);

    public abstract Task<long> BytesAsync(CancellationToken cancel);

    public abstract ValueTask DisposeAsync();

    protected BulkTable TableOf(Type rowType) => BulkTable.Of(model, rowType);

    protected LoadProgress Progress => progress;

    /// <summary>A load that is killed leaves no indexes and no keys: until it is finished, every start refuses the database.</summary>
    protected static Task MarkAsync(DbConnection connection, CancellationToken cancel) =>
        RunAsync(connection, $"INSERT INTO \"MigrationHistory\" VALUES ('{DatabaseSetup.Unfinished}', '-')", cancel);

    protected static Task UnmarkAsync(DbConnection connection, CancellationToken cancel) =>
        RunAsync(connection, $"DELETE FROM \"MigrationHistory\" WHERE \"MigrationId\" = '{DatabaseSetup.Unfinished}'", cancel);

    protected static async Task RunAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }

    protected static async Task<List<string>> ListAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancel)) lines.Add(reader.GetString(0));
        return lines;
    }
}
