using Alliance.Platform;
using Alliance.Platform.Accounts;
using Microsoft.Data.Sqlite;

namespace Alliance.Tests.House;

public enum Engine { Sqlite, Postgres }

/// <summary>A database for one class of tests: a copy of a template that is migrated and filled once per run.</summary>
public abstract class TestDatabase(string connectionString, IReadOnlyDictionary<Role, Account> people) : IAsyncDisposable
{
    private static readonly Lazy<Task<SqliteTemplate>> Sqlite = new(SqliteTemplate.MakeAsync);
    private static readonly Lazy<Task<PostgresTemplate>> Postgres = new(PostgresTemplate.MakeAsync);

    public string ConnectionString => connectionString;

    public IReadOnlyDictionary<Role, Account> People => people;

    public static string? WhyNot(Engine engine) => engine == Engine.Postgres ? PostgresCluster.WhyNot : null;

    public static async Task<TestDatabase> CreateAsync(Engine engine) => engine switch
    {
        Engine.Sqlite => (await Sqlite.Value).Copy(),
        Engine.Postgres => await (await Postgres.Value).CopyAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(engine)),
    };

    public abstract ValueTask DisposeAsync();

    private sealed record SqliteTemplate(string File, IReadOnlyDictionary<Role, Account> People)
    {
        public static async Task<SqliteTemplate> MakeAsync()
        {
            var folder = Directory.CreateTempSubdirectory("alliance-template-").FullName;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
            var connection = $"Data Source={Path.Combine(folder, "template.db")};Pooling=False";
            var people = await TestPeople.FillAsync(Settings.From(connection, folder));
            return new SqliteTemplate(Path.Combine(folder, "template.db"), people);
        }

        public SqliteDatabase Copy()
        {
            var folder = Directory.CreateTempSubdirectory("alliance-db-").FullName;
            var file = Path.Combine(folder, "alliance.db");
            System.IO.File.Copy(File, file);
            return new SqliteDatabase(folder, $"Data Source={file}", People);
        }
    }

    private sealed class SqliteDatabase(string folder, string connection, IReadOnlyDictionary<Role, Account> people) : TestDatabase(connection, people)
    {
        public override ValueTask DisposeAsync()
        {
            using (var connection = new SqliteConnection(ConnectionString)) SqliteConnection.ClearPool(connection);
            Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    private sealed record PostgresTemplate(PostgresCluster Cluster, IReadOnlyDictionary<Role, Account> People)
    {
        private const string Name = "alliance_template";

        public static async Task<PostgresTemplate> MakeAsync()
        {
            var cluster = await PostgresCluster.StartAsync();
            await cluster.RunAsync($"CREATE DATABASE {Name}");
            var folder = Directory.CreateTempSubdirectory("alliance-template-").FullName;
            // Nobody may be connected to a database that is being copied.
            var people = await TestPeople.FillAsync(Settings.From($"{cluster.ConnectionString(Name)};Pooling=false", folder));
            Directory.Delete(folder, recursive: true);
            return new PostgresTemplate(cluster, people);
        }

        public async Task<PostgresDatabase> CopyAsync()
        {
            var name = $"alliance_{Guid.NewGuid():N}";
            await Cluster.RunAsync($"CREATE DATABASE {name} TEMPLATE {Name} STRATEGY wal_log");
            return new PostgresDatabase(Cluster, name, People);
        }
    }

    private sealed class PostgresDatabase(PostgresCluster cluster, string name, IReadOnlyDictionary<Role, Account> people)
        : TestDatabase($"{cluster.ConnectionString(name)};Maximum Pool Size=20", people)
    {
        public override async ValueTask DisposeAsync()
        {
            await using (var connection = new Npgsql.NpgsqlConnection(ConnectionString)) Npgsql.NpgsqlConnection.ClearPool(connection);
            await cluster.RunAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
    }
}
