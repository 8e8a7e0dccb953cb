using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Accounts;

/// <summary>AC-2: what nobody uses is closed.</summary>
public abstract class AccountHousekeepingTests(TestHouse house) : HouseTest(house)
{
    private Task<int> RunAsync() => ActivatorUtilities.CreateInstance<AccountHousekeeping>(House.Services).RunAsync();

    private async Task<bool> IsClosedAsync(Guid account, int agency = TestPeople.AgencyId) =>
        !await House.AskAsync(db => db.Set<RoleGrant>().AnyAsync(g => g.AccountId == account && g.EndedAt == null), agency);

    [Fact]
    public async Task Run_AnAccountUnusedFor90Days_ClosesIt()
    {
        await House.AddAgencyAsync(50, "unused");
        await House.AddAgencyAsync(51, "invented", isDemonstration: true);
        var administrator = await House.AddAccountAsync(50, "keeps-the-key", Role.Administrator);
        var never = await House.AddAccountAsync(50, "never-came", Role.Officer);
        var active = await House.AddAccountAsync(50, "came-lately", Role.Officer);
        var invented = await House.AddAccountAsync(51, "invented", Role.Officer);
        House.Clock.Advance(TimeSpan.FromDays(60));
        await SignInAsync(active);
        await RunAsync();
        (await IsClosedAsync(never.Id, 50)).ShouldBeFalse();
        House.Clock.Advance(TimeSpan.FromDays(31));

        await RunAsync();

        (await IsClosedAsync(never.Id, 50)).ShouldBeTrue();
        (await IsClosedAsync(active.Id, 50)).ShouldBeFalse();
        (await IsClosedAsync(administrator.Id, 50)).ShouldBeFalse("nobody could let the others in again");
        (await IsClosedAsync(invented.Id, 51)).ShouldBeFalse();
        var told = (await House.EventsAsync(AccountEvents.AccountClosed, 50)).ShouldHaveSingleItem();
        told.EntityId.ShouldBe(never.Id);
        told.Purpose.ShouldContain("90 days");
    }

    private Task SignInAsync(Account account) => House.DoAsync(async services =>
    {
        var row = await services.GetRequiredService<Alliance.Platform.Data.AllianceContext>().Users.SingleAsync(a => a.Id == account.Id);
        await services.GetRequiredService<SignInService>().WelcomeAsync(row, House.Act().Now, null);
    }, account.AgencyId);

    [Fact]
    public async Task Run_EndedSignIns_AreCleared()
    {
        var account = await House.AddAccountAsync("tickets", Role.Officer);
        await House.SignInAsync(account, Role.Officer);
        House.Clock.Advance(TimeSpan.FromHours(25));
        await House.SignInAsync(account, Role.Officer);

        await RunAsync();

        (await House.AskAsync(db => db.Set<SignInTicket>().CountAsync(t => t.AccountId == account.Id))).ShouldBe(1);
    }
}

public sealed class AccountHousekeepingTestsOnSqlite(SqliteHouse house) : AccountHousekeepingTests(house), IClassFixture<SqliteHouse>;

public sealed class AccountHousekeepingTestsOnPostgres(PostgresHouse house) : AccountHousekeepingTests(house), IClassFixture<PostgresHouse>;
