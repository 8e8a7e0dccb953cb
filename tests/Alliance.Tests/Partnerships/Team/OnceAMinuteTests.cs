using Alliance.Partnerships.Team;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Team;

public sealed class OnceAMinuteTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    [Fact]
    public async Task Of_ALargeCountThatIsOld_ShowsTheLastOneUntilTheNextIsThere()
    {
        var (next, times) = (new TaskCompletionSource<string>(), 0);
        var counts = new OnceAMinute<string>(House.Services.GetRequiredService<IServiceScopeFactory>(), House.Clock, (_, _) => ++times == 1 ? Task.FromResult("first") : next.Task, count => count == "first");
        var agency = await House.AskAsync(db => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == TestPeople.AgencyId));
        (await counts.OfAsync(agency)).ShouldBe("first");
        House.Clock.Advance(TimeSpan.FromSeconds(299));
        (await counts.OfAsync(agency)).ShouldBe("first");
        // One begun beside the request would have begun by now.
        await Task.Delay(200, TestContext.Current.CancellationToken);
        times.ShouldBe(1, "it is kept for five minutes");
        House.Clock.Advance(TimeSpan.FromSeconds(2));

        (await counts.OfAsync(agency)).ShouldBe("first", "nobody waits for a large one");
        next.SetResult("second");

        await UntilAsync(async () => await counts.OfAsync(agency) == "second");
        times.ShouldBe(2);
    }

    [Fact]
    public async Task Of_ASmallCountThatIsOld_IsCountedAnewAtOnce()
    {
        var times = 0;
        var counts = new OnceAMinute<string>(House.Services.GetRequiredService<IServiceScopeFactory>(), House.Clock, (_, _) => Task.FromResult($"{++times}"), _ => false);
        var agency = await House.AskAsync(db => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == TestPeople.AgencyId));
        (await counts.OfAsync(agency)).ShouldBe("1");
        (await counts.OfAsync(agency)).ShouldBe("1");
        House.Clock.Advance(TimeSpan.FromSeconds(61));

        (await counts.OfAsync(agency)).ShouldBe("2");
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var tries = 0; !await isSo(); tries++)
        {
            tries.ShouldBeLessThan(1000);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
