using Alliance.Demonstration;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Demonstration;

/// <summary>Harbor Falls, built once for all tests that look at it.</summary>
public abstract class TownFixture(Engine engine) : IAsyncLifetime
{
    public static readonly DateOnly Today = new(2027, 3, 2);

    private EmptyHouse? house;

    public string? WhyNot => TestDatabase.WhyNot(engine);

    public EmptyHouse House => house!;

    public async ValueTask InitializeAsync()
    {
        if (WhyNot is null) house = await BuildAsync(engine);
    }

    public async ValueTask DisposeAsync()
    {
        if (house is not null) await house.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public static async Task<EmptyHouse> BuildAsync(Engine engine)
    {
        var house = await EmptyHouse.CreateAsync(engine);
        await house.DoAsync(async services =>
        {
            await services.GetRequiredService<DemonstrationTown>().BuildAsync(CancellationToken.None);
            return true;
        });
        return house;
    }

    public Task<T> AskAsync<T>(Func<AllianceContext, Task<T>> question) => AskAsync(House, question);

    public static Task<T> AskAsync<T>(EmptyHouse house, Func<AllianceContext, Task<T>> question) => house.DoAsync(async services =>
    {
        var db = services.GetRequiredService<AllianceContext>();
        services.GetRequiredService<AgencyScope>().Enter(await db.Agencies.AsNoTracking().SingleAsync());
        return await question(db);
    });
}

public sealed class TownOnSqlite() : TownFixture(Engine.Sqlite);

public sealed class TownOnPostgres() : TownFixture(Engine.Postgres);
