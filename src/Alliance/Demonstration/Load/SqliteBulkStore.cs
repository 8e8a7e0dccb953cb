using System.Globalization;
using System.Text;
using Alliance.Platform.Data.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Alliance.Demonstration.Load;

/// <summary>Writes into a SQLite file with prepared statements, without journal or waiting for the disk.</summary>
public sealed class SqliteBulkStore(string connectionString, IModel model, LoadProgress progress) : BulkStore(model, progress)
{
    private const int RowsInATransaction = 200_000;

    private readonly Dictionary<Type, Insert> inserts = [];
    private readonly SqliteConnection connection = new(new SqliteConnectionStringBuilder(connectionString) { Pooling = false, ForeignKeys = false }.ConnectionString);
    private List<string> indexes = [];
    private int uncommitted;

    public override async Task BeginAsync(IReadOnlyCollection<Type> rowTypes, CancellationToken cancel)
    {
        await connection.OpenAsync(cancel);
        SearchWords.Register(connection);
        await RunAsync(connection, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; PRAGMA threads = 2;", cancel);
        await MarkAsync(connection, cancel);
        await GatherWordsAsync(256, cancel);
        indexes = await ListAsync(connection, "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL", cancel);
        foreach (var name in await ListAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL", cancel))
            await RunAsync(connection, $"DROP INDEX \"{name}\"", cancel);
        foreach (var type in rowTypes) inserts[type] = new Insert(connection.Handle!, TableOf(type));
        await RunAsync(connection, "BEGIN", cancel);
    }

    public override void Write(object row)
    {
        inserts[row.GetType()].Run(row);
        if (++uncommitted < RowsInATransaction) return;
        raw.sqlite3_exec(connection.Handle!, "COMMIT; BEGIN");
        uncommitted = 0;
    }

    public override async Task FinishAsync(CancellationToken cancel)
    {
        await RunAsync(connection, "COMMIT", cancel);
        foreach (var insert in inserts.Values) insert.Dispose();
        await GatherWordsAsync(1, cancel);
        Progress.Stage("Putting up the indexes");
        foreach (var (sql, number) in indexes.Select((sql, i) => (sql, i + 1)))
        {
            Progress.Step($"Index {number} of {indexes.Count}");
            await RunAsync(connection, sql, cancel);
        }
        Progress.Stage("Laying the search index together");
        foreach (var index in SqliteIndex.Names) await RunAsync(connection, $"""INSERT INTO "{index}"("{index}") VALUES ('optimize')""", cancel);
        Progress.Stage("Counting what there is, for the planner");
        await RunAsync(connection, "PRAGMA analysis_limit = 2000; ANALYZE; PRAGMA optimize;", cancel);
        await UnmarkAsync(connection, cancel);
        // The application expects its readers beside its writer.
        await RunAsync(connection, "PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL;", cancel);
    }

    /// <summary>How much of the search index is gathered before it is written: a few large pieces are searched faster than many small ones.</summary>
    private Task GatherWordsAsync(int megabytes, CancellationToken cancel) =>
        RunAsync(connection, $"INSERT INTO \"SearchEngagement\"(\"SearchEngagement\", rank) VALUES ('hashsize', {megabytes * 1024 * 1024})", cancel);

    public override async Task<long> BytesAsync(CancellationToken cancel) =>
        long.Parse((await ListAsync(connection, "SELECT CAST((SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size) AS TEXT)", cancel))[0], CultureInfo.InvariantCulture);

    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>One table's statement, bound anew for each row; the driver's own command costs several times as much.</summary>
    private sealed class Insert : IDisposable
    {
        private readonly sqlite3 database;
        private readonly sqlite3_stmt statement;
        private readonly BulkTable table;
        private byte[] text = new byte[4096];

        public Insert(sqlite3 database, BulkTable table)
        {
            (this.database, this.table) = (database, table);
            var sql = $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select(_ => "?"))})";
            Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement), raw.SQLITE_OK);
        }

        public void Run(object row)
        {
            for (var i = 0; i < table.Columns.Count; i++) Bind(i + 1, table.Columns[i].Read(row));
            Check(raw.sqlite3_step(statement), raw.SQLITE_DONE);
            raw.sqlite3_reset(statement);
        }

        public void Dispose() => statement.Dispose();

        private void Bind(int at, object? value) => Check(value switch
        {
            null => raw.sqlite3_bind_null(statement, at),
            byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
            string words => BindText(at, words),
            long number => raw.sqlite3_bind_int64(statement, at, number),
            int number => raw.sqlite3_bind_int(statement, at, number),
            double number => raw.sqlite3_bind_double(statement, at, number),
            bool yes => raw.sqlite3_bind_int(statement, at, yes ? 1 : 0),
            DateOnly day => BindText(at, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            TimeOnly hour => BindText(at, hour.ToString("HH:mm:ss", CultureInfo.InvariantCulture)),
            _ => throw new NotSupportedException($"{table.Name}.{table.Columns[at - 1].Name}: no way to bind a {value.GetType().Name}."),
        }, raw.SQLITE_OK);

        private int BindText(int at, string words)
        {
            if (text.Length < words.Length * 3) text = new byte[words.Length * 3];
            return raw.sqlite3_bind_text(statement, at, text.AsSpan(0, Encoding.UTF8.GetBytes(words, text)));
        }

        private void Check(int code, int expected)
        {
            if (code != expected) throw new InvalidOperationException($"{table.Name}: {raw.sqlite3_errmsg(database).utf8_to_string()}");
        }
    }
}
