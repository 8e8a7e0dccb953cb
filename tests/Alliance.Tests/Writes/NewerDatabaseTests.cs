using Alliance.Platform;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alliance.Tests.Writes;

public abstract class NewerDatabaseTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Prepare_ADatabaseOfANewerVersion_RefusesAndSaysSo()
    {
        await House.AskAsync(db => db.Database.ExecuteSqlRawAsync("""INSERT INTO "MigrationHistory" VALUES ('29991231000000_FromTheFuture', '99.0.0')"""));

        var refusal = await Should.ThrowAsync<BadInputException>(() => House.AskAsync(async db =>
        {
            await db.PrepareAsync();
            return true;
        }));

        refusal.Message.ShouldStartWith("This database was written by a newer version of the application (it has 29991231000000_FromTheFuture)");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Host=localhost;Port=many")]
    [InlineData("Data Source=x;No Such Word=1")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=:memory:")]
    public void Settings_AConnectionStringNobodyUnderstands_SaysSo(string connection) =>
        Should.Throw<BadInputException>(() => Settings.From(connection, null)).Message.ShouldNotContain("\n");
}

public sealed class KilledMigrationTests
{
    [Fact]
    public async Task Prepare_AfterAStartWasKilledInTheMiddle_GoesOn()
    {
        var folder = Directory.CreateTempSubdirectory("alliance-killed-").FullName;
        var connection = $"Data Source={Path.Combine(folder, "alliance.db")};Pooling=false";
        await RunAsync(connection, "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01 00:00:00+00:00')");
        var warnings = new List<string>();
        await using var services = new ServiceCollection().AddLogging().AddHouse(Settings.From(connection, folder))
            .ConfigureDbContext<SqliteContext>(options => options.LogTo(warnings.Add, LogLevel.Warning)).BuildServiceProvider();
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();

            await db.PrepareAsync(TestContext.Current.CancellationToken);

            (await db.Agencies.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
            warnings.ShouldBeEmpty("there was nothing to lose");
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task RunAsync(string connection, string sql)
    {
        await using var database = new SqliteConnection(connection);
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

public sealed class NewerDatabaseTestsOnSqlite(SqliteHouse house) : NewerDatabaseTests(house), IClassFixture<SqliteHouse>;

public sealed class NewerDatabaseTestsOnPostgres(PostgresHouse house) : NewerDatabaseTests(house), IClassFixture<PostgresHouse>;
