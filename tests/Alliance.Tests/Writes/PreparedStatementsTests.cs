using Alliance.Platform;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Alliance.Tests.Writes;

public sealed class PreparedStatementsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("alliance-").FullName;

    [Theory]
    [InlineData("Host=db.invalid;Username=town;Password='a;b=c'", 200)]
    [InlineData("Host=db.invalid;Max Auto Prepare=0", 0)]
    [InlineData("Host=db.invalid;MaxAutoPrepare=7", 7)]
    public async Task PostgresKeepsItsPlans_UnlessTheConnectionStringSaysOtherwise(string connection, int prepared)
    {
        await using var services = new ServiceCollection().AddLogging().AddHouse(Settings.From(connection, folder)).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var used = new NpgsqlConnectionStringBuilder(scope.ServiceProvider.GetRequiredService<AllianceContext>().Database.GetConnectionString());
        used.MaxAutoPrepare.ShouldBe(prepared);
        used.Password.ShouldBe(new NpgsqlConnectionStringBuilder(connection).Password);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
