using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Alliance.Demonstration.Load;

/// <summary>Copies into PostgreSQL in binary form, each table over a connection of its own.</summary>
public sealed class PostgresBulkStore(string connectionString, IModel model, LoadProgress progress) : BulkStore(model, progress)
{
    private const string Indexes = """
        SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE c.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
        """;

    private const string IndexNames = """
        SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE c.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
        """;

    private const string Keys = """
        SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
        """;

    private const string KeyNames = """
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
        FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
        """;

    private readonly Dictionary<Type, Copy> copies = [];
    private readonly NpgsqlConnection connection = new(Unpooled(connectionString));
    private List<string> indexes = [], keys = [];

    public override async Task BeginAsync(IReadOnlyCollection<Type> rowTypes, CancellationToken cancel)
    {
        await connection.OpenAsync(cancel);
        await MarkAsync(connection, cancel);
        keys = await ListAsync(connection, Keys, cancel);
        indexes = await ListAsync(connection, Indexes, cancel);
        foreach (var drop in await ListAsync(connection, KeyNames, cancel)) await RunAsync(connection, drop, cancel);
        foreach (var name in await ListAsync(connection, IndexNames, cancel)) await RunAsync(connection, $"DROP INDEX {name}", cancel);
        foreach (var type in rowTypes) copies[type] = await Copy.BeginAsync(Unpooled(connectionString), TableOf(type), cancel);
    }

    public override void Write(object row) => copies[row.GetType()].Run(row);

    public override async Task FinishAsync(CancellationToken cancel)
    {
        foreach (var copy in copies.Values) await copy.CompleteAsync(cancel);
        copies.Clear();
        await RunAsync(connection, "SET maintenance_work_mem = '512MB'; SET max_parallel_maintenance_workers = 2;", cancel);
        Progress.Stage("Putting up the indexes");
        foreach (var (sql, number) in indexes.Select((sql, i) => (sql, i + 1)))
        {
            Progress.Step($"Index {number} of {indexes.Count}");
            await RunAsync(connection, sql, cancel);
        }
        Progress.Stage("Foreign keys");
        foreach (var sql in keys) await RunAsync(connection, sql, cancel);
        Progress.Stage("Counting what there is, for the planner");
        await RunAsync(connection, "VACUUM (ANALYZE)", cancel);
        await UnmarkAsync(connection, cancel);
    }

    public override async Task<long> BytesAsync(CancellationToken cancel) =>
        long.Parse((await ListAsync(connection, "SELECT pg_database_size(current_database())::text", cancel))[0], CultureInfo.InvariantCulture);

    public override async ValueTask DisposeAsync()
    {
        foreach (var copy in copies.Values) await copy.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static string Unpooled(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString;

    /// <summary>One table's stream. Emptying the table in the same transaction lets its rows arrive frozen, with nothing left to vacuum.</summary>
    private sealed class Copy(NpgsqlConnection connection, NpgsqlTransaction transaction, NpgsqlBinaryImporter importer, BulkTable table) : IAsyncDisposable
    {
        private readonly string[] types = [.. table.Columns.Select(c => c.StoreType.Split('(')[0])];

        public static async Task<Copy> BeginAsync(string connectionString, BulkTable table, CancellationToken cancel)
        {
            var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancel);
            var transaction = await connection.BeginTransactionAsync(cancel);
            await RunAsync(connection, $"SET LOCAL synchronous_commit = off; TRUNCATE \"{table.Name}\"", cancel);
            var importer = await connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({table.ColumnList}) FROM STDIN (FORMAT binary, FREEZE)", cancel);
            importer.Timeout = TimeSpan.Zero;
            return new Copy(connection, transaction, importer, table);
        }

        public void Run(object row)
        {
            importer.StartRow();
            for (var i = 0; i < types.Length; i++)
            {
                if (table.Columns[i].Read(row) is { } value) importer.Write(value, types[i]);
                else importer.WriteNull();
            }
        }

        public async Task CompleteAsync(CancellationToken cancel)
        {
            await importer.CompleteAsync(cancel);
            await importer.DisposeAsync();
            await transaction.CommitAsync(cancel);
            await DisposeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await importer.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
