using Alliance.Platform;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

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
    public void Settings_AConnectionStringNobodyUnderstands_SaysSo(string connection) =>
        Should.Throw<BadInputException>(() => Settings.From(connection, null)).Message.ShouldNotContain("\n");
}

public sealed class NewerDatabaseTestsOnSqlite(SqliteHouse house) : NewerDatabaseTests(house), IClassFixture<SqliteHouse>;

public sealed class NewerDatabaseTestsOnPostgres(PostgresHouse house) : NewerDatabaseTests(house), IClassFixture<PostgresHouse>;
