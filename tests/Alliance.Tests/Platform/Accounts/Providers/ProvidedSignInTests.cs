using System.Net;
using System.Security.Claims;
using Alliance.Platform.Accounts;
using Alliance.Platform.Accounts.Providers;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Accounts.Providers;

/// <summary>A house whose agency has its accounts with a real provider.</summary>
public abstract class ProvidedTest(TestHouse house) : HouseTest(house), IAsyncLifetime
{
    protected RealProvider Provider { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await RealProvider.OpenAsync(House.Clock.GetUtcNow());
        await SetAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Through the provider and back, to the first answer of ours.</summary>
    protected async Task<Page> ComeAsync(Browser browser, Person person, string by = "/sign-in/provider")
    {
        Provider.Next = person;
        var sent = await browser.GetAsync(by);
        sent.ShouldBe(HttpStatusCode.Found);
        var done = await browser.GetAsync(await RealProvider.VisitAsync(sent.Response.Headers.Location!));
        return done;
    }

    protected Task SetAsync(int agency = TestPeople.AgencyId, bool asksSecondFactor = true) => House.DoAsync(services => services.GetRequiredService<ProviderService>().SetAsync(
        new ProviderInput
        {
            Name = "Harbor accounts",
            Issuer = Provider.Issuer,
            ClientId = RealProvider.ClientId,
            Secret = RealProvider.Secret,
            RoleClaim = "groups",
            AsksSecondFactor = asksSecondFactor,
            Roles = [("patrol", Role.Officer), ("sergeants", Role.Supervisor), ("auditors", Role.Steward), ("it", Role.Administrator)],
        }, House.Act(House.Person(Role.Administrator).Id, Role.Administrator, agency)), agency);

    protected Task<List<Role>> RolesAsync(Guid account, int agency = TestPeople.AgencyId) =>
        House.AskAsync(db => db.Set<RoleGrant>().Where(g => g.AccountId == account && g.EndedAt == null).Select(g => g.Role).OrderBy(r => r).ToListAsync(), agency);
}

/// <summary>Signing in by the agency's own accounts, with a real provider on the other side.</summary>
public abstract class ProvidedSignInTests(TestHouse house) : ProvidedTest(house)
{
    [Fact]
    public async Task SignIn_TheFirstTime_MakesAnAccountWithTheRolesOfItsGroups()
    {
        var browser = House.Stranger();
        (await browser.GetAsync("/sign-in")).Element("#by-provider").TextContent.ShouldBe("I agree — sign in with Harbor accounts");

        var done = await ComeAsync(browser, new Person("s-100", "Officer Rosa Example", "patrol", "coffee") { UserName = "rosa@maple-harbor.example" });

        done.ShouldRedirectTo("/");
        (await browser.GetAsync("/")).ShouldRedirectTo("/Partnerships/Today");
        var account = await House.AccountAsync("rosa");
        account.DisplayName.ShouldBe("Officer Rosa Example");
        account.PasswordHash.ShouldBeNull();
        (await RolesAsync(account.Id)).ShouldBe([Role.Officer]);
        (await House.EventsAsync(AccountEvents.AccountAdded)).ShouldContain(e => e.EntityId == account.Id && e.Purpose.Contains("own accounts"));
        (await House.EventsAsync(AccountEvents.SignedIn)).ShouldContain(e => e.EntityId == account.Id);
        Provider.Asked["code_challenge_method"].ShouldBe("S256");
        Provider.Asked["response_type"].ShouldBe("code");
        Provider.Asked["state"].ShouldNotBeEmpty();
        Provider.Asked["nonce"].ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Arrive_TheFirstTimeInThreeWindowsAtOnce_MakesOneAccountAndLetsEachIn()
    {
        for (var i = 0; i < 5; i++)
        {
            var name = $"twice.{i}";

            var arrived = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ArriveAsync($"s-15{i}", name)));

            arrived.Distinct().ShouldHaveSingleItem();
            (await House.AskAsync(db => db.Users.CountAsync(a => a.UserName!.StartsWith(name)))).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Arrive_TwoOfOneNameAtOnce_BothComeIn()
    {
        for (var i = 0; i < 5; i++)
        {
            var name = $"one.{i}";

            await Task.WhenAll(Enumerable.Range(0, 2).Select(k => ArriveAsync($"s-16{i}{k}", name)));

            (await House.AskAsync(db => db.Users.Where(a => a.UserName!.StartsWith(name)).Select(a => a.UserName).Order().ToListAsync())).ShouldBe([name, name + "2"]);
        }
    }

    /// <summary>What follows once the provider has answered, each on a thread of its own.</summary>
    private Task<Guid> ArriveAsync(string subject, string name) => Task.Run(async () =>
    {
        var arrived = Guid.Empty;
        await House.DoAsync(async services =>
        {
            var who = new ClaimsPrincipal(new ClaimsIdentity([new("iss", Provider.Issuer), new("sub", subject), new("preferred_username", name), new("groups", "patrol")]));
            var provider = (await services.GetRequiredService<ProviderService>().FindAsync())!;
            var (account, _) = await services.GetRequiredService<ProvidedSignIn>().ArriveAsync(provider, who, null, House.Act());
            arrived = account.ShouldNotBeNull().Id;
        });
        return arrived;
    });

    [Fact]
    public async Task SignIn_Again_FindsTheAccountByIssuerAndSubject_AndNeverByName()
    {
        await ComeAsync(House.Stranger(), new Person("s-200", "Sam One", "patrol") { UserName = "sam" });
        var first = await House.AccountAsync("sam");

        await ComeAsync(House.Stranger(), new Person("s-200", "Sam Married Now", "patrol") { UserName = "sam.new", Email = "sam@maple-harbor.example" });
        await ComeAsync(House.Stranger(), new Person("s-201", "Another Sam", "patrol") { UserName = "sam", Email = "sam@maple-harbor.example" });

        (await House.EventsAsync(AccountEvents.SignedIn)).Count(e => e.EntityId == first.Id).ShouldBe(2);
        var second = await House.AccountAsync("sam2");
        second.DisplayName.ShouldBe("Another Sam");
    }

    [Fact]
    public async Task SignIn_AsTheUserNameOfAnAccountHere_OpensNotThatAccount()
    {
        var own = await House.AddAccountAsync("steward.here", Role.Steward);

        await ComeAsync(House.Stranger(), new Person("s-300", "Somebody Else", "patrol") { UserName = "steward.here" });

        (await House.EventsAsync(AccountEvents.SignedIn)).ShouldNotContain(e => e.EntityId == own.Id);
        (await RolesAsync((await House.AccountAsync("steward.here2")).Id)).ShouldBe([Role.Officer]);
    }

    [Fact]
    public async Task SignIn_AfterTheGroupsChanged_FollowsThemAndEndsOtherSignIns()
    {
        var person = new Person("s-400", "Lee Moves", "patrol");
        var old = House.Stranger();
        await ComeAsync(old, person);
        var account = await House.AccountAsync("s-400");

        var browser = House.Stranger();
        await ComeAsync(browser, person with { Groups = ["sergeants", "auditors"] });

        (await RolesAsync(account.Id)).ShouldBe([Role.Supervisor, Role.Steward]);
        (await House.EventsAsync(AccountEvents.RolesChanged)).ShouldContain(e => e.EntityId == account.Id);
        (await old.GetAsync("/my-trail")).Location!.ShouldStartWith("/sign-in");
        (await browser.GetAsync("/my-trail")).ShouldBeOk();
    }

    [Fact]
    public async Task SignIn_InNoGroupOfOurs_MakesNobodyAndSaysWhy()
    {
        var page = await (await ComeAsync(House.Stranger(), new Person("s-500", "Nobody Here", "coffee"))).FollowAsync();

        page.ShouldSay("Harbor accounts knows you, but none of your groups there opens anything here.");
        (await House.AskAsync(db => db.Users.AnyAsync(a => a.UserName == "s-500"))).ShouldBeFalse();
        (await House.EventsAsync(AccountEvents.SignInRefused)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task SignIn_OutOfAllGroups_TakesTheRolesAway()
    {
        var person = new Person("s-600", "Leaves Us", "patrol");
        await ComeAsync(House.Stranger(), person);

        (await (await ComeAsync(House.Stranger(), person with { Groups = [] })).FollowAsync()).ShouldSay("none of your groups there opens anything here");

        (await RolesAsync((await House.AccountAsync("s-600")).Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task SignIn_ToAClosedAccount_StaysClosed()
    {
        var person = new Person("s-700", "Closed Down", "patrol");
        await ComeAsync(House.Stranger(), person);
        var account = await House.AccountAsync("s-700");
        await House.DoAsync(async services => (await services.GetRequiredService<AccountService>().CloseAsync(await services.GetRequiredService<AllianceContext>().Users.SingleAsync(a => a.Id == account.Id), House.Act())).ShouldBeEmpty());

        var page = await (await ComeAsync(House.Stranger(), person with { Groups = ["sergeants"] })).FollowAsync();

        page.ShouldSay("Your account here is locked or closed.");
        (await RolesAsync(account.Id)).ShouldBeEmpty();
        (await House.AccountAsync("s-700")).LockoutEnd.ShouldNotBeNull();
    }

    [Fact]
    public async Task SignIn_WhileTheProviderIsAway_SaysSoAndComesBackLater()
    {
        await Provider.StopAsync();
        (await (await House.Stranger().GetAsync("/sign-in/provider")).FollowAsync()).ShouldSay("Harbor accounts does not answer just now.");

        await Provider.StartAsync();

        (await ComeAsync(House.Stranger(), new Person("s-1000", "Patient", "patrol"))).ShouldRedirectTo("/");
    }

    [Fact]
    public async Task SignIn_WhileTheProviderGoesAwayOnTheWay_SaysSo()
    {
        var browser = House.Stranger();
        Provider.Next = new Person("s-1001", "Half Way", "patrol");
        var back = await RealProvider.VisitAsync((await browser.GetAsync("/sign-in/provider")).Response.Headers.Location!);
        await Provider.StopAsync();

        (await (await browser.GetAsync(back)).FollowAsync()).ShouldSay("Harbor accounts does not answer just now.");
    }

    [Fact]
    public async Task SignIn_RefusedThere_SaysSo()
    {
        var browser = House.Stranger();
        Provider.Next = null;

        var page = await (await browser.GetAsync(await RealProvider.VisitAsync((await browser.GetAsync("/sign-in/provider")).Response.Headers.Location!))).FollowAsync();

        page.ShouldSay("Harbor accounts did not let you in, or you stopped on the way.");
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public async Task SignIn_WithAProviderInAnotherTime_SaysThatClocksDiffer(int hours)
    {
        Provider.Clock.AdjustTime(House.Clock.GetUtcNow().AddHours(hours));

        var page = await (await ComeAsync(House.Stranger(), new Person($"s-11{hours}", "Out Of Time", "patrol"))).FollowAsync();

        page.ShouldSay("The clocks of Harbor accounts and of this server differ by more than two minutes");
    }

    [Fact]
    public async Task SignIn_WithAProviderAMinuteOff_IsTaken()
    {
        Provider.Clock.AdjustTime(House.Clock.GetUtcNow().AddMinutes(1));

        (await ComeAsync(House.Stranger(), new Person("s-1150", "Nearly In Time", "patrol"))).ShouldRedirectTo("/");
    }

    [Fact]
    public async Task Back_WithAnAnswerOfAnotherBrowser_LetsNobodyIn()
    {
        Provider.Next = new Person("s-1200", "Victim", "patrol");
        var back = await RealProvider.VisitAsync((await House.Stranger().GetAsync("/sign-in/provider")).Response.Headers.Location!);
        var other = House.Stranger();

        (await (await other.GetAsync(back)).FollowAsync()).ShouldSay("That took a little too long. Please start again.");

        other.Has("alliance").ShouldBeFalse();
        (await House.AskAsync(db => db.Users.AnyAsync(a => a.UserName == "s-1200"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Back_WithAStateChanged_LetsNobodyIn()
    {
        var browser = House.Stranger();
        Provider.Next = new Person("s-1300", "Forged", "patrol");
        var back = await RealProvider.VisitAsync((await browser.GetAsync("/sign-in/provider")).Response.Headers.Location!);

        (await (await browser.GetAsync(back.Replace("state=", "state=x", StringComparison.Ordinal))).FollowAsync()).ShouldSay("could not be checked, so nobody was let in");
        browser.Has("alliance").ShouldBeFalse();
    }

    [Fact]
    public async Task Back_ByItself_LeadsToTheSignIn() =>
        (await (await House.Stranger().GetAsync("/sign-in/back")).FollowAsync()).ShouldSay("could not be checked");

    [Fact]
    public async Task SignIn_WithASecretThatNoKeyOpens_SaysSo()
    {
        await House.AskAsync(db => db.Set<SignInProvider>().ExecuteUpdateAsync(set => set.SetProperty(p => p.Secret, new byte[] { 1 }).SetProperty(p => p.Version, p => p.Version + 1)));

        (await (await House.Stranger().GetAsync("/sign-in/provider")).FollowAsync()).ShouldSay("could not be checked, so nobody was let in");
        (await (await House.Stranger().GetAsync("/sign-in/back")).FollowAsync()).ShouldSay("could not be checked, so nobody was let in");
    }

    [Fact]
    public async Task SignIn_WhereTheProviderAsksForNoSecondFactor_AsksForOurCode()
    {
        await SetAsync(asksSecondFactor: false);
        var browser = House.Stranger();

        var done = await ComeAsync(browser, new Person("s-1400", "Needs Code", "patrol"));

        done.ShouldRedirectTo("/second-factor/set-up");
        var page = await done.FollowAsync();
        var key = Base32.Decode(page.Element("code").TextContent);
        (await page.Form().Set("Code", House.Code(key)).SubmitAsync()).Location!.ShouldStartWith("/my-sign-in/codes");
        (await browser.GetAsync("/my-trail")).ShouldBeOk();
    }

    [Fact]
    public async Task Join_AnAccountHere_KeepsItsDeedsAndEndsItsPassword()
    {
        var account = await House.AddAccountAsync("joiner", Role.Officer, Role.Trainer);
        var browser = await House.SignInAsync(account, Role.Officer);
        var page = await browser.GetAsync("/my-sign-in");

        var done = await ComeAsync(browser, new Person("s-1500", "Joined Up", "patrol"), page.Element("#join").ParentElement!.QuerySelector("a")!.GetAttribute("href")!);

        (await done.FollowAsync()).ShouldBeOk();
        Provider.Asked["prompt"].ShouldBe("login");
        (await RolesAsync(account.Id)).ShouldBe([Role.Officer]);
        (await House.AccountAsync("joiner")).PasswordHash.ShouldBeNull();
        (await House.EventsAsync(AccountEvents.AccountJoined)).ShouldContain(e => e.EntityId == account.Id && e.ActorId == account.Id);
        (await House.Stranger().TryAsync("joiner", TestPeople.Password)).ShouldBe(HttpStatusCode.BadRequest);
        await ComeAsync(House.Stranger(), new Person("s-1500", "Joined Up", "patrol"));
        (await House.EventsAsync(AccountEvents.SignedIn)).Count(e => e.EntityId == account.Id).ShouldBe(2);
    }

    [Fact]
    public async Task Join_WithoutThePagesOwnPass_IsNotBegun()
    {
        var browser = await House.SignInAsync(await House.AddAccountAsync("lured", Role.Officer), Role.Officer);

        (await browser.GetAsync("/sign-in/provider?join=made-up")).ShouldRedirectTo("/my-sign-in?trouble=Late");
    }

    [Fact]
    public async Task Unlock_WithoutAPassword_GoesOnOnceTheySignedInAnew()
    {
        var person = new Person("s-1600", "Idle Hands", "patrol");
        var browser = House.Stranger();
        await ComeAsync(browser, person);
        await browser.GetAsync("/");
        House.Clock.Advance(TimeSpan.FromMinutes(40));
        Provider.Clock.Advance(TimeSpan.FromMinutes(40));

        var locked = await (await browser.GetAsync("/my-trail")).FollowAsync();
        locked.Document.QuerySelector("input[type=password]").ShouldBeNull();
        (await locked.Form("main form").SubmitAsync()).ShouldHaveError("", "Sign in with your agency’s account first");
        await (await ComeAsync(browser, person, "/sign-in/provider?again=true")).FollowAsync();

        Provider.Asked["prompt"].ShouldBe("login");
        (await browser.GetAsync("/my-trail")).ShouldBeOk();
    }

    [Fact]
    public async Task Account_OfTheProvider_GetsNoPasswordHere()
    {
        await ComeAsync(House.Stranger(), new Person("s-1700", "No Password", "patrol"));
        var account = await House.AccountAsync("s-1700");
        var administrator = await House.SignInAsync(Role.Administrator);

        var page = await administrator.GetAsync($"/accounts/{account.Id}");

        page.ShouldSay("none: your agency’s own accounts say who they are");
        page.Document.QuerySelector("form[action*=password]").ShouldBeNull();
        var token = page.Form("#rights-form").Value("__RequestVerificationToken")!;
        await administrator.PostAsync($"/accounts/{account.Id}?handler=password", [new("__RequestVerificationToken", token)]);
        (await House.AccountAsync("s-1700")).PasswordHash.ShouldBeNull();
    }
}

public sealed class ProvidedSignInTestsOnSqlite(SqliteHouse house) : ProvidedSignInTests(house), IClassFixture<SqliteHouse>;

public sealed class ProvidedSignInTestsOnPostgres(PostgresHouse house) : ProvidedSignInTests(house), IClassFixture<PostgresHouse>;

/// <summary>Several agencies on one server, each with a provider of its own or none.</summary>
public abstract class ProvidedAgenciesTests(TestHouse house) : ProvidedTest(house)
{
    [Fact]
    public async Task SignIn_TheLastAdministratorWithoutTheGroup_StaysOne()
    {
        await House.AddAgencyAsync(70, "provided");
        await SetAsync(70);
        var person = new Person("s-800", "Only Admin", "it");
        (await ComeAsync(House.Stranger(), person, "/at/provided/sign-in/provider")).ShouldRedirectTo("/at/provided/");
        var account = await House.AskAsync(db => db.Users.AsNoTracking().SingleAsync(a => a.UserName == "s-800"), 70);

        await ComeAsync(House.Stranger(), person with { Groups = ["patrol"] }, "/at/provided/sign-in/provider");

        (await RolesAsync(account.Id, 70)).ShouldBe([Role.Officer, Role.Administrator]);
        (await House.EventsAsync(AccountEvents.RolesChanged, 70)).ShouldContain(e => e.Purpose.Contains("last administrator stays one"));
    }

    [Fact]
    public async Task SignIn_AtAnotherAgencysAddress_IsAnAccountOfThatAgency()
    {
        await House.AddAgencyAsync(71, "provided-too");
        (await House.Stranger().GetAsync("/at/provided-too/sign-in/provider")).ShouldRedirectTo("/at/provided-too/sign-in");
        var browser = House.Stranger();
        Provider.Next = new Person("s-900", "Between Two", "patrol");
        var back = await RealProvider.VisitAsync((await browser.GetAsync("/at/maple-harbor/sign-in/provider")).Response.Headers.Location!);
        await SetAsync(71);

        // The answer of one agency's sign-in, taken to another's address.
        (await browser.GetAsync(back.Replace("/at/maple-harbor/", "/at/provided-too/", StringComparison.Ordinal))).Location!.ShouldStartWith("/at/provided-too/sign-in?trouble=");

        (await House.AskAsync(db => db.Users.AnyAsync(a => a.UserName == "s-900"), 71)).ShouldBeFalse();
    }
}

public sealed class ProvidedAgenciesTestsOnSqlite(SqliteHouse house) : ProvidedAgenciesTests(house), IClassFixture<SqliteHouse>;

public sealed class ProvidedAgenciesTestsOnPostgres(PostgresHouse house) : ProvidedAgenciesTests(house), IClassFixture<PostgresHouse>;
