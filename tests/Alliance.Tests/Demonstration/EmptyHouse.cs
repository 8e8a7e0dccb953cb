using Alliance.Platform;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Alliance.Tests.Demonstration;

/// <summary>The application's services over a database with a schema and no agency: where towns and loads begin.</summary>
public sealed class EmptyHouse : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("alliance-empty-").FullName;
    private TestDatabase? sibling;
    private ServiceProvider? root;

    public string ConnectionString { get; private set; } = "";

    public FakeTimeProvider Clock { get; } = new(TestHouse.FirstMorning);

    public static async Task<EmptyHouse> CreateAsync(Engine engine)
    {
        var house = new EmptyHouse();
        house.ConnectionString = engine == Engine.Sqlite ? $"Data Source={Path.Combine(house.folder, "alliance.db")}" : await house.CreateSiblingAsync();
        var services = new ServiceCollection().AddLogging().AddHouse(Settings.From(house.ConnectionString, house.folder));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(house.Clock));
        house.root = services.BuildServiceProvider();
        await house.DoAsync(async provider =>
        {
            await provider.GetRequiredService<AllianceContext>().PrepareAsync();
            return true;
        });
        return house;
    }

    /// <summary>Works with services that have entered no agency yet.</summary>
    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = root!.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        if (root is not null) await root.DisposeAsync();
        await DropAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> CreateSiblingAsync()
    {
        sibling = await TestDatabase.CreateAsync(Engine.Postgres);
        var name = $"empty_{Guid.NewGuid():N}";
        await RunAsync($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(sibling.ConnectionString) { Database = name }.ConnectionString;
    }

    private async Task DropAsync()
    {
        if (sibling is null)
        {
            await using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
            return;
        }
        await using (var connection = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(connection);
        await RunAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(ConnectionString).Database} WITH (FORCE)");
        await sibling.DisposeAsync();
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(sibling!.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
