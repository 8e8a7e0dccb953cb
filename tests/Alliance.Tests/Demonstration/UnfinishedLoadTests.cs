using Alliance.Platform;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Demonstration;

/// <summary>A load that was killed has taken indexes and keys down and put none up again: nobody may work on what it left.</summary>
public sealed class UnfinishedLoadTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Prepare_AfterALoadWasKilled_RefusesUntilItIsBegunAgain(Engine engine)
    {
        Assert.SkipWhen(TestDatabase.WhyNot(engine) is not null, TestDatabase.WhyNot(engine) ?? "");
        await using var house = await EmptyHouse.CreateAsync(engine);
        await DoAsync(house, async db =>
        {
            await db.FindAgencyAsync(null);
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"MigrationHistory\" VALUES ({0}, '-')", DatabaseSetup.Unfinished);
        });

        (await Should.ThrowAsync<BadInputException>(() => DoAsync(house, db => db.PrepareAsync()))).Message.ShouldContain("stopped in the middle");

        await DoAsync(house, async db =>
        {
            await db.DeleteUnfinishedAsync();
            await db.PrepareAsync();
            (await db.Agencies.AnyAsync()).ShouldBeFalse();
        });
    }

    [Fact]
    public async Task DeleteUnfinished_OfADatabaseInUse_LeavesItAlone()
    {
        await using var house = await EmptyHouse.CreateAsync(Engine.Sqlite);

        await DoAsync(house, async db =>
        {
            await db.FindAgencyAsync(null);
            await db.DeleteUnfinishedAsync();
            (await db.Agencies.AnyAsync()).ShouldBeTrue();
        });
    }

    private static Task<bool> DoAsync(EmptyHouse house, Func<AllianceContext, Task> work) => house.DoAsync(async services =>
    {
        await work(services.GetRequiredService<AllianceContext>());
        return true;
    });
}
