using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;

namespace Alliance.Tests.Platform.Accounts;

/// <summary>AC-7: five failures within 15 minutes lock the account until an administrator releases it.</summary>
public abstract class LockoutTests(TestHouse house) : HouseTest(house)
{
    private async Task<bool> IsLockedAsync(string name) => (await House.AccountAsync(name)).LockoutEnd is not null;

    [Fact]
    public async Task SignIn_FiveFailuresWithin15Minutes_Locks()
    {
        var account = await House.AddAccountAsync("five", Role.Officer);
        await House.FailAsync("five", 4);
        (await IsLockedAsync("five")).ShouldBeFalse();

        House.Clock.Advance(TimeSpan.FromMinutes(14));
        await House.FailAsync("five", 1);

        (await IsLockedAsync("five")).ShouldBeTrue();
        (await House.EventsAsync(AccountEvents.AccountLocked)).ShouldContain(e => e.EntityId == account.Id);
        (await House.Stranger().TryAsync("five", TestPeople.Password)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task SignIn_FiveFailuresSpreadOut_DoesNotLock()
    {
        await House.AddAccountAsync("spread", Role.Officer);
        for (var i = 0; i < 8; i++)
        {
            await House.FailAsync("spread", 1);
            House.Clock.Advance(TimeSpan.FromMinutes(4));
        }

        (await IsLockedAsync("spread")).ShouldBeFalse();
        (await House.Stranger().TryAsync("spread", TestPeople.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task SignIn_FiveFailuresAcrossTheFirstQuarterHour_Locks()
    {
        // The window slides: it does not start anew 15 minutes after the first failure.
        await House.AddAccountAsync("sliding", Role.Officer);
        await House.FailAsync("sliding", 1);
        House.Clock.Advance(TimeSpan.FromMinutes(13));
        await House.FailAsync("sliding", 3);
        House.Clock.Advance(TimeSpan.FromMinutes(3));
        await House.FailAsync("sliding", 1);
        (await IsLockedAsync("sliding")).ShouldBeFalse();

        await House.FailAsync("sliding", 1);

        (await IsLockedAsync("sliding")).ShouldBeTrue();
    }

    [Fact]
    public async Task SignIn_ASuccessInBetween_StartsTheCountAnew()
    {
        var key = await House.GiveAuthenticatorAsync(await House.AddAccountAsync("between", Role.Officer));
        for (var round = 0; round < 3; round++)
        {
            await House.FailAsync("between", 4);
            House.Clock.Advance(TimeSpan.FromMinutes(1));
            (await (await (await House.Stranger().TryAsync("between", TestPeople.Password)).FollowAsync()).Form().Set("Code", House.Code(key)).SubmitAsync()).ShouldRedirectTo("/");
        }
    }

    [Fact]
    public async Task SignIn_GuessesInParallel_AreAllCounted()
    {
        await House.AddAccountAsync("parallel", Role.Officer);
        var form = (await House.Stranger().GetAsync("/sign-in")).Form("#sign-in-form").Set("Input.UserName", "parallel").Set("Input.Password", "not the password");

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => form.SubmitAsync())));

        (await IsLockedAsync("parallel")).ShouldBeTrue();
        var refused = await House.EventsAsync(AccountEvents.SignInRefused);
        var id = (await House.AccountAsync("parallel")).Id;
        refused.Count(e => e.EntityId == id).ShouldBe(11, "12 tries: four counted, the fifth locked, seven refused by the lock");
    }

    [Fact]
    public async Task Unlock_ByTheCommand_LetsIn()
    {
        await House.AddAccountAsync("by-command", Role.Officer);
        await House.FailAsync("by-command", 5);

        var code = await Alliance.House.Commands().Parse(["account", "unlock", "by-command", "--agency", "maple-harbor", "--database", House.ConnectionString, "--data", House.Settings.DataFolder]).InvokeAsync();

        code.ShouldBe(0);
        (await House.Stranger().TryAsync("by-command", TestPeople.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await House.EventsAsync(AccountEvents.AccountUnlocked)).ShouldContain(e => e.Source == "command line");
    }

    [Fact]
    public async Task Unlock_ByTheCommandForNobody_Is2()
    {
        (await Alliance.House.Commands().Parse(["account", "unlock", "nobody-of-that-name", "--agency", "maple-harbor", "--database", House.ConnectionString, "--data", House.Settings.DataFolder]).InvokeAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Unlock_ByThePage_LetsIn()
    {
        var account = await House.AddAccountAsync("by-page", Role.Officer);
        await House.FailAsync("by-page", 5);
        var administrator = await House.SignInAsync(Role.Administrator);
        (await administrator.GetAsync("/accounts")).ShouldSay("Locked after five wrong tries");

        var done = await (await administrator.GetAsync($"/accounts/{account.Id}")).Form("form[action*=unlock i]:not(dialog form)").SubmitAsync();

        (await done.FollowAsync()).ShouldSay("can sign in again");
        (await House.Stranger().TryAsync("by-page", TestPeople.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await House.EventsAsync(AccountEvents.AccountUnlocked)).ShouldContain(e => e.EntityId == account.Id && e.ActorId == House.Person(Role.Administrator).Id);
    }

    [Fact]
    public async Task Unlock_AfterThat_CountsFromZero()
    {
        var account = await House.AddAccountAsync("again", Role.Officer);
        await House.FailAsync("again", 5);
        await (await (await House.SignInAsync(Role.Administrator)).GetAsync($"/accounts/{account.Id}")).Form("form[action*=unlock i]:not(dialog form)").SubmitAsync();

        House.Clock.Advance(TimeSpan.FromSeconds(1));
        await House.FailAsync("again", 4);

        (await IsLockedAsync("again")).ShouldBeFalse();
    }
}

public sealed class LockoutTestsOnSqlite(SqliteHouse house) : LockoutTests(house), IClassFixture<SqliteHouse>;

public sealed class LockoutTestsOnPostgres(PostgresHouse house) : LockoutTests(house), IClassFixture<PostgresHouse>;
