using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.House;

/// <summary>The fixture itself: it starts, keeps agencies' people, and signs somebody in.</summary>
public abstract class HouseTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Database_AtTheStart_HoldsOnePersonForEachRole()
    {
        var names = await House.AskAsync(db => db.Users.Select(a => a.UserName).ToListAsync());

        names.ShouldBe(Enum.GetNames<Role>().Select(r => r.ToLowerInvariant()), ignoreOrder: true);
    }

    [Fact]
    public async Task Stranger_AsksForAPageThatIsNotThere_IsToldSo()
    {
        var page = await House.Stranger().GetAsync("/nowhere-at-all");

        page.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SignInAsync_APerson_LeavesATicket()
    {
        var browser = await House.SignInAsync(Role.Steward);

        browser.Has("alliance").ShouldBeTrue();
        (await House.AskAsync(db => db.Set<SignInTicket>().CountAsync(t => t.AccountId == House.Person(Role.Steward).Id))).ShouldBe(1);
    }

    [Fact]
    public async Task AddAgencyAsync_ASecondOne_HasRowsOfItsOwn()
    {
        await House.AddAgencyAsync(2, "second");
        await House.AddAccountAsync(2, "elsewhere", Role.Officer);

        (await House.AskAsync(db => db.Users.CountAsync(), agency: 2)).ShouldBe(1);
        (await House.AskAsync(db => db.Users.AnyAsync(a => a.UserName == "elsewhere"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Clock_Moved_IsTheApplicationsTime()
    {
        House.Clock.Advance(TimeSpan.FromHours(3));

        (await House.DoAsync(services => Task.FromResult(services.GetRequiredService<TimeProvider>().Instant()))).ShouldBe(House.Clock.Instant());
    }
}

public sealed class HouseTestsOnSqlite(SqliteHouse house) : HouseTests(house), IClassFixture<SqliteHouse>;

public sealed class HouseTestsOnPostgres(PostgresHouse house) : HouseTests(house), IClassFixture<PostgresHouse>;
