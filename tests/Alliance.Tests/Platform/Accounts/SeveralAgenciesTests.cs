using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Accounts;

/// <summary>Several agencies on one server, some of them demonstrations: the address says which is meant.</summary>
public abstract class SeveralAgenciesTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task SignIn_DemonstrationAgency_NeedsNoCodeAndTakesATap()
    {
        await House.AddAgencyAsync(20, "invented", isDemonstration: true);
        await House.AddInventedAsync(20);
        var browser = House.Stranger();

        var tapped = await (await browser.GetAsync("/at/invented/sign-in")).Form("#quick-form").SubmitAsync("Steward");

        tapped.ShouldRedirectTo("/at/invented/");
        (await browser.GetAsync("/")).ShouldRedirectTo("/Stewardship/Desk");
        (await browser.GetAsync("/Stewardship/Desk")).ShouldBeOk();
    }

    [Theory]
    [InlineData(31, "https://elsewhere.example/")]
    [InlineData(32, "//elsewhere.example/")]
    [InlineData(33, "/\\elsewhere.example/")]
    [InlineData(34, "\t//elsewhere.example")]
    public async Task SignIn_AReturnAddressElsewhere_IsNotFollowed(int agency, string address)
    {
        await House.AddAgencyAsync(agency, $"returning-{agency}", isDemonstration: true);
        await House.AddAccountAsync(agency, "returns", Role.Steward);

        var done = await House.Stranger().TryAsync("returns", TestPeople.Password, $"/at/returning-{agency}/sign-in?ReturnUrl={Uri.EscapeDataString(address)}");

        done.ShouldRedirectTo($"/at/returning-{agency}/");
    }

    [Fact]
    public async Task SignIn_AReturnAddressHere_IsFollowed()
    {
        await House.AddAgencyAsync(22, "back", isDemonstration: true);
        await House.AddAccountAsync(22, "comes-back", Role.Steward);

        (await House.Stranger().TryAsync("comes-back", TestPeople.Password, "/at/back/sign-in?ReturnUrl=%2Fmy-trail%3Fothers%3Dtrue")).ShouldRedirectTo("/my-trail?others=true");
    }

    [Fact]
    public async Task SignIn_OverSomebodyElsesSignIn_GetsATicketOfItsOwn()
    {
        await House.AddAgencyAsync(23, "shared", isDemonstration: true);
        var first = await House.AddAccountAsync(23, "first-here", Role.Steward);
        await House.AddAccountAsync(23, "second-here", Role.Steward);
        var browser = House.Stranger();
        await browser.TryAsync("first-here", TestPeople.Password, "/at/shared/sign-in");
        var before = await House.AskAsync(db => db.Set<SignInTicket>().SingleAsync(t => t.AccountId == first.Id), 23);

        await (await browser.TryAsync("second-here", TestPeople.Password, "/at/shared/sign-in")).FollowAsync();

        (await browser.GetAsync("/my-trail")).ShouldSay("second-here of the test");
        var tickets = await House.AskAsync(db => db.Set<SignInTicket>().ToListAsync(), 23);
        tickets.ShouldNotContain(t => t.Id == before.Id, "the key that the first person knew must open nothing of the second's");
    }

    [Fact]
    public async Task SignIn_SeveralAgenciesAndNoneNamed_OffersThem()
    {
        await House.AddAgencyAsync(24, "one-more");

        var page = await House.Stranger().GetAsync("/sign-in");

        page.ShouldSay("Which agency?");
        page.Element("a[href='/at/one-more/sign-in']").TextContent.ShouldContain("one-more police");
        (await House.Stranger().GetAsync("/at/one-more/sign-in")).ShouldSay("one-more police");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/portal/sign-in")]
    public async Task SignIn_ManyAgencies_AreFoundByAPartOfTheirNames(string page)
    {
        // Both times the same ones.
        for (var number = 61; number <= 68; number++)
            if (!await House.AskAsync(db => db.Agencies.AnyAsync(a => a.Id == number))) await House.AddAgencyAsync(number, $"owl-{number}");
        var browser = House.Stranger();

        var found = await (await browser.GetAsync(page)).Form("form[role=search]").Set("Find", " OWL-63 ").SubmitAsync();
        found.Texts(".pa-door__name").ShouldBe(["owl-63 police"]);
        found.Element(".pa-door").GetAttribute("href").ShouldBe($"/at/owl-63{page}");

        var none = await browser.GetAsync($"{page}?Find=falcon");
        none.ShouldSay("None here is called that.");
        none.Element("p[role=status] a").GetAttribute("href").ShouldBe(page);
        (await browser.GetAsync(page)).Texts(".pa-door__name").Count.ShouldBeGreaterThan(8);
    }

    [Theory]
    [InlineData("buho", 1)]
    [InlineData(" BÚHO ", 1)]
    [InlineData("  ", 2)]
    [InlineData("falcon", 0)]
    public void Doors_FoundByAPartOfTheirName_MindNeitherAccentsNorCapitals(string typed, int found) =>
        new AgencyDoors([new Agency { Name = "Police of Búho", Slug = "one", TimeZone = "UTC" }, new Agency { Name = "Elm", Slug = "two", TimeZone = "UTC" }], typed, "/sign-in").Found.Count.ShouldBe(found);

    [Fact]
    public async Task Close_TwoAdministratorsEachOtherAtOnce_LeavesOne()
    {
        await House.AddAgencyAsync(40, "duel");
        var one = await House.AddAccountAsync(40, "duel-one", Role.Administrator);
        var two = await House.AddAccountAsync(40, "duel-two", Role.Administrator);

        await Task.WhenAll(CloseAsync(one), CloseAsync(two));

        (await House.AskAsync(db => db.Set<RoleGrant>().CountAsync(g => g.Role == Role.Administrator && g.EndedAt == null), 40)).ShouldBe(1);
    }

    private Task CloseAsync(Account account) => Task.Run(() => House.DoAsync(async services =>
    {
        var row = await services.GetRequiredService<AllianceContext>().Users.SingleAsync(a => a.Id == account.Id);
        await services.GetRequiredService<AccountService>().CloseAsync(row, House.Act(agency: 40));
    }, 40));
}

public sealed class SeveralAgenciesTestsOnSqlite(SqliteHouse house) : SeveralAgenciesTests(house), IClassFixture<SqliteHouse>;

public sealed class SeveralAgenciesTestsOnPostgres(PostgresHouse house) : SeveralAgenciesTests(house), IClassFixture<PostgresHouse>;
